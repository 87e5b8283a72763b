// `chuxin scenario`: every case under tests/scenarios/ meets its own expectations and could also miss them, whatever
// the time zone of the machine; and the language does what its README says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOL = process.env.CHUXIN_TOOL ?? `${ROOT}build/native/chuxin`;
const FOLDER = `${ROOT}tests/scenarios/`;
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl')).sort();
const scratch = mkdtempSync(join(tmpdir(), 'chuxin-scenario-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

function run(args, zone) {
  const env = zone ? { ...process.env, TZ: zone } : process.env;
  const { status, stdout, stderr, error } = spawnSync(TOOL, ['scenario', ...args], { encoding: 'utf8', env });
  assert.equal(error, undefined, `${TOOL} could not be run: ${error?.message}`);
  return { status, stdout, stderr };
}

let written = 0;
function file_of(lines) {
  const path = join(scratch, `${(written += 1)}.jsonl`);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

const answers = (lines) => run([file_of(lines)]).stdout.trimEnd().split('\n').map((line) => JSON.parse(line));

// --- The cases -----------------------------------------------------------------------------------------------------------
// A value that the answer cannot have in this place.
function spoilt(value) {
  if (value === null) return 'nothing of the kind';
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value}x`;
  if (Array.isArray(value)) return value.length === 0 ? ['nothing of the kind'] : [spoilt(value[0]), ...value.slice(1)];
  const [[name, member], ...rest] = Object.entries(value);
  return { [name]: spoilt(member), ...Object.fromEntries(rest) };
}

test('there are cases', () => assert.ok(files.length >= 13, `${files.length} files in ${FOLDER}`));

for (const name of files) {
  test(name, () => {
    const { status, stdout } = run(['--check', FOLDER + name]);
    assert.equal(status, 0, stdout);
  });

  test(`${name} answers the same in Los Angeles`, () => {
    const here = run([FOLDER + name], 'Asia/Shanghai');
    assert.equal(here.status, 0, here.stderr);
    assert.equal(run([FOLDER + name], 'America/Los_Angeles').stdout, here.stdout);
    for (const line of here.stdout.trimEnd().split('\n')) assert.equal(typeof JSON.parse(line).ok, 'boolean');
  });

  test(`each expectation of ${name} can fail`, () => {
    const steps = readFileSync(FOLDER + name, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    const expecting = steps.filter((step) => step.expect);
    assert.ok(expecting.length > 0);
    const mutated = steps.map((step) => (step.expect ? { ...step, expect: spoilt(step.expect) } : step));
    const { status, stdout } = run(['--check', file_of(mutated)]);
    assert.equal(status, 1);
    const failed = new Set([...stdout.matchAll(/^第 (\d+) 行：/gm)].map(([, line]) => Number(line)));
    const expected = steps.flatMap((step, index) => (step.expect ? [index + 1] : []));
    assert.deepEqual(expected.filter((line) => !failed.has(line)), [], 'lines whose spoilt expectation was met all the same');
  });
}

// --- The language --------------------------------------------------------------------------------------------------------
const OFFICE = [
  { do: 'define_org', id: 'b', name: '玄武区信访局', level: 'COUNTY', region: '320102', kind: 'BUREAU' },
  { do: 'define_staff', id: 'li', name: '李敏', org: 'b', roles: ['FIRST_OFFICER', 'BUREAU_OFFICER'] },
];
const VISIT = {
  at: '2023-06-15T10:00:00+08:00', as: 'li', do: 'register_petition', ref: 'A', channel: 'VISIT', petitioners: [{ name: '刘德芳', phone: '15400000001', address: '南京市玄武区锁金村12号' }],
  purpose: '02', place: '320102', category: '030500', demands: ['要求交付车位'], facts: '收房后无车位。', history: '首次反映。',
};

test('the examples of the README run as they are printed', () => {
  const readme = readFileSync(`${FOLDER}README.md`, 'utf8');
  const blocks = [...readme.matchAll(/```jsonl\n([\s\S]*?)```/g)].map(([, block]) => block);
  assert.ok(blocks.length >= 1);
  for (const block of blocks) {
    const { status, stdout } = run(['--check', file_of([block])]);
    assert.equal(status, 0, stdout);
  }
});

test('every act that the README lists is in the act table, with arguments that it has', () => {
  const { stdout } = run(['--acts']);
  const table = new Map(stdout.split('\n').map((line) => line.split(' | ')).filter((cells) => cells.length === 4).map((cells) => [cells[0], cells[3]]));
  const rows = readFileSync(`${FOLDER}README.md`, 'utf8').split('\n').filter((line) => line.startsWith('| `') && line.split(' | ').length === 4);
  const acts = rows.filter((line) => /^\| `\w+` \p{Script=Han}/u.test(line)).map((line) => line.split(' | '));
  assert.ok(acts.length >= 30, `${acts.length} acts`);
  const names = (text) => new Set(text.match(/[a-z][a-z_]+/g) ?? []);
  for (const [act, , , described] of acts) {
    assert.ok(table.has(act), act);
    for (const name of names(described)) assert.ok(names(table.get(act)).has(name), `${act} has no ${name}`);
  }
});

test('a malformed line answers SYNTAX with its number, and the run goes on', () => {
  const found = answers([...OFFICE, '{"at":', '[]', { do: 'dance' }, { ask: 'weather' }, { text: '孤立' }, VISIT]);
  assert.equal(found.length, 8);
  for (const [index, line] of [[2, 3], [3, 4], [4, 5], [5, 6], [6, 7]]) {
    assert.equal(found[index].refused, 'SYNTAX');
    assert.match(found[index].why, new RegExp(`^第 ${line} 行：`));
  }
  assert.equal(found[7].ok, true);
});

test('notes and empty lines are no steps', () => {
  assert.equal(answers([{ note: '开头' }, '', ...OFFICE, { note: '中间' }, { at: '2023-06-15T10:00:00+08:00' }]).length, 3);
});

test('time does not run back; an act with an earlier time is a late entry', () => {
  const found = answers([...OFFICE, { at: '2023-06-20T10:00:00+08:00' }, { at: '2023-06-19T10:00:00+08:00' }, VISIT, { ask: 'matter', ref: 'A' }, { ask: 'clocks', ref: 'A' }]);
  assert.equal(found[3].refused, 'J11');
  assert.equal(found[4].ok, true);
  assert.ok(found[5].matter.flags.includes('late_entry'));
  assert.equal(found[6].clocks.find((row) => row.rule === 'L02').start, '2023-06-15');
});

test('an unknown person is refused, an unknown record is a mistake of the file', () => {
  const found = answers([...OFFICE, { ...VISIT, as: 'nobody' }, { as: 'li', do: 'guide', ref: 'Z', disposal: 'GUIDE', text: '告知' }]);
  assert.equal(found[2].refused, 'W3');
  assert.equal(found[3].refused, 'SYNTAX');
});

test('due counts a limit as chuxin due does', () => {
  const [answer] = answers([{ ask: 'due', unit: 'CAL', n: 15, from: '2023-09-15' }]);
  assert.deepEqual(answer, { ok: true, nominal: '2023-09-30', effective: '2023-10-07' });
});

test('a file that cannot be read ends with 2, one without expectations does not pass as a test', () => {
  assert.equal(run([join(scratch, 'none.jsonl')]).status, 2);
  assert.equal(run(['--check', file_of(OFFICE)]).status, 1);
  assert.equal(run([file_of(OFFICE)]).status, 0);
  assert.equal(run([]).status, 64);
});

test('what is not expected is told with its line, its place and both values', () => {
  const { status, stdout } = run(['--check', file_of([...OFFICE, { ...VISIT, expect: { ok: true, state: 'TRIAGED' } }])]);
  assert.equal(status, 1);
  assert.match(stdout, /第 3 行：state 应为 "TRIAGED"，实为 "REGISTERED"/);
});

test('expect_not fails where the answer has it', () => {
  const step = { ask: 'clocks', ref: 'A', expect_not: { clocks: [{ rule: 'L02' }] } };
  assert.equal(run(['--check', file_of([...OFFICE, VISIT, step])]).status, 1);
  const other = { ask: 'clocks', ref: 'A', expect_not: { clocks: [{ rule: 'L10' }] } };
  assert.equal(run(['--check', file_of([...OFFICE, VISIT, other])]).status, 0);
});
