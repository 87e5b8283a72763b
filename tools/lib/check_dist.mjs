// Checks a finished dist/: the download without fonts stays within its budget (brotli, as a server would send it), and
// the wasm holds no feature that the oldest supported browser lacks (Chromium 83; the gate stands at Chrome 75).
// Usage: node tools/lib/check_dist.mjs [folder]
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 1_300_000; // bytes (design target: 1.3 MB without any font)
const FONTS = new Set(['.woff', '.woff2', '.ttf', '.otf']);
// What Chrome 75 knows; anything else in the module makes wasm-opt refuse it.
const FEATURES = ['--mvp-features', '--enable-sign-ext', '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-mutable-globals'];

const folder = process.argv[2] ?? 'dist';
let failed = false;

function files_below(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files_below(join(path, entry.name)) : [join(path, entry.name)]);
}

function brotli_size(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;
}

// wasm-opt stands beside Debian's emcc on PATH; emsdk keeps it in upstream/bin, beside upstream/emscripten.
function wasm_opt() {
  const emcc = spawnSync('sh', ['-c', 'readlink -f "$(command -v em++)"'], { encoding: 'utf8' }).stdout.trim();
  const beside = emcc && join(dirname(emcc), '../bin/wasm-opt');
  return beside && existsSync(beside) ? beside : 'wasm-opt';
}

const files = existsSync(join(folder, 'index.html')) ? files_below(folder) : [];
if (files.length === 0) {
  console.error(`${folder} holds no index.html. Try: tools/run --build-only`);
  process.exit(1);
}

let total = 0;
for (const file of files.filter((name) => !FONTS.has(extname(name)) && !name.endsWith('.map'))) {
  const bytes = readFileSync(file);
  const size = brotli_size(bytes);
  total += size;
  if (size > 5_000) console.log(`${String(size).padStart(9)} bytes brotli  ${relative(folder, file)} (${bytes.length} plain)`);
}
console.log(`${String(total).padStart(9)} bytes brotli  in all without fonts; the budget is ${BUDGET}`);
if (total > BUDGET) {
  console.error(`The download is ${total - BUDGET} bytes over its budget.`);
  failed = true;
}

const modules = files.filter((name) => name.endsWith('.wasm'));
if (modules.length === 0) {
  console.error(`${folder} holds no wasm module.`);
  failed = true;
}
for (const module of modules) {
  try {
    execFileSync(wasm_opt(), [...FEATURES, module, '-o', '/dev/null'], { stdio: ['ignore', 'pipe', 'pipe'] });
    console.log(`${basename(module)}: no wasm feature newer than Chrome 75`);
  } catch (error) {
    console.error(`${basename(module)} needs a wasm feature that supported browsers lack:\n${String(error.stderr ?? error).slice(0, 2000)}`);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
