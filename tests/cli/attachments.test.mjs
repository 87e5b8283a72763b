// Attachments and the tool: they come out of a package into the folder beside the workspace file, once, whole or not at
// all, and `verify` says which are missing or damaged. The package is made here, by a hand that knows nothing of src.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOL = process.env.CHUXIN_TOOL ?? `${ROOT}build/native/chuxin`;
const folder = mkdtempSync(join(tmpdir(), 'chuxin-attachments-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SCAN = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7 + Math.floor(at / 253)) % 256));
const PROOF = Buffer.from('送达回证');
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (bytes) => sha256(bytes).toString('hex');

function run(...args) {
  const { status, stdout, stderr, error } = spawnSync(TOOL, args, { encoding: 'utf8' });
  assert.equal(error, undefined, `${TOOL} could not be run: ${error?.message}`);
  return { status, stdout, stderr };
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

// Two registrations of one node, the first with two attachments.
function entries() {
  const attachments = [['来信.png', SCAN], ['送达回证.txt', PROOF]].map(([name, bytes]) => (
    { media_type: 'application/octet-stream', name, sha256: hex(bytes), size: bytes.length }));
  let prev = Buffer.alloc(32);
  return [{ attachments }, {}].map((more, index) => {
    const bytes = canonical({
      act: 'register_petition', format: 1, identity_id: 's-li', lamport: index + 1, node: 'a1', occurred_on: '2026-06-15', operator_id: 's-li', org_id: 'o-bureau', parents: [],
      payload: { channel: 'VISIT', demands: ['修复道路'], petitioner_count: 1, petitioners: [{ name: '王建国' }], place: '320102', received_on: '2026-06-15', petition_no: `LF${index}`, matter_id: `m${index}`, ...more },
      recorded_at: `2026-06-16T00:59:5${index}.000Z`, sequence: index + 1, subjects: [{ id: `r${index}`, kind: 'record' }],
    });
    const nonce = Buffer.alloc(16, index + 1);
    const commitment = sha256(nonce, bytes);
    const hash = sha256(prev, commitment);
    const entry = { node: 'a1', sequence: index + 1, prev: prev.toString('hex'), commitment: commitment.toString('hex'), hash: hash.toString('hex'), nonce: nonce.toString('hex'), bytes };
    prev = hash;
    return entry;
  });
}

// `files` absent: version 1, without attachments.
function written(name, files) {
  const list = entries();
  const last = list[list.length - 1];
  const header = {
    format: 'chuxin.exchange', version: files ? 2 : 1, node: 'a1', workspace: '玄武区信访局', created_at: '2026-06-16T01:00:00.000Z', selection: { kind: 'ALL' }, range: { from: null, to: null },
    counts: { entries: list.length, references: 0, ...(files && { files: files.length }) }, heads: [{ node: 'a1', sequence: last.sequence, hash: last.hash }],
  };
  const trailer = { references_sha256: hex(''), entries_sha256: hex(list.map((entry) => `a1\t${entry.sequence}\tH\t${entry.hash}\n`).join('')) };
  if (files) trailer.files_sha256 = hex(files.map((bytes) => `${hex(bytes)}\t${bytes.length}\n`).join(''));
  trailer.sha256 = hex(`${canonical(header)}\n${trailer.references_sha256}\n${trailer.entries_sha256}\n${files ? `${trailer.files_sha256}\n` : ''}`);
  const section = files && { files: files.map((bytes) => ({ sha256: hex(bytes), size: bytes.length, data: bytes.toString('base64') })) };
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ header, references: [], entries: list, ...section, trailer }));
  return path;
}

const workspace = join(folder, 'office.chuxin');
const stored = () => (existsSync(`${workspace}.files`) ? readdirSync(`${workspace}.files`).sort() : []);
const verified = () => run('verify', '--workspace', workspace);

test('a package without attachments says which are left out', () => {
  const { status, stdout } = run('import', written('bare.json'), '--workspace', workspace);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /附件未随包 2 个/);
  assert.deepEqual(stored(), []);
  assert.equal(verified().status, 0);
  assert.match(verified().stdout, /附件不在本机 2 个：来信\.png、送达回证\.txt|附件不在本机 2 个：送达回证\.txt、来信\.png/);
});

test('a damaged attachment is named with its place, and nothing is stored', () => {
  const path = written('damaged.json', [SCAN, PROOF]);
  const text = readFileSync(path, 'utf8');
  const at = text.lastIndexOf('"data":"') + '"data":"'.length;
  writeFileSync(path, text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1));
  const { status, stderr } = run('import', path, '--workspace', workspace);
  assert.equal(status, 65);
  assert.match(stderr, /^第 2 个附件・附件内容: 第 2 个附件/m);
  assert.deepEqual(stored(), []);
});

test('a package brings no file that its entries do not name', () => {
  const { status, stderr } = run('import', written('foreign.json', [SCAN, Buffer.from('a game'), PROOF]), '--workspace', workspace);
  assert.equal(status, 65);
  assert.match(stderr, /^第 2 个附件: 第 2 个附件没有记录提到/m);
  assert.deepEqual(stored(), []);
});

test('attachments that come later are united by their hash, byte by byte', () => {
  for (const expected of [/新附件 2 个/, /已有 2 条，新信访件 0 件。/]) {
    const { status, stdout } = run('import', written('full.json', [SCAN, PROOF]), '--workspace', workspace);
    assert.equal(status, 0, stdout);
    assert.match(stdout, expected);
    assert.deepEqual(stored(), [hex(SCAN), hex(PROOF)].sort());
  }
  assert.ok(readFileSync(join(`${workspace}.files`, hex(SCAN))).equals(SCAN));
  assert.match(verified().stdout, /附件 2 个，完整 2 个/);
});

test('verify fails over what was changed on the disk, and names it; the chain is sound all the same', () => {
  writeFileSync(join(`${workspace}.files`, hex(PROOF)), '送达回执');
  const { status, stdout } = verified();
  assert.equal(status, 1, stdout);
  assert.match(stdout, /日志链完整/);
  assert.match(stdout, /附件已损坏 1 个，请从原件重新取得：送达回证\.txt/);
});

test('an export that is refused leaves what stood under its name', () => {
  const out = join(folder, 'out.json');
  writeFileSync(out, 'an older package');
  assert.match(run('export', out, '--workspace', workspace, '--attachments', 'yes').stderr, /还没有建立/);
  assert.equal(readFileSync(out, 'utf8'), 'an older package');
  assert.ok(!existsSync(`${out}.part`));
});

test('--attachments is yes or no', () => {
  assert.match(run('export', join(folder, 'out.json'), '--workspace', workspace, '--attachments', 'maybe').stderr, /yes 或 no/);
});
