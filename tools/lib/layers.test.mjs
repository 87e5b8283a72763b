// Proves that tools/lint_layers can fail: a clean scratch tree passes, and each kind of violation, planted into it alone,
// is reported with the path of its file. Words that the lint looks for are spelled in two parts here.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { lint, package_hosts } from './layers.mjs';

const HOSTS = ['packages.example'];
const CLEAN = {
  'src/base/result.h': '// Errors as values.\n#pragma once\n#include <string>\n',
  'src/base/result.cpp': '// Texts of errors.\n#include "base/result.h"\n',
  'src/domain/matter.h': '// A matter.\n#pragma once\n#include "base/result.h"\n',
  'src/store/block_store.h': '// The port.\n#pragma once\n#include "base/result.h"\n',
  'src/store/database.cpp': '// SQL lives here.\n#include <sqlite3.h>\nstatic char const* TEXT = "SELECT 1";\n',
  'src/exchange/package_json.h': '// Packages.\n#pragma once\n#include "domain/matter.h"\n',
  'src/exchange/package_json.cpp': '// Packages.\n#include "exchange/package_json.h"\n#include <nlohmann/json.hpp>\n',
  'src/platform/platform.h': '// Ports.\n#pragma once\n#include "base/result.h"\n',
  'src/platform/native/clock.cpp': '// The clock of the machine.\n#include "platform/platform.h"\n#include "store/block_store.h"\n#include <unistd.h>\n',
  'src/platform/browser/canvas.cpp': '// Draws.\n#include <imgui.h>\n#include <emscripten.h>\n#ifdef __EMSCRIPTEN__\n#endif\n',
  'src/app/application.h': '// The application.\n#pragma once\n#include "platform/platform.h"\n#include "store/block_store.h"\n',
  'src/ui/shell.cpp': '// The window.\n#include "app/application.h"\n#include "domain/matter.h"\n#include <imgui.h>\n',
  'src/main.cpp': '// Puts the layers together.\n#include "platform/platform.h"\n#include "app/application.h"\n',
  'web/boot.ts': '// Loads the program.\n',
  'web/package-lock.json': '{}\n',
};

function problems_of(changes) {
  const root = mkdtempSync(join(tmpdir(), 'chuxin-lint-'));
  try {
    for (const [path, text] of Object.entries({ ...CLEAN, ...changes })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return lint(root, HOSTS).problems;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const including = (...names) => `// A file.\n${names.map((name) => `#include ${name}\n`).join('')}`;

// Name of the violation, the file planted, its text, what the report must say.
const VIOLATIONS = [
  ['domain includes store', 'src/domain/bad.cpp', including('"store/block_store.h"'), /domain may not include store/],
  ['base includes domain', 'src/base/bad.cpp', including('"domain/matter.h"'), /base may not include domain/],
  ['store includes exchange', 'src/store/bad.cpp', including('"exchange/package_json.h"'), /store may not include exchange/],
  ['exchange includes store', 'src/exchange/bad.cpp', including('"store/block_store.h"'), /exchange may not include store/],
  ['ui includes store', 'src/ui/bad.cpp', including('"store/block_store.h"'), /ui may not include store/],
  ['ui includes the ports', 'src/ui/bad.cpp', including('"platform/platform.h"'), /ui may not include platform/],
  ['app includes ui', 'src/app/bad.cpp', including('"ui/shell.h"'), /app may not include ui/, { 'src/ui/shell.h': '// The window.\n' }],
  ['app includes a concrete platform', 'src/app/bad.cpp', including('"platform/native/clock.h"'), /app may not include platform\/native/, { 'src/platform/native/clock.h': '// Clock.\n' }],
  ['platform includes more of store than its port', 'src/platform/native/bad.cpp', including('"store/database.h"'), /may not include store\/database/, { 'src/store/database.h': '// Database.\n' }],
  ['platform includes app', 'src/platform/browser/bad.cpp', including('"app/application.h"'), /may not include app/],
  ['the ports include store', 'src/platform/platform.h', including('"store/block_store.h"'), /may not include store/],
  ['the composition root is included', 'src/app/bad.cpp', including('"program/loop.h"'), /app may not include program/, { 'src/program/loop.h': '// Loop.\n' }],
  ['documents include app', 'src/documents/bad.cpp', including('"app/application.h"'), /documents may not include app/],
  ['training includes store', 'src/training/bad.cpp', including('"store/block_store.h"'), /training may not include store/],
  ['cli includes ui', 'src/cli/bad.cpp', including('"ui/shell.h"'), /cli may not include ui/, { 'src/ui/shell.h': '// The window.\n' }],
  ['cli includes the browser', 'src/cli/bad.cpp', including('"platform/browser/bridge.h"'), /cli may not include platform\/browser/, { 'src/platform/browser/bridge.h': '// Bridge.\n' }],
  ['a folder that is no layer', 'src/helpers/bad.cpp', including('<string>'), /not a layer/],
  ['a header that is not below src', 'src/domain/bad.cpp', including('"matter.h"'), /not a path below src/],
  ['sqlite3.h outside store', 'src/app/bad.cpp', including('<sqlite3.h>'), /sqlite3\.h may only/],
  ['sqlite3.h elsewhere in store', 'src/store/bad.cpp', including('<sqlite3.h>'), /sqlite3\.h may only/],
  ['json.hpp in app', 'src/app/bad.cpp', including('<nlohmann/json.hpp>'), /json\.hpp may only/],
  ['json.hpp in a header of exchange', 'src/exchange/bad.h', including('<nlohmann/json.hpp>'), /json\.hpp may only/],
  ['imgui.h in app', 'src/app/bad.cpp', including('<imgui.h>'), /imgui\.h may only/],
  ['imgui.h elsewhere in the browser platform', 'src/platform/browser/bad.cpp', including('"imgui.h"'), /imgui\.h may only/],
  ['emscripten.h in store', 'src/store/bad.cpp', including('<emscripten.h>'), /emscripten\.h may only/],
  ['doctest in a layer', 'src/base/bad.cpp', including('<doctest/doctest.h>'), /doctest\.h may only/],
  ['a system header in domain', 'src/domain/bad.cpp', including('<unistd.h>'), /unistd\.h may only/],
  ['a header that clang 14 lacks', 'src/base/bad.cpp', including('<format>'), /format may only/],
  ['an unknown library', 'src/base/bad.cpp', including('<boost/any.hpp>'), /not a C\+\+ standard header/],
  ['EM_ASM in ui', 'src/ui/bad.cpp', '// A file.\nvoid f() { EM_ASM(alert()); }\n', /Emscripten call outside/],
  ['__EMSCRIPTEN__ in base', 'src/base/bad.cpp', '// A file.\n#ifdef __EMSCRIPTEN__\n#endif\n', /__EMSCRIPTEN__ outside/],
  ['SQL in app', 'src/app/bad.cpp', '// A file.\nauto a = "SELECT id FROM matters";\n', /SQL text outside/],
  ['SQL in a raw string of ui', 'src/ui/bad.cpp', '// A file.\nauto a = R"sql(DELETE FROM matters)sql";\n', /SQL text outside/],
  ['the clock read in domain', 'src/domain/bad.cpp', '// A file.\nauto a = std::chrono::system_clock::now();\n', /reading of the clock/],
  ['headers in a circle', 'src/domain/bad.h', including('"domain/worse.h"'), /circle of includes/, { 'src/domain/worse.h': including('"domain/bad.h"') }],
  ['a file without a comment at the top', 'src/domain/bad.h', '#pragma once\n', /comment at the top/],
  ['a source without a header and without a comment at the top', 'src/domain/bad.cpp', '#include <string>\n', /comment at the top/],
  ['a script without a comment at the top', 'web/bad.ts', 'export {};\n', /comment at the top/],
  ['SQL without a comment at the top', 'src/store/sql/0009_bad.sql', 'SELECT 1;\n', /comment at the top/],
  ['a file of 601 lines', 'src/domain/bad.cpp', `// A file.\n${'\n'.repeat(600)}`, /601 lines/],
  ['a page file of 601 lines', 'web/bad.ts', `// A file.\n${'\n'.repeat(600)}`, /601 lines/],
  ['unfinished work', 'src/domain/bad.cpp', `// TO${'DO'} later.\n`, /unfinished/],
  ['unfinished work in Chinese', 'web/bad.ts', `// 敬请${'期待'}\n`, /unfinished/],
  ['a path of one machine', 'tools/bad.sh', `# A tool.\ncd "/ho${'me'}/somebody/chuxin"\n`, /path of one machine/],
  ['a package host', 'README.md', `# 初信\nhttps://${HOSTS[0]}/x\n`, /package host/],
  ['addresses in the lock file', 'web/package-lock.json', '{ "resolved": "x" }\n', /must not hold addresses/],
];

test('a clean tree has no problem', () => assert.deepEqual(problems_of({}), []));

for (const [name, path, text, expected, others = {}] of VIOLATIONS) {
  test(`seen: ${name}`, () => {
    const problems = problems_of({ ...others, [path]: text });
    assert.ok(problems.some((line) => line.startsWith(path) && expected.test(line)), `expected ${expected} for ${path}, got:\n${problems.join('\n')}`);
  });
}

test('the hosts of this machine are host names', () => {
  for (const host of package_hosts()) assert.match(host, /^[\w.-]+(:\d+)?$/);
});
