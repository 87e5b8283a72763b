// The indicators against an independent reading of the journal (figures.mjs): numerators and denominators of K01–K22 for
// V1–V3 × month × region, and the lists of records behind them, over a simulated year and over the demo.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CODES, Facts, compare, day, figures } from './figures.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOL = process.env.CHUXIN_TOOL ?? `${ROOT}build/native/chuxin`;
const AS_OF = '2026-06-16';
const MATTERS = 1000;
const SOURCES = [
  { name: 'a simulated year', as: 'P-a', from: '2025-01-01', to: '2026-06-30', make: ['simulate', '--matters', String(MATTERS), '--seed', '11', '--package'] },
  { name: 'the demo', as: 'S-limin', from: '2024-07-01', to: '2026-06-30', make: ['generate', '--matters', '260', '--seed', '7'] },
];

let folder;

function chuxin(...args) {
  const { status, stdout, stderr, error } = spawnSync(TOOL, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(error, undefined, `${TOOL} could not be run: ${error?.message}`);
  assert.equal(status, 0, stderr);
  return stdout;
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuxin-indicators-'));
  SOURCES.forEach((source, index) => {
    source.package = join(folder, `${index}.json`);
    source.workspace = join(folder, `${index}.chuxin`);
    chuxin(...source.make, source.package);
    chuxin('import', source.package, '--workspace', source.workspace);
    source.facts = new Facts(source.package, AS_OF);
  });
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('the journals have what the comparison is about', () => {
  const [{ facts }] = SOURCES;
  const records = [...facts.records.values()];
  assert.equal(records.length, MATTERS + 2); // two are split
  assert.equal(records.filter((r) => r.first === false).length, 18); // of twenty repeats two were unlinked
  const whole = figures(facts, { from: day('2025-01-01'), to: day(AS_OF), cut: day(AS_OF) }, 'V1').get('');
  for (const code of CODES)
    assert.ok(whole[code]?.numerator > 0, `${code} is never counted`);
  for (const code of CODES.filter((one) => !['K05A', 'K05B', 'K12', 'K12B', 'K13', 'K15', 'K15P', 'K19'].includes(one)))
    assert.ok(whole[code].numerator < whole[code].denominator, `${code} always counts`);
});

for (const source of SOURCES) {
  for (const variant of ['V1', 'V2', 'V3']) {
    test(`${source.name}, ${variant}: numerators and denominators by month and region equal those of the journal`, () => {
      const { from, to, workspace, facts } = source;
      const answer = JSON.parse(chuxin('indicators', '--workspace', workspace, '--from', from, '--to', to, '--as-of', AS_OF,
        '--variant', variant, '--by', 'region', '--every', 'month'));
      const { differences, compared } = compare(facts, answer, { from, to, asOf: AS_OF, variant });
      assert.deepEqual(differences.slice(0, 20), []);
      assert.ok(compared > facts.records.size * 8, `only ${compared} were compared`);
    });
  }
}

for (const source of SOURCES)
  test(`${source.name}: K12 in its other form, K10 × K11, by month and region`, () => {
    const { from, to, workspace, facts } = source;
    const answer = JSON.parse(chuxin('indicators', '--workspace', workspace, '--from', from, '--to', to, '--as-of', AS_OF,
      '--variant', 'V1', '--k12', 'B', '--by', 'region', '--every', 'month'));
    assert.deepEqual(compare(facts, answer, { from, to, asOf: AS_OF, variant: 'V1', k12: 'B' }).differences.slice(0, 20), []);
    // The two forms differ, so neither comparison passes for the other.
    const other = compare(facts, answer, { from, to, asOf: AS_OF, variant: 'V1', k12: 'A' }).differences;
    assert.ok(other.length > 0 && other.every((one) => one.startsWith('V1 K12')), other[0]);
  });

test('the comparison sees a figure that is off by one, a region, a month and an indicator that are missing', () => {
  const [{ from, to, workspace, facts }] = SOURCES;
  const text = chuxin('indicators', '--workspace', workspace, '--from', from, '--to', to, '--as-of', AS_OF,
    '--variant', 'V1', '--by', 'region', '--every', 'month');
  const differs = (spoil) => {
    const answer = JSON.parse(text);
    spoil(answer.periods);
    return compare(facts, answer, { from, to, asOf: AS_OF, variant: 'V1' }).differences.length;
  };
  assert.equal(differs(() => {}), 0);
  for (const code of CODES)
    for (const part of ['numerator', 'denominator'])
      assert.ok(differs((periods) => { Object.values(periods[5].groups)[0][code][part] += 1; }) > 0, `${code} ${part}`);
  assert.ok(differs((periods) => { delete periods[5].groups[Object.keys(periods[5].groups)[0]]; }) > 0);
  assert.ok(differs((periods) => { periods.pop(); }) > 0);
  assert.ok(differs((periods) => { periods[5].indicators.K99 = periods[5].indicators.K01; }) > 0);
  assert.ok(differs((periods) => { delete periods[5].indicators.K15; }) > 0);
});

test('the lists are the records that were counted', () => {
  for (const { from, to, workspace, facts, as } of SOURCES) { // accusations are listed for their own bureau and above (PR-02)
    const lists = {};
    figures(facts, { from: day(from), to: day(to), cut: day(AS_OF) }, 'V3', lists);
    const codes = CODES.filter((code) => !code.startsWith('K12'));
    const answer = JSON.parse(chuxin('indicators', '--workspace', workspace, '--from', from, '--to', to, '--as-of', AS_OF,
      '--variant', 'V3', '--as', as, ...codes.flatMap((code) => ['--list', code])));
    for (const code of codes)
      for (const part of ['numerator', 'denominator'])
        assert.deepEqual([...answer.lists[code][part]].sort(), [...(lists[code]?.[part] ?? [])].sort(), `${code} ${part}`);
  }
});

test('the figures of an earlier day leave out what came later', () => {
  const [{ from, workspace, facts }] = SOURCES;
  const to = '2025-12-31';
  const answer = JSON.parse(chuxin('indicators', '--workspace', workspace, '--from', from, '--to', to, '--as-of', to,
    '--variant', 'V1', '--by', 'region', '--every', 'month'));
  const then = new Facts(SOURCES[0].package, to);
  const { differences } = compare(then, answer, { from, to, asOf: to, variant: 'V1' });
  assert.deepEqual(differences.slice(0, 20), []);
  assert.ok(facts.records.size > 0);
});
