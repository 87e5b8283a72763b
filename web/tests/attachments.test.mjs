// Proof files in a real browser: attached to a registration, kept over a reload, saved again byte by byte; carried to
// another office by a package, or shown there as left out.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { actAs, OFFICE, register, setUp } from './office.mjs';
import { Person } from './person.mjs';
import { ready, withApp } from './support.mjs';

const context = { viewport: { width: 1440, height: 900 } };
// Every byte value, a name in Chinese, more than a block of the database.
const SCAN = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7 + Math.floor(at / 251)) % 256));
const MISSING = /^原件不在本机/;
let folder;
before(async () => { folder = await mkdtemp(join(tmpdir(), 'chuxin-attachments-')); });
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

async function choose_file(person, path) {
  const chooser = person.page.waitForEvent('filechooser');
  await person.click('button', '选择文件…');
  await (await chooser).setFiles(path);
}

async function visit(person, name) {
  await person.press_on(person.page.getByRole('navigation').getByRole('link', { name, exact: true }).first());
  await person.seesElement('heading', name);
}

async function open_case(person) {
  await visit(person, '台账');
  await person.page.getByRole('row').filter({ hasText: '刘德芳' }).first().click();
  await person.seesElement('heading', '下一步');
}

async function saved_again(person, name) {
  const download = person.page.waitForEvent('download');
  await person.click('button', '另存为…');
  const file = await download;
  assert.equal(file.suggestedFilename(), name);
  const path = join(folder, `again-${Date.now()}`);
  await file.saveAs(path);
  return readFile(path);
}

async function exported(person, file) {
  await visit(person, '交换');
  const download = person.page.waitForEvent('download');
  await person.click('button', '导出整个工作区（1 件）');
  const path = join(folder, file);
  await (await download).saveAs(path);
  return path;
}

test('a scan is attached, outlives a reload, is saved byte-identical, and travels with a package', { timeout: 300_000 }, async () => {
  const scan = join(folder, '来信扫描件.png');
  await writeFile(scan, SCAN);
  let bare, full;
  await withApp({ context }, async ({ page }) => {
    const person = new Person(page);
    await setUp(person);
    await register(person);
    await choose_file(person, scan);
    await person.sees('来信扫描件.png（293 KB）');
    await person.saved_draft();
    await page.reload(); // the draft names the file, and the file is there
    await ready(page);
    await person.page.getByRole('navigation').getByRole('link', { name: '登记', exact: true }).first().click();
    await person.sees('来信扫描件.png（293 KB）');
    await person.click('button', '登记并甄别');
    await person.seesElement('dialog', '甄别');
    await person.press('Escape');
    await person.saved();
    await page.reload();
    await ready(page);
    await open_case(person);
    await person.sees(/^来信扫描件\.png（登记・/);
    assert.ok((await saved_again(person, '来信扫描件.png')).equals(SCAN));
    bare = await exported(person, '不含附件.json');
    await person.click('checkbox', '包含附件');
    full = await exported(person, '含附件.json');
    assert.ok(!(await readFile(bare, 'utf8')).includes('"files":['));
    assert.ok((await readFile(full, 'utf8')).includes(SCAN.toString('base64')));
  });
  await withApp({ context }, async ({ page }) => {
    const person = new Person(page);
    await setUp(person, { bureau: '秦淮区信访局', region: '秦淮区', filter: 'qhq', leader: '孙立', officer: '钱敏', unit: '秦淮区城管局', unitLeader: '吴刚', unitOfficer: '郑洁' });
    for (const package_file of [bare, full]) {
      await visit(person, '交换');
      await choose_file(person, package_file);
      await person.sees('检查通过，可以导入。');
      await person.sees(package_file === bare ? /附件未随包 1 个/ : /新附件 1 个/);
      await person.click('button', '确认导入');
      await person.sees(/^导入完成/);
      await person.saved();
      if (package_file === bare) await actAs(person, OFFICE.officer); // the neighbour has no part in the matter (PR-01)
      await open_case(person);
      if (package_file === bare) await person.sees(MISSING);
    }
    await person.seesNot(MISSING);
    assert.ok((await saved_again(person, '来信扫描件.png')).equals(SCAN));
  });
});
