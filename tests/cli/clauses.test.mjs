// Traceability: assets/clauses.json has every sentence of the notice once, and names only what exists: acts of the act
// table, deadline rules, alerts, indicators, views, test cases and scenario files. A sentence that is carried out says
// by what and names a test; one that is not says not_built.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOL = process.env.CHUXIN_TOOL ?? `${ROOT}build/native/chuxin`;
const LAST_SENTENCE = 133;
const STATUSES = ['act', 'rule', 'alert', 'indicator', 'ledger', 'report', 'program', 'not_built'];

function tool(...args) {
  const { status, stdout, stderr, error } = spawnSync(TOOL, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  assert.equal(error, undefined, `${TOOL} could not be run: ${error?.message}`);
  assert.equal(status, 0, stderr);
  return stdout;
}

function files_below(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files_below(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const { clauses } = JSON.parse(tool('clauses', '--json'));
const json_of = (path) => JSON.parse(readFileSync(ROOT + path, 'utf8'));
// Every id of that form in the data that the program ships.
function ids_in(folder, form) {
  const texts = files_below(ROOT + folder).filter((path) => path.endsWith('.json')).map((path) => readFileSync(path, 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(form)].map(([, id]) => id)));
}

const known = {
  acts: new Set([...tool('scenario', '--acts').matchAll(/^\| `(\w+)`/gm)].map(([, act]) => act)),
  rules: new Set(json_of('assets/rules/deadline_rules.json').rules.map((rule) => rule.rule_id)),
  alerts: ids_in('assets/rules', /"(?:id|alert_id)":\s*"(A-\d\d)"/g),
  indicators: ids_in('assets/rules', /"(?:id|indicator_id)":\s*"(K\d\d[A-Z']?)"/g),
  screens: new Set(readdirSync(`${ROOT}src/ui/views`).filter((name) => name.endsWith('.cpp')).map((name) => name.slice(0, -4))),
  tests: new Set([
    ...files_below(`${ROOT}tests`).filter((path) => path.endsWith('.cpp'))
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"/g)].map(([, name]) => name.replaceAll('\\"', '"'))),
    ...readdirSync(`${ROOT}tests/scenarios`).filter((name) => name.endsWith('.jsonl')),
    ...readdirSync(`${ROOT}web/tests`).filter((name) => name.endsWith('.test.mjs')),
  ]),
};

// What is wrong with a row; empty when it is sound.
function problems_of(row) {
  const problems = [];
  if (!STATUSES.includes(row.status)) problems.push(`unknown status ${row.status}`);
  if (!row.clause || !row.feature) problems.push('no clause or feature');
  let carriers = 0;
  for (const [kind, names] of Object.entries(known)) {
    for (const name of row[kind] ?? []) {
      if (!names.has(name)) problems.push(`${kind}: there is no "${name}"`);
      carriers += kind === 'tests' ? 0 : 1;
    }
  }
  if (row.status === 'not_built' && (carriers > 0 || row.tests)) problems.push('not built, and yet carried out by something');
  if (row.status !== 'not_built' && !(row.tests?.length > 0)) problems.push('carried out, but no test says so');
  if (row.status === 'act' && !row.acts) problems.push('carried out by an act, but names none');
  if (row.status === 'alert' && !row.alerts) problems.push('carried out by an alert, but names none');
  if (row.status === 'indicator' && !row.indicators) problems.push('carried out by an indicator, but names none');
  if (row.status === 'ledger' && !row.acts) problems.push('kept as a ledger, but no act writes to it');
  if (row.status === 'report' && !row.screens) problems.push('a report, but no screen shows it');
  if (row.status === 'rule' && !row.rules && !row.screens) problems.push('carried out by a rule, but names neither rule nor page');
  // What exists is not missing: no stale remark names an alert or an indicator of the data.
  for (const [id] of (row.missing ?? '').matchAll(/A-\d\d|K\d\d[A-Z']?/g))
    if (known.alerts.has(id) || known.indicators.has(id)) problems.push(`missing: ${id} exists`);
  return problems;
}

test('every sentence of the notice is there once, in order', () => {
  assert.deepEqual(clauses.map((row) => row.id), Array.from({ length: LAST_SENTENCE }, (_, index) => `S${index + 1}`));
});

test('there is something to compare with', () => {
  for (const kind of ['acts', 'rules', 'alerts', 'indicators', 'screens', 'tests']) assert.ok(known[kind].size > 5, `${kind}: ${known[kind].size}`);
});

for (const row of clauses) test(`${row.id} names only what exists`, () => assert.deepEqual(problems_of(row), []));

test('a false claim is found', () => {
  const sound = clauses.find((row) => row.status === 'act' && row.acts);
  assert.deepEqual(problems_of(sound), []);
  for (const [kind, name] of [['acts', 'dance'], ['rules', 'L99'], ['alerts', 'A-99'], ['indicators', 'K99'], ['screens', 'cellar_view'], ['tests', 'TC99.jsonl']]) {
    assert.ok(problems_of({ ...sound, [kind]: [...(sound[kind] ?? []), name] }).length > 0, kind);
  }
  assert.ok(problems_of({ ...sound, status: 'not_built' }).length > 0);
  assert.ok(problems_of({ ...sound, tests: [] }).length > 0);
  assert.ok(problems_of({ ...sound, status: 'done' }).length > 0);
  assert.ok(problems_of({ ...sound, missing: 'A-05' }).length > 0);
  assert.ok(problems_of({ ...sound, status: 'ledger', acts: undefined }).length > 0);
  assert.ok(problems_of({ ...sound, status: 'report', screens: undefined }).length > 0);
});

test('the printed list has every sentence and the count of what is not built', () => {
  const text = tool('clauses');
  for (const row of clauses) assert.ok(text.includes(`${row.id}  ${row.clause}`), row.id);
  const not_built = clauses.filter((row) => row.status === 'not_built').length;
  assert.match(text, new RegExp(`共 ${LAST_SENTENCE} 句.*尚未落实 ${not_built}`));
});
