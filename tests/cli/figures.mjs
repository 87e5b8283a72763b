// K01–K22 from the journal alone: a package is read line by line and folded by code that shares nothing with the program
// but the formulas of law.md 3.5 and the shipped working calendar. A full year is
// compared by hand: chuxin simulate --package, chuxin import, compare().
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// --- dates: day numbers and the working calendar ---
const DAY = 86400000;
export const day = (iso) => (iso ? Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY) : undefined);
export const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const exceptions = new Map();
for (const line of readFileSync(`${ROOT}assets/calendars/cn-2022-2026.csv`, 'utf8').split(/\r?\n/)) {
  const [date, kind] = line.split(',');
  if (/^\d{4}-/.test(date)) exceptions.set(day(date), kind.includes('WORK'));
}
const isWorking = (number) => exceptions.get(number) ?? (number + 3) % 7 < 5; // 1970-01-01 was a Thursday
const roll = (number) => { while (!isWorking(number)) ++number; return number; };
const nextWorking = (number) => roll(number + 1);
const workingDaysAfter = (number, count) => { for (; count > 0; --count) number = nextWorking(number); return number; };

// --- the journal: one element a line, so that a year of a province need not fit into one string ---
function* linesOf(path) {
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(1 << 22);
  let rest = [];
  for (;;) {
    const length = readSync(file, chunk, 0, chunk.length, null);
    if (length === 0) break;
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0 && at < length; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8');
      rest = [];
      from = at + 1;
    }
    rest.push(Buffer.from(chunk.subarray(from, length)));
  }
  closeSync(file);
}

function* entriesOf(path) {
  for (const line of linesOf(path)) {
    if (!line.startsWith('{"node":')) continue;
    const entry = JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line);
    if (entry.bytes) yield { ...JSON.parse(entry.bytes), hash: entry.hash };
  }
}

const RANKS = { TOWNSHIP: 1, COUNTY: 2, CITY: 3, PROVINCE: 4, NATION: 5 };
const SUPPORTED = ['SUPPORTED', 'PARTLY_SUPPORTED'];

export class Facts {
  constructor(path, asOf) {
    this.asOf = day(asOf);
    this.orgs = new Map();
    this.records = new Map();
    const undone = new Set();
    for (const entry of entriesOf(path)) if (entry.act === 'undo') undone.add(entry.payload.of);
    const pending = new Map();
    for (const entry of entriesOf(path)) {
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
      if (!this.matters.has(matter)) this.matters.set(matter, []);
      this.matters.get(matter).push(record);
    }
  }

  register(id, fields, on, firstUnit) {
    this.records.set(id, { id, registered: on, firstUnit, fields: { channel: fields.channel, anonymous: fields.anonymous === true,
      received_on: fields.received_on, received_time: fields.received_time, place: fields.place,
      source_level: fields.source_level, persons: fields.petitioner_count ?? 1, people: fields.petitioners ?? [] },
      closings: [], unreached: new Set(), outcomes: [], visits: 0, evaluated: {} });
  }

  apply(id, { act, payload, occurred_on: date, org_id: org, recorded_at: at }) {
    const on = day(date);
    if (act === 'register_petition') {
      const local = new Date(Date.parse(at) + 8 * 3600000).toISOString();
      const time = payload.received_time ?? (local.slice(0, 10) === payload.received_on ? local.slice(11, 16) : '00:00');
      this.register(id, { ...payload, received_time: time }, on, payload.first_unit ?? org);
      return;
    }
    const r = this.records.get(id);
    if (!r) return;
    const dispose = () => { r.disposed ??= on; };
    const newRound = () => { // handled again: what was closed and delivered no longer stands
      const last = r.closings.at(-1);
      if (last && last.reopened === undefined) last.reopened = on;
      r.delivered = undefined;
      r.outcomes = [];
      r.unreached.clear();
    };
    const told = () => { if (r.received !== undefined) r.told ??= on; }; // in writing by the unit (条例第二十三条)
    switch (act) {
      case 'correct': r.fields[payload.field] = payload.value; break;
      case 'split_registration':
        for (const sibling of payload.siblings)
          this.register(sibling.id, sibling.registration, day(sibling.registered_on), sibling.registration.first_unit);
        break;
      case 'triage':
        r.first = payload.first_time !== 'REPEAT';
        Object.assign(r, { triaged: on, repeatOf: r.first ? undefined : payload.repeat_of, class: payload.matter_class,
          route: payload.route ?? '', kind: payload.repeat_kind, competent: RANKS[payload.competent_level], competentUnit: payload.competent_unit,
          litigation: payload.litigation ?? payload.route === 'R1_JUDICIAL' });
        break;
      case 'link_repeat': r.first = false; r.repeatOf = payload.repeat_of; r.kind = payload.repeat_kind ?? r.kind; break;
      case 'unlink_repeat': {
        const restsOnLink = (r.refused && /^(N-01|X-01|X-03)$/.test(r.ground)) || (r.guided && r.disposal === 'MERGED');
        Object.assign(r, { first: true, repeatOf: undefined });
        if (restsOnLink) Object.assign(r, { refused: false, guided: false, ended: undefined, disposed: r.dispatched });
        break;
      }
      case 'assign': r.assigned ??= on; // falls through
      case 'transfer': r.unit = payload.unit; r.disposal = act; r.dispatched = on; dispose(); break;
      case 'relay': Object.assign(r, { unit: payload.org, dispatched: on }); break;
      case 'redispatch':
        if (payload.how === 'ASSIGN') r.assigned ??= on;
        Object.assign(r, { unit: payload.unit, dispatched: on, received: undefined });
        break;
      case 'consent_objection': Object.assign(r, { unit: undefined, received: undefined, returned: true }); break;
      case 'decide_acceptance':
        if (payload.lead !== r.unit) Object.assign(r, { unit: payload.lead, received: on });
        break;
      case 'refer_political_legal': case 'refer_discipline': r.disposal = act; r.ended = on; r.elsewhere = true; dispose(); break;
      case 'route_other': r.ended = on; r.elsewhere = true; r.afterUnit = r.received !== undefined; told(); dispose(); break;
      case 'not_accept': case 'no_longer_accept':
        r.ended = on; r.refused = true; r.ground = payload.ground; r.afterUnit = r.received !== undefined; told(); dispose(); break;
      case 'guide':
        r.disposal = payload.disposal ?? 'GUIDE'; r.ended = on; r.guided = true; dispose();
        r.wasOurs = r.disposal !== 'MERGED' && (r.disposal !== 'GUIDE' || this.isBelow(r.firstUnit, r.competentUnit));
        break;
      case 'self_receive': r.unit = r.firstUnit; r.disposal = 'SELF'; r.received = on; dispose(); break;
      case 'sign_for': { // after the day on which silence signed (L38) another day of arrival needs its proof
        const isDeemed = r.dispatched !== undefined && on > nextWorking(r.dispatched);
        const isAccepted = isDeemed && roll(r.dispatched + 15) < on; // and then no proof moves it any more
        r.received = isDeemed && (!payload.arrival_proof || isAccepted) ? r.dispatched : day(payload.arrived_on) ?? on;
        break;
      }
      case 'accept_simple': r.simple = day(payload.notice_on) ?? on; // falls through
      case 'accept': {
        const notice = day(payload.notice_on) ?? on;
        const silent = r.disposal !== 'SELF' && roll(r.received + 15) < notice;
        r.told ??= notice;
        r.accepted = silent ? r.received + 15 : notice;
        break;
      }
      case 'switch_to_ordinary': r.switched = on; break;
      case 'start_handling': r.contacted ??= day(payload.contacted_on) ?? on; break;
      case 'extend': r.extension = payload.days; break;
      case 'submit_opinion': case 'resubmit':
        if (payload.outcomes) r.outcomes = payload.outcomes.map((one) => ({ ...one }));
        break;
      case 'record_execution': {
        const outcome = r.outcomes.find((one) => one.demand === payload.demand);
        if (outcome) outcome.executed = day(payload.executed_on) ?? on;
        break;
      }
      case 'send_back': r.sentBack ??= on; r.reviewed ??= on; break;
      case 'pass_verification': r.reviewed ??= on; r.answered ??= on; break;
      case 'deliver':
        r.delivered = day(payload.delivered_on) ?? on;
        r.firstDelivered ??= r.delivered;
        break;
      case 'close': r.closings.push({ on }); r.unreached.clear(); break;
      case 'reopen': newRound(); r.ended = undefined; break;
      case 'issue_review': if (payload.decision === 'REVOKE') newRound(); break;
      case 'issue_recheck': r.ended ??= on; break;
      case 'request_review': r.ended = undefined; break;
      case 'evaluate': r.evaluated[payload.side] ??= { on, value: payload.value }; break;
      case 'mark_backlog': r.marked ??= on; break;
      case 'follow_up': {
        const visit = day(payload.on) ?? on;
        if (!payload.reached) r.unreached.add(visit);
        if (payload.reached || r.unreached.size >= 3) r.closings.at(-1).followedUp ??= visit;
        break;
      }
      case 'settle': r.ended ??= on; break;
      case 'withdraw': r.ended = on; r.withdrawn = true; break;
      case 'void': r.void = true; break;
      default: break;
    }
  }

  finish(r) {
    const unit = this.orgs.get(r.unit);
    const bureau = this.orgs.get(r.firstUnit);
    r.region = (unit?.region || r.fields.place || '').slice(0, 6);
    r.unitRank = RANKS[unit?.level] ?? 0;
    r.byBureau = !bureau || bureau.kind === 'BUREAU';
    r.arrived = day(r.fields.received_on);
    r.clearing = r.fields.received_time > '17:30' || !isWorking(r.arrived) ? nextWorking(r.arrived) : r.arrived;
    // 3.6: the level at which it was received against the one that is competent; letters and calls are never skip-level.
    const rank = RANKS[r.fields.source_level] ?? RANKS[bureau?.level] ?? 0;
    r.toBeijing = r.fields.channel === 'VISIT' && rank === RANKS.NATION && r.competent > 0 && rank > r.competent + 1;
    r.reachable = r.fields.people.some((person) => person.phone || person.address);
    // Why a repeat is none in the sense of K08: what was said, else a question, a mere filing, or the same letter.
    const original = this.records.get(r.repeatOf);
    const sameLetter = ['FILE_ONLY', 'MERGED'].includes(r.disposal) && original?.fields.received_on === r.fields.received_on
      && original?.fields.channel === r.fields.channel;
    r.kind ??= r.class === 'CONSULT' ? 'PROGRESS' : sameLetter ? 'DUPLICATE' : r.disposal === 'FILE_ONLY' ? 'THANKS' : 'CONTINUED';
    this.setDue(r);
    // Both sides are asked until thirty days after delivery.
    if (r.lastDelivered ?? r.delivered) r.window = roll((r.lastDelivered ?? r.delivered) + 30);
    this.setNoticeDue(r);
  }

  // The office itself, or one under it.
  isBelow(upper, org) {
    let at = org;
    for (let step = 0; at && at !== upper && step < 20; ++step) at = this.orgs.get(at)?.parent;
    return Boolean(at) && at === upper;
  }

  // Fifteen days from the receipt by the unit that has to tell (条例第二十三条).
  setNoticeDue(r) {
    if (r.disposal === 'SELF') r.noticeDue = r.arrived + 15;
    else if (r.received !== undefined) r.noticeDue = r.received + 15;
  }

  // The sixty days, from silence where nobody gave notice; ten working days in the simple procedure while it lasts.
  setDue(r) {
    if (r.simple !== undefined && r.switched === undefined) {
      r.due = r.dueEffective = workingDaysAfter(r.accepted, 10);
      return;
    }
    let start = r.accepted;
    const isOver = r.guided || r.withdrawn || r.refused || r.elsewhere;
    if (start === undefined && r.disposal !== 'SELF' && !isOver && !r.returned) {
      let received = r.received;
      if (received === undefined && r.dispatched !== undefined && nextWorking(r.dispatched) < this.asOf)
        received = r.dispatched;
      if (received !== undefined && roll(received + 15) < this.asOf) start = received + 15;
    }
    if (start === undefined) return;
    r.due = start + 60 + (r.extension ?? 0);
    r.dueEffective = roll(r.due);
  }

  matterOf(record) {
    let at = record;
    while (at.repeatOf && this.records.has(at.repeatOf)) at = this.records.get(at.repeatOf);
    return at.id;
  }
}

const closedAt = (r, cut) =>
  r.closings.find((one) => one.on <= cut && (one.reopened === undefined || one.reopened > cut));
const isAlone = (repeats) => repeats.length === 0;

// The day on which a matter became a backlog (3.7): marked, unresolved for more than 365 days, or three repeats within
// twelve months after the closing.
function backlogDay(r, others, cut) {
  const days = r.marked === undefined ? [] : [r.marked];
  const unresolved = (on) => on <= cut && !(r.ended <= on) && closedAt(r, on) === undefined;
  for (const start of [r.arrived + 366, ...r.closings.map((one) => Math.max(one.reopened, r.arrived + 366))])
    if (Number.isFinite(start) && unresolved(start)) days.push(start);
  const closed = r.closings[0]?.on;
  if (closed !== undefined && !isAlone(others)) {
    const later = others.map((other) => other.arrived).filter((on) => on > closed).sort((a, b) => a - b);
    for (let i = 2; i < later.length; ++i) {
      const limit = new Date(later[i - 2] * DAY);
      limit.setUTCFullYear(limit.getUTCFullYear() + 1);
      if (later[i] * DAY <= limit.getTime()) { days.push(later[i]); break; }
    }
  }
  const first = Math.min(...days);
  return first <= cut ? first : undefined;
}

const RATES = ['LETTER', 'VISIT', 'ONLINE']; // of K01–K03 and K10–K12 (AMB-18)

// Which records stand in each figure: `count(code, isCounted, weight)` is called once for every record in a denominator.
function countRecord(all, r, period, variant, count) {
  const { from, to, cut } = period;
  const holds = (on) => on >= from && on <= to;
  const known = (on) => on <= cut;
  const inside = (on) => holds(on) && known(on);
  const { channel, anonymous } = r.fields;
  const isFirst = r.first === true;
  const mayBeFirst = r.first !== false;
  const isRated = RATES.includes(channel) && !r.litigation;
  const matter = all.matters.get(all.matterOf(r));
  const others = matter.length < 2 ? [] : matter.filter((other) => other !== r && !other.void && other.first === false
    && other.kind === 'CONTINUED');
  const owesNothing = (done) => r.withdrawn && done === undefined;
  const inTime = (code, due, done) => { if (holds(due) && !owesNothing(done)) count(code, done <= due && known(done)); };

  if (isRated && mayBeFirst && r.byBureau) inTime('K01', r.registered + 15, r.triaged);
  if (isRated && mayBeFirst && r.unit && !r.guided) {
    inTime('K02', r.registered + 30, r.told);
    if (r.received !== undefined) inTime("K02'", r.received + 15, r.told);
  }
  if (isRated && mayBeFirst) inTime('K03', r.due, r.answered);
  if (!r.litigation && mayBeFirst) inTime('K04', r.noticeDue, r.told);
  if (!r.litigation && isFirst && inside(r.firstDelivered)) {
    if (r.accepted !== undefined) count('K05A', true, r.accepted - r.registered);
    count('K05B', true, r.firstDelivered - r.registered);
  }
  if (!r.litigation && isFirst && inside(r.registered)) count('K06', known(r.contacted));
  if (!r.litigation && r.kind !== 'DUPLICATE' && inside(r.registered)) {
    count('K07', r.first === false);
    count('K14', channel === 'ONLINE');
  }
  countResolution(r, others, period, variant, count);
  countEvaluation(r, period, isRated && isFirst, count);
  const closing = closedAt(r, cut);
  if (isFirst && closing && inside(closing.on)) {
    if (!anonymous) count('K16', known(closing.followedUp));
    if (!r.litigation) count('K22', r.unitRank > 0 && r.unitRank <= RANKS.COUNTY);
    if (!r.litigation && isJudged(r)) count('K13', true); // T34 closes only what has its public entry
  }
  if (r.toBeijing && inside(r.arrived)) {
    count('K15', true, 1, false);
    count('K15P', true, r.fields.persons, false);
  }
  const isOrdinary = !/^R[1-4]/.test(r.route ?? '');
  const isOutBefore = (r.refused || r.elsewhere) && !r.afterUnit;
  if (isFirst && r.class === 'APPEAL' && !r.litigation && isOrdinary && r.byBureau && (!r.guided || r.wasOurs) && r.disposal !== 'SELF'
    && !isOutBefore && !owesNothing(r.disposed) && inside(r.triaged))
    count('K17', known(r.assigned));
  if (r.byBureau && inside(r.arrived)) count('K18', r.disposed <= r.clearing && known(r.disposed));
  if (mayBeFirst && holds(backlogDay(r, others, cut))) count('K19', true, 1, false);
  const supported = r.outcomes.filter((one) => SUPPORTED.includes(one.outcome));
  if (!r.litigation && supported.length > 0 && inside(r.delivered))
    count('K20', supported.every((one) => known(one.executed) && one.executed <= day(one.execution_due)));
  if (!r.litigation && mayBeFirst && inside(r.reviewed)) count('K21', known(r.sentBack));
}

function countResolution(r, others, { from, to, cut }, variant, count) {
  const isCohort = r.first === true && r.class === 'APPEAL' && !r.fields.anonymous && !r.litigation && !r.guided && !r.refused
    && !r.elsewhere;
  if (!isCohort) return;
  const closing = closedAt(r, cut);
  const isRepeated = (closed) =>
    others.some((other) => (variant === 'V3' || other.arrived > closed) && other.arrived <= cut);
  let isResolved;
  if (variant === 'V2') {
    if (!(r.registered >= from && r.registered <= to && r.dueEffective < cut) || (r.withdrawn && r.ended <= r.dueEffective))
      return;
    isResolved = closing !== undefined && !isRepeated(closing.on);
  } else {
    if (!closing || closing.on < from || closing.on > to) return;
    isResolved = !isRepeated(closing.on);
  }
  count('K09', isResolved);
  count('K08', !isResolved);
}

// Section 6: who is asked at all.
const isJudged = (r) => r.first === true && !r.fields.anonymous && r.reachable && !r.litigation && !r.elsewhere
  && r.class !== 'ACCUSATION' && !/^R[1-4]/.test(r.route ?? '');

function countEvaluation(r, { from, to, cut }, isRated, count) {
  if (!isRated || !isJudged(r)) return;
  for (const [side, suffix] of [['UNIT', ''], ['BUREAU', 'B']]) {
    if (side === 'BUREAU' && !r.byBureau) continue; // no bureau had a part in it
    const { on, value } = r.evaluated[side] ?? {};
    const wasJudged = on <= cut;
    if (wasJudged && on >= from && on <= to) {
      count(`K10${suffix}`, true);
      count(`K11${suffix}`, value !== 'NOT_SATISFIED');
    } else if (!wasJudged && r.window < cut && r.window >= from && r.window <= to) {
      count(`K10${suffix}`, false);
    }
  }
}

export const CODES = ['K01', 'K02', "K02'", 'K03', 'K04', 'K05A', 'K05B', 'K06', 'K07', 'K08', 'K09', 'K10', 'K10B', 'K11',
  'K11B', 'K12', 'K12B', 'K13', 'K14', 'K15', 'K15P', 'K16', 'K17', 'K18', 'K19', 'K20', 'K21', 'K22'];

// region ('' for all) → code → {numerator, denominator}, and with `lists` the records of each.
export function figures(all, period, variant, lists, k12 = 'A') {
  const groups = new Map();
  const figure = (key, code) => {
    if (!groups.has(key)) groups.set(key, {});
    return (groups.get(key)[code] ??= { numerator: 0, denominator: 0 });
  };
  for (const r of all.records.values()) {
    if (r.void) continue;
    countRecord(all, r, period, variant, (code, isCounted, weight = 1, isShare = true) => {
      for (const key of ['', r.region]) {
        const one = figure(key, code);
        one.denominator += isShare ? 1 : 0;
        one.numerator += isCounted ? weight : 0;
      }
      if (!lists) return;
      lists[code] ??= { numerator: [], denominator: [] };
      if (isShare) lists[code].denominator.push(r.id);
      if (isCounted) lists[code].numerator.push(r.id);
    });
  }
  // K12, variant A: (all judgements ÷ total) × ((satisfied + not judged in time) ÷ total); variant B: K10 × K11, where
  // the judgements cancel out; without any judgement K11 is none, and so is the product.
  for (const board of groups.values())
    for (const suffix of ['', 'B']) {
      const { numerator: judged = 0, denominator: total = 0 } = board[`K10${suffix}`] ?? {};
      const { numerator: satisfied = 0, denominator: answers = 0 } = board[`K11${suffix}`] ?? {};
      board[`K12${suffix}`] = k12 === 'B' ? { numerator: satisfied, denominator: answers === 0 ? 0 : total }
        : { numerator: judged * (satisfied + total - judged), denominator: total * total };
    }
  return groups;
}

export function monthsOf(from, to) {
  const months = [];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7)); ; month === 12 ? (month = 1, ++year) : ++month) {
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    if (first > to) return months;
    months.push({ from: day(first), to: Math.round(Date.UTC(year, month, 1) / DAY) - 1 });
  }
}

// Differences between the program's boards by month and region and the figures of this script; how much was compared.
// What only one side has is a difference too: an indicator, a region that counts something, a month.
export function compare(facts, answer, { from, to, asOf, variant, k12 = 'A' }) {
  const differences = [];
  let compared = 0;
  const months = monthsOf(from, to);
  if (answer.periods.length !== months.length)
    differences.push(`${variant}: program ${answer.periods.length} months, script ${months.length}`);
  months.forEach((month, index) => {
    const mine = figures(facts, { ...month, cut: day(asOf) }, variant, undefined, k12);
    const theirs = answer.periods[index] ?? { indicators: {} };
    const known = Object.keys(theirs.indicators);
    for (const code of [...CODES, ...known])
      if (!CODES.includes(code) || !known.includes(code))
        differences.push(`${variant} ${code} ${iso(month.from)}: only ${known.includes(code) ? 'the program' : 'the script'} has it`);
    for (const key of new Set([...mine.keys(), ...Object.keys(theirs.groups ?? {}), ''])) {
      const board = key === '' ? theirs.indicators : theirs.groups?.[key] ?? {};
      for (const code of CODES) {
        const { numerator, denominator } = mine.get(key)?.[code] ?? { numerator: 0, denominator: 0 };
        const one = board[code] ?? { numerator: 0, denominator: 0, value: null };
        compared += denominator;
        if (one.numerator !== numerator || one.denominator !== denominator)
          differences.push(`${variant} ${code} ${iso(month.from)} ${key || 'all'}: program ${one.numerator}/${one.denominator}, `
            + `script ${numerator}/${denominator}`);
        const isCount = code.startsWith('K15') || code === 'K19';
        const value = isCount ? numerator : denominator === 0 ? null : numerator / denominator;
        if ((one.value ?? (isCount ? 0 : null)) !== value)
          differences.push(`${variant} ${code} ${iso(month.from)} ${key || 'all'}: value ${one.value}, expected ${value}`);
      }
    }
  });
  return { differences, compared };
}
