// The rules of tools/lint_layers: who may include whom, which headers and words are confined to which files, and what
// every file must have. The lists are exact and may only shrink (src/ARCHITECTURE.md). Style is not checked here.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// --- Arrows: "may include"; a layer may always include itself -----------------------------------------------------------
const PORT = 'platform/platform.h';
// The ports that platform implements, and the store without anything behind it that stands in where storage is refused.
const STORES = ['store/block_store.h', 'store/memory_block_store.h', 'store/attachment_store.h'];
const ARROWS = {
  base: [],
  domain: ['base'],
  store: ['domain', 'base'],
  exchange: ['domain', 'base'],
  documents: ['domain', 'base'],
  [PORT]: ['base'],
  'platform/native': ['base', PORT, ...STORES],
  'platform/browser': ['base', PORT, ...STORES],
  app: ['domain', 'store', 'exchange', 'documents', 'base', PORT],
  ui: ['app', 'domain', 'base'],
  training: ['app', 'domain', 'base'],
  cli: ['training', 'app', 'domain', 'store', 'exchange', 'documents', 'base', PORT, 'platform/native'],
  // The composition root: main.cpp and, where it needs more than a few lines, program/.
  program: ['ui', 'training', 'app', 'domain', 'store', 'exchange', 'documents', 'base', PORT, 'platform/browser', 'platform/native'],
  main: ['program', 'ui', 'training', 'app', 'domain', 'store', 'exchange', 'documents', 'base', PORT, 'platform/browser', 'platform/native'],
};

function layer_of(path) {
  if (path === PORT || path === 'main.cpp') return path === PORT ? PORT : 'main';
  const [first, second] = path.split('/');
  return first === 'platform' ? `platform/${second}` : first;
}

function may_include(from, to) {
  const source = layer_of(from);
  const target = layer_of(to);
  const allowed = ARROWS[source] ?? [];
  return source === target || allowed.includes(target) || allowed.includes(to);
}

// --- Confined headers and words (paths below src/) -----------------------------------------------------------------------
const in_browser = (path) => path.startsWith('platform/browser/');
const outside_machine = (path) => path.startsWith('platform/') || path.startsWith('cli/') || path === 'main.cpp';
const CONFINED_HEADERS = [
  { header: /^sqlite3\w*\.h$/, home: 'store/database.cpp and store/memory_vfs.cpp', allowed: (p) => ['store/database.cpp', 'store/memory_vfs.cpp'].includes(p) },
  { header: /^nlohmann\/|^json\.hpp$/, home: 'exchange/*.cpp', allowed: (p) => /^exchange\/.*\.cpp$/.test(p) },
  { header: /^im(?:gui|stb_)\w*\.h$/, home: 'ui/ and platform/browser/canvas*', allowed: (p) => p.startsWith('ui/') || /^platform\/browser\/canvas\w*\.(?:h|cpp)$/.test(p) },
  { header: /^emscripten|^(GLES\d|EGL|webgl|AL)\//, home: 'platform/browser/', allowed: in_browser },
  { header: /^doctest\//, home: 'tests/', allowed: () => false },
  { header: /^(unistd|fcntl|dirent|signal|poll|dlfcn|pthread)\.h$|^sys\//, home: 'platform/, cli/ and store/memory_vfs.cpp (getentropy)', allowed: (p) => /^(platform|cli)\//.test(p) || p === 'store/memory_vfs.cpp' },
  { header: /^iostream$/, home: 'cli/', allowed: (p) => p.startsWith('cli/') },
  { header: /^(format|coroutine|expected|source_location|print|stacktrace|generator|mdspan)$/, home: 'nowhere (libc++ of clang 14 has none)', allowed: () => false },
];
const CONFINED_WORDS = [
  { word: /\bEM_(ASM|JS|ASYNC_JS)\b|\bEMSCRIPTEN_KEEPALIVE\b|\bemscripten_\w+\s*\(/, what: 'Emscripten call', home: 'platform/browser/', allowed: in_browser },
  { word: /\b__EMSCRIPTEN__\b/, what: '__EMSCRIPTEN__', home: 'platform/browser/', allowed: in_browser },
  { word: /(?:"|R"\w*\()\s*(?:(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|WITH|BEGIN|SAVEPOINT|ATTACH) |(?:BEGIN|COMMIT|ROLLBACK|VACUUM)\b[;"])/, what: 'SQL text', home: 'store/', allowed: (p) => p.startsWith('store/') },
  { word: /\b(?:system_clock|steady_clock|high_resolution_clock|gettimeofday|clock_gettime|localtime|gmtime)\b|\bstd::time\s*\(/, what: 'reading of the clock', home: 'platform/ and cli/', allowed: outside_machine },
];

// Spelled in two parts, so that this file does not hold them itself.
const UNFINISHED = new RegExp(
  [['TO', 'DO'], ['\\bXX', 'X\\b'], ['not imple', 'mented'], ['unimple', 'mented'], ['place', 'holder'], ['暂未', '实现'], ['敬请', '期待'], ['待', '实现']]
    .map((parts) => parts.join('')).join('|'),
);
const MACHINE_PATH = /(?<![\w$}).])\/(?:home|root|work|Users)\/\w|\b[A-Z]:\\\\?Users\b/;
const LONGEST_FILE = 600;

// --- Files ---------------------------------------------------------------------------------------------------------------
const SKIPPED = new Set(['.git', 'node_modules', 'build', 'dist', '.cache']);
const TEXT = /\.(?:h|cpp|c|ts|mjs|js|css|html|sql|glsl|json|md|txt|sh|cmake|csv|yml)$|^[^.]+$|^\.[\w-]+$/;

function files_below(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : files_below(root, path);
    return entry.isFile() && !SKIPPED.has(entry.name) && TEXT.test(entry.name) ? [path] : [];
  });
}

// "path:line" of every match, so that an editor can jump there.
function* lines_with(path, text, pattern) {
  for (const [index, line] of text.split('\n').entries()) if (pattern.test(line)) yield `${path}:${index + 1}`;
}

// --- Checks --------------------------------------------------------------------------------------------------------------
function includes_of(text) {
  return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)].map(([, bracket, name]) => ({ bracket, name }));
}

function check_includes(root, path, text, problems) {
  const inside = path.slice('src/'.length);
  if (!(layer_of(inside) in ARROWS)) problems.push(`${path}: the folder is not a layer; the layers are those of src/ARCHITECTURE.md`);
  for (const { bracket, name } of includes_of(text)) {
    const confined = CONFINED_HEADERS.find((rule) => rule.header.test(name));
    if (confined) {
      if (!confined.allowed(inside)) problems.push(`${path}: ${name} may only be included in ${confined.home}`);
    } else if (bracket === '<') {
      if (/[./]/.test(name)) problems.push(`${path}: <${name}> is not a C++ standard header`);
    } else if (!existsSync(join(root, 'src', name))) {
      problems.push(`${path}: "${name}" is not a path below src/`);
    } else if (!may_include(inside, name)) {
      problems.push(`${path}: ${layer_of(inside)} may not include ${name}`);
    }
  }
}

function check_words(path, text, problems) {
  const inside = path.slice('src/'.length);
  for (const rule of CONFINED_WORDS) {
    if (rule.allowed(inside)) continue;
    for (const place of lines_with(path, text, rule.word)) problems.push(`${place}: ${rule.what} outside ${rule.home}`);
  }
}

// Headers of one layer must not need each other in a circle.
function check_cycles(sources, problems) {
  const needed_by = (path) => includes_of(sources.get(path) ?? '').filter(({ bracket }) => bracket === '"').map(({ name }) => `src/${name}`);
  const finished = new Set();
  const visit = (path, trail) => {
    if (trail.includes(path)) {
      problems.push(`${path}: a circle of includes: ${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}`);
      return;
    }
    if (finished.has(path)) return;
    for (const next of needed_by(path)) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
}

const TOP_COMMENT = { h: /^\/\//, cpp: /^\/\//, ts: /^(?:\/\/|\/\*)/, mjs: /^(?:#!.*\n)?(?:\/\/|\/\*)/, css: /^\/\*/, sql: /^--/, glsl: /^(?:#version.*\n)?\/\//, cmake: /^#/, sh: /^#/ };

// A .cpp may leave the comment to its own header; the schema snapshot is written by a test.
function explained_elsewhere(root, path) {
  return (path.endsWith('.cpp') && existsSync(join(root, path.replace(/\.cpp$/, '.h')))) || path.endsWith('/schema_snapshot.sql');
}

function check_file(root, path, text, problems) {
  const [top] = path.split('/');
  const kind = path.slice(path.lastIndexOf('/') + 1).split('.').slice(1).pop() ?? 'sh';
  if (['src', 'tests', 'web', 'tools', 'shaders'].includes(top) && TOP_COMMENT[kind] && !explained_elsewhere(root, path)) {
    const body = kind === 'sh' ? text.replace(/^#!.*\n/, '').replace(/^'use strict';\n/, '') : text;
    if (!(kind === 'sh' ? /^(?:#|\/\/)/ : TOP_COMMENT[kind]).test(body)) problems.push(`${path}:1: a comment at the top must say what lives here`);
  }
  const code = (top === 'src' && /\.(?:h|cpp)$/.test(path)) || (top === 'web' && path.endsWith('.ts'));
  const lines = text.split('\n').length - 1;
  if (code && lines > LONGEST_FILE) problems.push(`${path}: ${lines} lines, more than ${LONGEST_FILE}`);
  if (['src', 'web', 'tools', 'shaders', 'assets'].includes(top)) {
    for (const place of lines_with(path, text, UNFINISHED)) problems.push(`${place}: unfinished by its own words`);
  }
  for (const place of lines_with(path, text, MACHINE_PATH)) problems.push(`${place}: a path of one machine`);
  if (path.endsWith('package-lock.json')) {
    for (const place of lines_with(path, text, /"resolved"/)) problems.push(`${place}: the lock file must not hold addresses (npm install --omit-lockfile-registry-resolved)`);
  }
}

// Registry hosts come from this machine's own settings, so that none is named here.
export function package_hosts() {
  const ask = (command, ...args) => {
    try {
      return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return ''; // No such tool on this machine: it has no such host either.
    }
  };
  const addresses = `${ask('npm', 'config', 'get', 'registry')}\n${ask('apt-get', 'indextargets', '--format', '$(REPO_URI)')}`;
  return [...new Set([...addresses.matchAll(/^[a-z+]+:\/\/([^/:\s]+\.[^/:\s]+)/gm)].map(([, host]) => host))];
}

// All problems of the tree at `root`, each one line starting with its path.
export function lint(root, hosts) {
  const problems = [];
  const sources = new Map();
  for (const path of files_below(root)) {
    const text = readFileSync(join(root, path), 'utf8');
    check_file(root, path, text, problems);
    for (const host of hosts) if (text.includes(host)) problems.push(`${path}: names a package host of this machine`);
    if (/^src\/.*\.(?:h|cpp)$/.test(path)) {
      sources.set(path, text);
      check_includes(root, path, text, problems);
      check_words(path, text, problems);
    }
  }
  check_cycles(sources, problems);
  return { problems, files: sources.size };
}
