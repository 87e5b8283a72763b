// `chuxin due` against the date vectors and worked examples of the counting rules (CAL-1 to CAL-14): the answer is one
// line of JSON with the nominal and the effective date. The tool is the sanitised one of build/native.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOL = process.env.CHUXIN_TOOL ?? `${ROOT}build/native/chuxin`;

function due(...args) {
  const { status, stdout, stderr, error } = spawnSync(TOOL, ['due', ...args], { encoding: 'utf8' });
  assert.equal(error, undefined, `${TOOL} could not be run: ${error?.message}`);
  return { status, stdout, stderr };
}

function answer(...args) {
  const { status, stdout, stderr } = due(...args);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const vectors = readFileSync(`${ROOT}tests/fixtures/date_vectors.csv`, 'utf8').trim().split(/\r?\n/).slice(1)
  .map((line) => line.match(/^(\w+),(\w+),(\d+),([\d-]+),\w+,([\d-]+),([\d-]+),"(.*)"$/).slice(1));

test('the vectors are all there', () => assert.equal(vectors.length, 16));
for (const [id, unit, n, from, nominal, effective, why] of vectors) {
  test(`${id}: ${unit} ${n} from ${from} (${why})`, () => {
    assert.deepEqual(answer('--unit', unit, '--n', n, '--from', from), { nominal, effective });
  });
}

test('the output is exactly one line of JSON', () => {
  const { stdout, stderr } = due('--unit', 'CAL', '--n', '15', '--from', '2023-09-15');
  assert.equal(stdout, '{"nominal":"2023-09-30","effective":"2023-10-07"}\n');
  assert.equal(stderr, '');
});

test('CAL-10: a matter received after closing time has until the next working day', () => {
  const friday = ['--unit', 'SAME', '--n', '0', '--from', '2024-05-10'];
  assert.equal(answer(...friday).effective, '2024-05-10', 'without --at it is nine in the morning');
  assert.equal(answer(...friday, '--at', '17:29').effective, '2024-05-10');
  assert.equal(answer(...friday, '--at', '18:00').effective, '2024-05-11', 'a Saturday worked in exchange');
});

test('CAL-12: the hour of receipt does not move a limit in days', () => {
  assert.deepEqual(answer('--unit', 'CAL', '--n', '15', '--from', '2023-06-15', '--at', '23:00'), { nominal: '2023-06-30', effective: '2023-06-30' });
});

test('CAL-13: without calendar data the nominal date is given and the exit code is 2', () => {
  const { status, stdout } = due('--unit', 'CAL', '--n', '15', '--from', '2031-03-01');
  assert.equal(status, 2);
  assert.deepEqual(JSON.parse(stdout), { error: 'calendar_missing', nominal: '2031-03-16' });
});

for (const [what, args] of [
  ['a day that does not exist', ['--unit', 'CAL', '--n', '15', '--from', '2023-02-30']],
  ['an unknown unit', ['--unit', 'DAY', '--n', '15', '--from', '2023-02-20']],
  ['a number that is none', ['--unit', 'CAL', '--n', 'x', '--from', '2023-02-20']],
  ['a missing argument', ['--unit', 'CAL', '--n', '15']],
]) {
  test(`${what} is refused with a sentence`, () => {
    const { status, stdout, stderr } = due(...args);
    assert.notEqual(status, 0);
    assert.match(stdout + stderr, /\p{Script=Han}/u);
  });
}
