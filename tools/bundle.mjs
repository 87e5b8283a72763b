// Puts the browser program together: bundles page and worker with esbuild, names every file by its content, copies the
// web font slices, writes index.html. Usage: node tools/bundle.mjs --glue=<chuxin.js> --out=<folder> [--release]
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'web');
const { build } = createRequire(join(web, 'package.json'))('esbuild');

const options = new Map(process.argv.slice(2).map((argument) => argument.replace(/^--/, '').split('=')));
const glue = options.get('glue');
const out = options.get('out');
if (!glue || !out) throw new Error('Usage: node tools/bundle.mjs --glue=<chuxin.js> --out=<folder> [--release]');
const release = options.has('release');
const staging = `${out}.new`;

// "name-HASH.ext": servers may let browsers keep such a file for ever.
async function emit(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();
  const [stem, extension] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.'))];
  const file = `${stem}-${hash}${extension}`;
  await writeFile(join(staging, file), bytes);
  return file;
}

const programPlugin = {
  name: 'program',
  setup(bundle) {
    bundle.onResolve({ filter: /^chuxin:program$/ }, () => ({ path: glue }));
  },
};

async function bundleScript(entry, define) {
  const result = await build({
    entryPoints: [join(web, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    minify: release,
    legalComments: 'none',
    loader: { '.glsl': 'text' },
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    plugins: [programPlugin],
    // The glue asks for node's modules only when it runs under node.
    external: ['fs', 'path', 'crypto', 'node:*'],
    logLevel: 'warning',
  });
  return result.outputFiles[0].contents;
}

// "U+4e00-4e0f,U+5b" as pairs of first and last code point.
function parseRanges(text) {
  return text.split(',').map((part) => {
    const [first, last = first] = part.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}

// The slices of the web font for machines without any Chinese font, with an index for web/fonts.ts.
async function copyFonts() {
  const source = join(web, 'node_modules/@fontsource/noto-sans-sc');
  await mkdir(join(staging, 'fonts'), { recursive: true });
  const index = {};
  for (const weight of ['400', '700']) {
    const css = await readFile(join(source, `${weight}.css`), 'utf8');
    index[weight] = [...css.matchAll(/url\(\.\/files\/([\w.-]+\.woff2)\)[^;]*;\s*unicode-range:\s*([^;]+);/g)]
      .map(([, file, ranges]) => ({ file, ranges: parseRanges(ranges) }));
    if (index[weight].length === 0) throw new Error(`${weight}.css of noto-sans-sc lists no slice.`);
    for (const { file } of index[weight]) await cp(join(source, 'files', file), join(staging, 'fonts', file));
  }
  await cp(join(source, 'LICENSE'), join(staging, 'fonts/LICENSE'));
  await writeFile(join(staging, 'fonts/index.json'), JSON.stringify(index));
}

await rm(staging, { recursive: true, force: true });
await mkdir(staging, { recursive: true });
const wasm = await emit('chuxin.wasm', await readFile(glue.replace(/\.js$/, '.wasm')));
const worker = await emit('worker.js', await bundleScript('worker.ts', { WASM_FILE: wasm }));
const boot = await emit('boot.js', await bundleScript('boot.ts', { WORKER_FILE: worker }));
const style = await emit('shell.css', await readFile(join(web, 'shell.css')));
const html = await readFile(join(web, 'index.html'), 'utf8');
await writeFile(join(staging, 'index.html'), html.replace('%STYLE%', style).replace('%BOOT%', boot));
await copyFonts();
await rm(out, { recursive: true, force: true });
await rename(staging, out);
console.log(`${basename(out)}: ${(await readdir(out)).join(' ')}`);
