// `chuxin simulate`: a year of a province in small. Every transition of the law's table happens, nothing that is done is
// refused by the law, the same seed gives the same journal whatever the time zone, and the tool's counts are those of
// the journal it writes. The full year of 100,000 matters is measured by tools/bench.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOL = process.env.CHUXIN_TOOL ?? `${ROOT}build/native/chuxin`;
const MATTERS = 2000;
// Acts that no year of matters can hold, and why.
const ELSEWHERE = {
  define_org: 'sets the office up', define_staff: 'sets the office up', adopt_reference: 'sets the office up',
  start_node: 'sets the office up', clock_suspect: 'a clock that jumps: the history has none',
  resolve_conflict: 'two offices acting on one record at a time: each matter is one node here (union tests)',
  add_attachments: 'names a file that has to be in the store (attachments.test.mjs)',
};
const TRANSITIONS = [...Array.from({ length: 48 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`), 'T12a'];

let folder;
let path;
let report;

function simulate(args, zone) {
  const env = zone ? { ...process.env, TZ: zone } : process.env;
  const { status, stdout, stderr, error } = spawnSync(TOOL, ['simulate', ...args], { encoding: 'utf8', env, maxBuffer: 1 << 28 });
  assert.equal(error, undefined, `${TOOL} could not be run: ${error?.message}`);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuxin-simulation-'));
  path = join(folder, 'year.json');
  report = simulate(['--matters', String(MATTERS), '--package', path]);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('every transition of the table happens at least twice', () => {
  assert.deepEqual(Object.keys(report.transitions).sort(), [...TRANSITIONS].sort());
  for (const name of TRANSITIONS) assert.ok(report.transitions[name] >= 2, `${name}: ${report.transitions[name]}`);
});

test('every act of the act table happens, but those that a year of matters cannot hold', () => {
  const { status, stdout, stderr } = spawnSync(TOOL, ['scenario', '--acts'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const table = [...stdout.matchAll(/^\| `([a-z_]+)`/gm)].map(([, name]) => name);
  assert.ok(table.length > 150, `only ${table.length} acts in the table`);
  const missing = table.filter((name) => !(name in report.acts));
  assert.deepEqual(missing.sort(), Object.keys(ELSEWHERE).sort());
  assert.equal(report.distinct_acts, Object.keys(report.acts).length);
  const [[rarest, count]] = Object.entries(report.rarest_act);
  assert.equal(report.acts[rarest], count);
  assert.equal(count, Math.min(...Object.values(report.acts)));
});

test('the year has its matters, two in a hundred of them repeats, and no act was refused', () => {
  assert.equal(report.matters, MATTERS);
  assert.equal(report.repeats, MATTERS / 50);
  assert.deepEqual(report.refused, {});
  assert.ok(report.acts_done > MATTERS * 8, `only ${report.acts_done} acts`);
});

test('the counts are those of the journal', () => {
  const acts = {};
  for (const { bytes } of JSON.parse(readFileSync(path, 'utf8')).entries) {
    const { act } = JSON.parse(bytes);
    if (!['start_node', 'adopt_reference', 'define_org', 'define_staff'].includes(act)) acts[act] = (acts[act] ?? 0) + 1;
  }
  assert.deepEqual(acts, report.acts);
  assert.equal(Object.values(acts).reduce((sum, count) => sum + count, 0), report.acts_done);
});

test('the same seed gives the same journal in another time zone, another seed gives another', () => {
  const digest = (seed, zone) => {
    const file = join(folder, `${seed}-${zone ? 'elsewhere' : 'here'}.json`);
    simulate(['--matters', '100', '--seed', String(seed), '--package', file], zone);
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  };
  assert.equal(digest(5, 'America/Los_Angeles'), digest(5));
  assert.notEqual(digest(6), digest(5));
});
