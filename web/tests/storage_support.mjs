// A page around the storage module (tests/web_storage): one worker that runs it, and the page's own storage functions.
// Lines that the module prints arrive as console messages and in window.lines.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, withApp } from './support.mjs';

const MODULE = process.env.CHUXIN_STORAGE_MODULE ?? join(ROOT, 'build/web/chuxin_tests_block_store_web.js');
const WEB = join(ROOT, 'web');
const { build } = createRequire(join(WEB, 'package.json'))('esbuild');

const WORKER = `
import createProgram from 'chuxin:program';
import { createStorageImports, exportBackup } from './storage';
let program = null, memory = null;
const say = (line) => self.postMessage(line);
const host = {
  memory: () => memory.buffer,
  respond(request, status, bytes) {
    const at = program._chuxin_allocate(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, at);
    program._chuxin_respond(request, status, at, bytes.length);
    program._chuxin_release(at);
  },
};
const bridge = { ...createStorageImports(host), post() {}, request_frame() {} };
const started = createProgram({
  bridge, print: say, printErr: (line) => say('stderr ' + line), onAbort: (reason) => say('abort ' + reason),
  instantiateWasm(imports, done) {
    fetch('module.wasm').then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))
      .then(({ instance, module }) => {
        memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
        done(instance, module);
      });
    return {};
  },
}).then((module) => { program = module; });
self.onmessage = ({ data }) => started.then(async () => {
  if (data.breakStorage) IDBObjectStore.prototype.put = () => { throw new DOMException('injected', 'QuotaExceededError'); };
  else if (data.exportBackup) say('backup ' + (await exportBackup(data.exportBackup)).size);
  else program['_chuxin_test_' + data.call](...data.args);
});
`;

const PAGE = `
import { exportBackup, importBackup, isWriterPresent, listWorkspaces } from './storage';
const worker = new Worker('worker.js');
window.storage = { exportBackup, importBackup, isWriterPresent, listWorkspaces };
window.lines = [];
worker.onmessage = ({ data }) => { window.lines.push(data); console.log(data); };
worker.onerror = (event) => { window.lines.push('worker error ' + event.message); };
window.send = (message) => worker.postMessage(message);
window.call = (name, ...args) => window.send({ call: name, args });
window.chuxinDebug = { ready: true };
`;

async function bundle(contents, outfile) {
  await build({
    stdin: { contents, resolveDir: WEB, loader: 'ts' },
    outfile, bundle: true, format: 'iife', target: 'es2020', logLevel: 'warning',
    external: ['fs', 'path', 'crypto', 'node:*'],
    plugins: [{ name: 'program', setup: (bundler) => void bundler.onResolve({ filter: /^chuxin:program$/ }, () => ({ path: MODULE })) }],
  });
}

// Calls `run` with a folder that holds the page.
export async function withHarness(run) {
  const folder = await mkdtemp(join(tmpdir(), 'chuxin-storage-'));
  try {
    await bundle(WORKER, join(folder, 'worker.js'));
    await bundle(PAGE, join(folder, 'page.js'));
    await copyFile(MODULE.replace(/\.js$/, '.wasm'), join(folder, 'module.wasm'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="page.js"></script>');
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export function withStoragePage(options, run) {
  return withHarness((dist) => withApp({ ...options, dist }, run));
}

// The first line from number `from` on that starts with `start`; any error line of the module ends the wait.
export async function line(page, start, from = 0) {
  const found = await page.waitForFunction(
    ([wanted, first]) => window.lines.slice(first).find((text) => text.startsWith(wanted) || /^(error|abort|stderr|worker error)/.test(text)),
    [start, from], { timeout: 60_000 });
  const text = await found.jsonValue();
  if (!text.startsWith(start)) throw new Error(`Expected "${start}…", the module said: ${text}`);
  return text;
}

// Calls one function of the module and waits for its answer.
export async function ask(page, start, name, ...args) {
  const from = await page.evaluate(() => window.lines.length);
  await page.evaluate(([call, list]) => window.call(call, ...list), [name, args]);
  return line(page, start, from);
}
