// Runs clang-tidy over the sources of src/ that a build folder knows, two at a time. Where the folder compiles batches,
// a batch is looked at as one, which takes a tenth of the time: most of it goes to the headers. A file or batch is looked
// at again only when it, a project header it includes, its flags, .clang-tidy or clang-tidy itself changed: the hash of
// all these names a stamp in build/tidy_cache. Usage: node tools/lib/tidy.mjs <build folder> [path part...]
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

const JOBS = 2;
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const [build, ...parts] = process.argv.slice(2);
const cache = join(root, 'build/tidy_cache');
mkdirSync(cache, { recursive: true });

const tool = ['clang-tidy-14', 'clang-tidy'].find((name) => {
  try {
    return execFileSync(name, ['--version'], { stdio: 'pipe' }) !== null;
  } catch {
    return false;
  }
});
if (!tool) {
  console.error('clang-tidy is missing. Try: apt-get install clang-tidy');
  process.exit(1);
}
const environment = execFileSync(tool, ['--version'], { encoding: 'utf8' }) + readFileSync(join(root, '.clang-tidy'), 'utf8');

const in_sources = (path) => relative(root, path).startsWith('src/');

// What a batch is made of; a file is its own.
function sources_of(file) {
  if (!basename(file).startsWith('unity_')) return [file];
  return [...readFileSync(file, 'utf8').matchAll(/^#include "([^"]+)"/gm)].map(([, path]) => path);
}

// The file and every project header it reaches, each once, in the order they are met.
function project_files(path, seen = new Set()) {
  if (seen.has(path) || !existsSync(path)) return seen;
  seen.add(path);
  for (const [, name] of readFileSync(path, 'utf8').matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)) project_files(resolve(root, 'src', name), seen);
  return seen;
}

function stamp_of(entry) {
  const hash = createHash('sha256').update(environment).update(entry.command.replaceAll(root, '.'));
  for (const path of project_files(entry.file)) {
    if (in_sources(path)) hash.update(relative(root, path)).update(readFileSync(path));
  }
  return join(cache, hash.digest('hex'));
}

function look_at(entry) {
  return new Promise((done) => {
    execFile(tool, ['--quiet', '-p', build, entry.file], { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      // Its standard error counts suppressed warnings; it matters only when the file could not be read at all.
      done(error ? `${stdout}${stdout.includes('error:') ? '' : stderr}` : null);
    });
  });
}

const started = Date.now();
const entries = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'))
  .map((entry) => ({ file: resolve(entry.directory, entry.file), command: entry.command }))
  .map((entry) => ({ ...entry, sources: sources_of(entry.file).filter(in_sources) }))
  .filter(({ sources }) => sources.length > 0)
  .filter(({ sources }) => parts.length === 0 || parts.some((part) => sources.some((path) => path.includes(part))));
if (entries.length === 0) {
  console.error(`${build}/compile_commands.json names no file of src/. Try: cmake --preset native`);
  process.exit(1);
}
const waiting = entries.map((entry) => ({ ...entry, stamp: stamp_of(entry) })).filter(({ stamp }) => !existsSync(stamp));
const looked_at = waiting.length;
let problems = 0;

async function worker() {
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    const began = Date.now();
    const complaint = await look_at(entry);
    console.log(`${entry.sources.map((path) => relative(root, path)).join(' ')}: ${complaint ? 'problems' : 'clean'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    if (complaint) {
      problems += 1;
      console.log(complaint.trim());
    } else {
      writeFileSync(entry.stamp, '');
    }
  }
}

await Promise.all(Array.from({ length: JOBS }, worker));
const files = entries.reduce((sum, { sources }) => sum + sources.length, 0);
console.log(`${files} files in ${entries.length} pieces, ${looked_at} looked at, ${problems} with problems, ${((Date.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = problems === 0 ? 0 : 1;
