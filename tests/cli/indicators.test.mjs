// The indicators against an independent reading of the journal: a generated package is folded here by other code, and
// numerators and denominators are compared for V1–V3 × month × region. Only the formulas of law.md 3.5 are shared.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOL = process.env.CHUXIN_TOOL ?? `${ROOT}build/native/chuxin`;
const AS_OF = '2026-06-16';
const FROM = '2024-07-01';
const TO = '2026-06-30';
const MATTERS = 260;

let folder;
let workspace;
let facts;

function chuxin(...args) {
  const { status, stdout, stderr, error } = spawnSync(TOOL, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(error, undefined, `${TOOL} could not be run: ${error?.message}`);
  assert.equal(status, 0, stderr);
  return stdout;
}

// --- dates: day numbers and the shipped working calendar ---
const DAY = 86400000;
const day = (iso) => (iso ? Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY) : undefined);
const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const exceptions = new Map();
for (const line of readFileSync(`${ROOT}assets/calendars/cn-2022-2026.csv`, 'utf8').split(/\r?\n/)) {
  const [date, kind] = line.split(',');
  if (/^\d{4}-/.test(date)) exceptions.set(day(date), kind.includes('WORK'));
}
const isWorking = (number) => exceptions.get(number) ?? (number + 3) % 7 < 5; // 1970-01-01 was a Thursday
const roll = (number) => { while (!isWorking(number)) ++number; return number; };
const nextWorking = (number) => roll(number + 1);

// --- the journal ---
function entriesOf(path) {
  const { entries } = JSON.parse(readFileSync(path, 'utf8'));
  const read = entries.filter((entry) => entry.bytes)
    .map((entry) => ({ ...JSON.parse(entry.bytes), hash: entry.hash }));
  return read.sort((a, b) => a.lamport - b.lamport || (a.node < b.node ? -1 : a.node > b.node ? 1 : 0)
    || a.sequence - b.sequence);
}

class Facts {
  constructor(entries) {
    this.orgs = new Map();
    this.records = new Map();
    const undone = new Set(entries.filter((entry) => entry.act === 'undo').map((entry) => entry.payload.of));
    const pending = new Map();
    for (const entry of entries) {
      if (undone.has(entry.hash)) continue;
      if (entry.act === 'define_org') { this.orgs.set(entry.payload.id, entry.payload); continue; }
      const record = entry.subjects.find((subject) => subject.kind === 'record')?.id;
      if (!record) continue;
      if (entry.payload.awaits_approval === true) { pending.set(entry.hash, entry); continue; }
      if (entry.act === 'approve') {
        const asked = pending.get(entry.payload.of);
        if (asked && entry.payload.decision === 'APPROVE')
          this.apply(record, { ...asked, occurred_on: entry.occurred_on });
        continue;
      }
      this.apply(record, entry);
    }
    for (const record of this.records.values()) this.finish(record);
    this.matters = new Map();
    for (const record of this.records.values()) {
      const matter = this.matterOf(record);
      this.matters.set(matter, [...(this.matters.get(matter) ?? []), record]);
    }
  }

  apply(id, { act, payload, occurred_on: date, org_id: org, recorded_at: at }) {
    const on = day(date);
    if (act === 'register_petition') {
      const local = new Date(Date.parse(at) + 8 * 3600000).toISOString();
      const time = payload.received_time ?? (local.slice(0, 10) === payload.received_on ? local.slice(11, 16) : '00:00');
      this.records.set(id, { id, registered: on, fields: { ...payload, received_time: time },
        firstUnit: payload.first_unit ?? org, closings: [], unreached: new Set() });
      return;
    }
    const r = this.records.get(id);
    if (!r) return;
    const dispose = () => { r.disposed ??= on; };
    switch (act) {
      case 'correct': r.fields[payload.field] = payload.value; break;
      case 'triage':
        r.first = payload.first_time !== 'REPEAT';
        Object.assign(r, { triaged: on, repeatOf: r.first ? undefined : payload.repeat_of, class: payload.matter_class,
          route: payload.route ?? '', kind: payload.repeat_kind,
          litigation: payload.litigation ?? payload.route === 'R1_JUDICIAL' });
        break;
      case 'link_repeat': r.first = false; r.repeatOf = payload.repeat_of; r.kind = payload.repeat_kind ?? r.kind; break;
      case 'unlink_repeat': r.first = true; r.repeatOf = undefined; break;
      case 'assign': r.assigned ??= on; // falls through
      case 'transfer': r.unit = payload.unit; r.disposal = act; r.dispatched = on; dispose(); break;
      case 'refer_political_legal': case 'refer_discipline': r.disposal = act; r.ended = on; r.guided = true; dispose(); break;
      case 'guide': r.disposal = payload.disposal ?? 'GUIDE'; r.ended = on; r.guided = true; dispose(); break;
      case 'self_receive': r.unit = r.firstUnit; r.disposal = 'SELF'; r.received = on; dispose(); break;
      case 'sign_for': r.received = day(payload.arrived_on) ?? on; break;
      case 'accept': {
        const notice = day(payload.notice_on) ?? on;
        const silent = r.disposal !== 'SELF' && roll(r.received + 15) < notice;
        r.notice = notice;
        r.accepted = silent ? r.received + 15 : notice;
        break;
      }
      case 'start_handling': r.contacted ??= day(payload.contacted_on) ?? on; break;
      case 'extend': r.extension = payload.days; break;
      case 'send_back': r.sentBack ??= on; r.reviewed ??= on; break;
      case 'pass_verification': r.reviewed ??= on; r.answered ??= on; break;
      case 'deliver': r.delivered ??= day(payload.delivered_on) ?? on; break;
      case 'close': r.closings.push({ on }); r.unreached.clear(); break;
      case 'reopen': r.closings.at(-1).reopened = on; break;
      case 'follow_up': {
        const visit = day(payload.on) ?? on;
        if (!payload.reached) r.unreached.add(visit);
        if (payload.reached || r.unreached.size >= 3) r.closings.at(-1).followedUp ??= visit;
        break;
      }
      case 'settle': r.ended = on; break;
      case 'withdraw': r.ended = on; r.withdrawn = true; break;
      case 'void': r.void = true; break;
      default: break;
    }
  }

  finish(r) {
    const unit = this.orgs.get(r.unit);
    const bureau = this.orgs.get(r.firstUnit);
    r.region = (unit?.region || r.fields.place || '').slice(0, 6);
    r.unitLevel = unit?.level;
    r.byBureau = !bureau || bureau.kind === 'BUREAU';
    r.arrived = day(r.fields.received_on);
    r.clearing = r.fields.received_time > '17:30' || !isWorking(r.arrived) ? nextWorking(r.arrived) : r.arrived;
    r.undecided = r.first === undefined;
    // Why a repeat is none in the sense of K08: what was said, else a question, a mere filing, or the same letter.
    const original = this.records.get(r.repeatOf);
    const sameLetter = ['FILE_ONLY', 'MERGED'].includes(r.disposal) && original?.fields.received_on === r.fields.received_on
      && original?.fields.channel === r.fields.channel;
    r.kind ??= r.class === 'CONSULT' ? 'PROGRESS' : sameLetter ? 'DUPLICATE' : r.disposal === 'FILE_ONLY' ? 'THANKS' : 'CONTINUED';
    // The sixty days, from silence where nobody gave notice.
    let start = r.accepted;
    if (start === undefined && r.disposal !== 'SELF' && !r.guided && !r.withdrawn) {
      let received = r.received;
      if (received === undefined && r.dispatched !== undefined && nextWorking(r.dispatched) < day(AS_OF))
        received = r.dispatched;
      if (received !== undefined && roll(received + 15) < day(AS_OF)) start = received + 15;
    }
    if (start !== undefined) {
      r.due = start + 60 + (r.extension ?? 0);
      r.dueEffective = roll(r.due);
    }
  }

  matterOf(record) {
    let at = record;
    while (at.repeatOf && this.records.has(at.repeatOf)) at = this.records.get(at.repeatOf);
    return at.id;
  }

  closedAt(r, cut) {
    const closing = r.closings.find((one) => one.on <= cut && (one.reopened === undefined || one.reopened > cut));
    return closing;
  }
}

// --- the formulas ---
function figures(all, from, to, cut, variant) {
  const groups = new Map();
  const count = (r, code, isCounted, weight = 1) => {
    for (const key of ['', r.region]) {
      const group = groups.get(key) ?? groups.set(key, {}).get(key);
      group[code] ??= { numerator: 0, denominator: 0 };
      group[code].denominator += 1;
      group[code].numerator += isCounted ? weight : 0;
    }
  };
  const inside = (number) => number !== undefined && number >= from && number <= to && number <= cut;
  for (const r of all.records.values()) {
    if (r.void) continue;
    const { channel, anonymous } = r.fields;
    const isFirst = r.first === true;
    const isOnPaper = channel !== 'PHONE';
    const others = all.matters.get(all.matterOf(r)).filter((other) => other !== r && !other.void && other.first === false
      && other.kind === 'CONTINUED');
    if (!r.litigation && isOnPaper && r.byBureau && r.first !== false && r.registered + 15 >= from && r.registered + 15 <= to
      && !(r.withdrawn && r.triaged === undefined))
      count(r, 'K01', r.triaged <= r.registered + 15);
    if (!r.litigation && isOnPaper && r.first !== false && r.due >= from && r.due <= to
      && !(r.withdrawn && r.answered === undefined))
      count(r, 'K03', r.answered <= r.due);
    if (!r.litigation && isFirst && inside(r.delivered)) count(r, 'K05B', true, r.delivered - r.registered);
    if (!r.litigation && isFirst && inside(r.registered)) count(r, 'K06', r.contacted <= cut);
    if (!r.litigation && r.kind !== 'DUPLICATE' && inside(r.registered)) {
      count(r, 'K07', r.first === false);
      count(r, 'K14', channel === 'ONLINE');
    }
    const closing = all.closedAt(r, cut);
    const isRepeated = (closed) => others.some((other) => (variant === 'V3' || other.arrived > closed) && other.arrived <= cut);
    const isCohort = isFirst && r.class === 'APPEAL' && !anonymous && !r.litigation && !r.guided;
    if (isCohort && variant !== 'V2' && closing && inside(closing.on)) {
      count(r, 'K09', !isRepeated(closing.on));
      count(r, 'K08', isRepeated(closing.on));
    }
    if (isCohort && variant === 'V2' && r.registered >= from && r.registered <= to && r.dueEffective < cut
      && !(r.withdrawn && r.ended <= r.dueEffective)) {
      const isResolved = closing !== undefined && !isRepeated(closing.on);
      count(r, 'K09', isResolved);
      count(r, 'K08', !isResolved);
    }
    if (isFirst && !anonymous && closing && inside(closing.on)) count(r, 'K16', closing.followedUp <= cut);
    if (isFirst && !r.litigation && closing && inside(closing.on))
      count(r, 'K22', ['TOWNSHIP', 'COUNTY'].includes(r.unitLevel));
    const isOrdinary = !/^R[1-4]/.test(r.route ?? '');
    if (isFirst && r.class === 'APPEAL' && !r.litigation && isOrdinary && r.byBureau && !r.guided && r.disposal !== 'SELF'
      && !(r.withdrawn && r.disposed === undefined) && inside(r.triaged))
      count(r, 'K17', r.assigned <= cut);
    if (r.byBureau && inside(r.arrived)) count(r, 'K18', r.disposed <= r.clearing && r.disposed <= cut);
    if (!r.litigation && r.first !== false && inside(r.reviewed)) count(r, 'K21', r.sentBack <= cut);
  }
  return groups;
}

const CODES = ['K01', 'K03', 'K05B', 'K06', 'K07', 'K08', 'K09', 'K14', 'K16', 'K17', 'K18', 'K21', 'K22'];

function monthsOf(from, to) {
  const months = [];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7)); ; month === 12 ? (month = 1, ++year) : ++month) {
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    if (first > to) return months;
    months.push([day(first), Math.round(Date.UTC(year, month, 1) / DAY) - 1]);
  }
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuxin-indicators-'));
  const packagePath = join(folder, 'matters.json');
  workspace = join(folder, 'office.chuxin');
  chuxin('generate', packagePath, '--matters', String(MATTERS), '--seed', '7');
  chuxin('import', packagePath, '--workspace', workspace);
  facts = new Facts(entriesOf(packagePath));
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('the journal has what the comparison is about', () => {
  const records = [...facts.records.values()];
  assert.ok(records.length >= MATTERS);
  assert.ok(records.some((r) => r.first === false), 'repeats');
  assert.ok(records.some((r) => r.closings.length > 0), 'closed matters');
});

for (const variant of ['V1', 'V2', 'V3']) {
  test(`${variant}: numerators and denominators by month and region equal those of the journal`, () => {
    const answer = JSON.parse(chuxin('indicators', '--workspace', workspace, '--from', FROM, '--to', TO, '--as-of', AS_OF,
      '--variant', variant, '--by', 'region', '--every', 'month'));
    const months = monthsOf(FROM, TO);
    assert.equal(answer.periods.length, months.length);
    let compared = 0;
    months.forEach(([from, to], index) => {
      const mine = figures(facts, from, to, day(AS_OF), variant);
      const theirs = answer.periods[index];
      for (const key of new Set([...mine.keys(), ...Object.keys(theirs.groups ?? {}), ''])) {
        const board = key === '' ? theirs.indicators : theirs.groups?.[key] ?? {};
        for (const code of CODES) {
          const { numerator, denominator } = mine.get(key)?.[code] ?? { numerator: 0, denominator: 0 };
          const one = board[code] ?? { numerator: 0, denominator: 0, value: null };
          assert.deepEqual([one.numerator, one.denominator], [numerator, denominator],
            `${code} ${iso(from)} ${key || 'all'}`);
          assert.equal(one.value ?? null, denominator === 0 ? null : numerator / denominator);
          compared += denominator;
        }
      }
    });
    assert.ok(compared > MATTERS * 4, `only ${compared} matters were compared`);
  });
}

test('the lists are the records that were counted', () => {
  const answer = JSON.parse(chuxin('indicators', '--workspace', workspace, '--from', FROM, '--to', TO, '--as-of', AS_OF,
    '--list', 'K09', '--list', 'K18'));
  for (const code of ['K09', 'K18']) {
    assert.equal(answer.lists[code].numerator.length, answer.indicators[code].numerator);
    assert.equal(answer.lists[code].denominator.length, answer.indicators[code].denominator);
    for (const id of answer.lists[code].denominator) assert.ok(facts.records.has(id));
  }
});
