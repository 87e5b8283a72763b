// The two sides of the edge name the same things: exports, imports, message kinds, keys, mirror roles, cursors.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importedFunctions } from '../../tools/generate_js_library.mjs';
import { ROOT } from './support.mjs';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const withoutComments = (text) => text.replace(/\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');

test('exports.txt lists what bridge.cpp defines', () => {
  const listed = read('web/exports.txt').trim().split('\n');
  const defined = [...withoutComments(read('src/platform/browser/bridge.cpp')).matchAll(/EMSCRIPTEN_KEEPALIVE[\w\s:*]*?\b(chuxin_\w+)\(/g)].map((m) => m[1]);
  assert.ok(defined.length > 0);
  assert.deepEqual(listed, [...defined].sort());
});

test('bridge.h declares the imports of bridge.ts with as many parameters', () => {
  const declared = [...withoutComments(read('src/platform/browser/bridge.h')).matchAll(/\bjs_(\w+)\(([^)]*)\)/g)]
    .map(([, name, list]) => `${name}/${/^\s*(void)?\s*$/.test(list) ? 0 : list.split(',').length}`);
  const imported = importedFunctions().map(({ name, parameters }) => `${name}/${parameters}`);
  assert.ok(declared.length > 0);
  assert.deepEqual([...declared].sort(), imported.sort());
});

test('no 64-bit integer crosses the edge', () => {
  const [externs] = withoutComments(read('src/platform/browser/bridge.h')).match(/extern "C" \{[\s\S]*?\n\}/);
  assert.doesNotMatch(externs, /int64|long|size_t/);
});

for (const name of ['ToProgram', 'ToPage']) {
  test(`both protocol files list the same kinds of ${name}`, () => {
    const cpp = withoutComments(read('src/platform/browser/protocol.h')).match(new RegExp(`enum class ${name}[^{]*\\{([^}]*)\\}`))[1];
    const ts = withoutComments(read('web/protocol.ts')).match(new RegExp(`export const ${name} = \\{([^}]*)\\}`))[1];
    const kinds = (text, pattern) => [...text.matchAll(pattern)].map(([, kind, number]) => `${kind}=${number}`);
    const left = kinds(cpp, /(\w+) = (\d+)/g);
    assert.ok(left.length > 5);
    assert.deepEqual(left, kinds(ts, /(\w+): (\d+)/g));
    assert.equal(new Set(left.map((kind) => kind.split('=')[1])).size, left.length, 'a number is used twice');
  });
}

test('mirror roles have the same order on both sides', () => {
  const cpp = withoutComments(read('src/base/mirror.h')).match(/enum class MirrorRole[^{]*\{([^}]*)\}/)[1]
    .split(',').map((role) => role.trim()).filter((role) => role && role !== 'Count');
  const ts = [...read('web/protocol.ts').match(/MIRROR_ROLES = \[([^\]]*)\]/)[1].matchAll(/'(\w+)'/g)].map((m) => m[1]);
  assert.deepEqual(cpp, ts);
});

test('keys have the same number and order on both sides', () => {
  const cpp = [...withoutComments(read('src/platform/browser/canvas_input.cpp')).match(/KEYS\[\] = \{([^}]*)\}/)[1].matchAll(/ImGuiKey_(\w+)/g)].map((m) => m[1]);
  const ts = [...read('web/protocol.ts').match(/KEY_NAMES = \[([^\]]*)\]/)[1].matchAll(/'(\w+)'/g)].map((m) => m[1]);
  assert.equal(cpp.length, ts.length);
  const renamed = { GraveAccent: 'Backquote', Apostrophe: 'Quote', KeypadEnter: 'NumpadEnter' };
  cpp.forEach((key, place) => {
    const simple = (renamed[key] ?? key).replace(/^(Left|Right|Up|Down)(Arrow|Ctrl|Shift|Alt|Super|Bracket)$/, (_, side, what) =>
      ({ Arrow: `Arrow${side}`, Ctrl: `Control${side}`, Super: `Meta${side}` })[what] ?? `${what}${side}`);
    const expected = /^\d$/.test(simple) ? `Digit${simple}` : /^[A-Z]$/.test(simple) ? `Key${simple}` : simple;
    assert.equal(ts[place], expected);
  });
});
