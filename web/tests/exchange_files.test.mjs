// The exchange screen: files that are no sound package are refused with the place in the file and change nothing; what
// another office exported comes in and stands in the same states on both sides.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accept, actAs, assign, OFFICE, register, setUp, triage } from './office.mjs';
import { Person } from './person.mjs';
import { ready, withApp } from './support.mjs';

const context = { viewport: { width: 1440, height: 900 } };
let folder;
before(async () => { folder = await mkdtemp(join(tmpdir(), 'chuxin-exchange-')); });
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

async function visit(person, name) {
  await person.press_on(person.page.getByRole('navigation').getByRole('link', { name, exact: true }).first());
  await person.seesElement('heading', name);
}

async function choose_file(person, path) {
  const chooser = person.page.waitForEvent('filechooser');
  await person.click('button', '选择文件…');
  await (await chooser).setFiles(path);
}

// What a case page says about where the matter stands.
async function shown_case(person, name) {
  await visit(person, '台账');
  await person.page.getByRole('row').filter({ hasText: name }).first().click();
  await person.seesElement('heading', '下一步');
  await person.settled();
  return person.page.evaluate(() => {
    const region = (title) => [...document.querySelectorAll('#mirror [role=region]')].find((e) => e.getAttribute('aria-label') === title);
    const lines = (title) => [...region(title).querySelectorAll('*')].filter((e) => e.getBoundingClientRect().height > 0).map((e) => e.firstChild?.data).filter(Boolean);
    const list = [...document.querySelectorAll('#mirror [role=list]')].find((e) => e.getAttribute('aria-label') === '五个环节');
    return {
      stages: [...list.children].map((e) => `${e.textContent} ${e.getAttribute('aria-description')}`),
      responsibility: lines('责任'), clocks: lines('时限'),
    };
  });
}

async function ledger_rows(person) {
  await visit(person, '台账');
  return person.page.getByRole('table', { name: '台账' }).getAttribute('aria-rowcount');
}

// Names what is wrong with each bad file, and where the screen says it is.
async function bad_files(good) {
  const entry = good.indexOf('"hash":"', good.indexOf('"entries":[')) + '"hash":"'.length + 4;
  const flipped = good.slice(0, entry) + (good[entry] === '0' ? '1' : '0') + good.slice(entry + 1);
  return [
    { name: '说明.json', text: '这不是数据包', place: /第 1 字节/, problem: /JSON/ },
    { name: '中断.json', text: good.slice(0, Math.floor(good.length / 2)), place: /第 \d+ 条记录|第 \d+ 字节/, problem: /不完整|中断/ },
    { name: '通讯录.json', text: JSON.stringify({ people: [{ name: '张三' }] }), place: /第 \d+ 字节/, problem: /开头应当是文件头/ },
    { name: '改动.json', text: flipped, place: /第 \d+ 条记录・(摘要|内容)/, problem: /摘要/ },
  ];
}

test('bad files change nothing; a good package arrives in the same state', { timeout: 400_000 }, async () => {
  const good_file = join(folder, '数据包.json');
  let sent;
  await withApp({ context }, async ({ page }) => {
    const person = new Person(page);
    await setUp(person);
    await register(person);
    await person.press('Control+Enter');
    await triage(person);
    await assign(person);
    await accept(person);
    await person.saved();
    await page.reload(); // as it opens afresh: what was unfolded before is not compared
    await ready(page);
    sent = await shown_case(person, '刘德芳');
    await visit(person, '交换');
    const download = page.waitForEvent('download');
    await person.click('button', '导出整个工作区（1 件）');
    await (await download).saveAs(good_file);
  });

  await withApp({ context }, async ({ page }) => {
    const person = new Person(page);
    await setUp(person, { bureau: '秦淮区信访局', region: '秦淮区', filter: 'qhq', leader: '孙立', officer: '钱敏', unit: '秦淮区城管局', unitLeader: '吴刚', unitOfficer: '郑洁' });
    assert.equal(await ledger_rows(person), '0');
    const good = await readFile(good_file, 'utf8');
    for (const file of await bad_files(good)) {
      const path = join(folder, file.name);
      await writeFile(path, file.text);
      await visit(person, '交换');
      await choose_file(person, path);
      await person.sees('这个文件不能导入，没有改动任何内容。');
      const cells = await page.getByRole('table', { name: '问题' }).getByRole('cell').allTextContents();
      assert.match(`${cells[0]} ${cells[1]}`, file.place, `${file.name}: ${cells.join(' | ')}`);
      assert.match(cells[1], file.problem, `${file.name}: ${cells.join(' | ')}`);
      assert.match(cells[1], /[\u4e00-\u9fff]/, `${file.name} is explained in Chinese`);
      assert.equal(await page.getByRole('button', { name: '确认导入' }).count(), 0, file.name);
      await person.click('button', '关闭');
    }
    assert.equal(await ledger_rows(person), '0');
    await visit(person, '设置');
    await person.click('button', '开始核对');
    await person.sees('核对通过');

    await visit(person, '交换');
    await choose_file(person, good_file);
    await person.sees('检查通过，可以导入。');
    await person.click('button', '确认导入');
    await person.sees(/^导入完成/);
    await person.saved();
    // Nobody became somebody else: the receiving office is still itself, and has no part in the matter (PR-01).
    await page.getByRole('button', { name: /^切换身份：秦淮区信访局・钱敏/ }).waitFor({ timeout: 10_000 });
    assert.equal(await ledger_rows(person), '0');
    await actAs(person, OFFICE.unitLeader);
    assert.equal(await ledger_rows(person), '1');
    assert.deepEqual(await shown_case(person, '刘德芳'), sent);
    await actAs(person, '钱敏');
    await visit(person, '设置');
    const people = page.getByRole('table', { name: '人员' });
    await people.waitFor();
    assert.equal(await people.getAttribute('aria-rowcount'), '8', 'four people of each office');
    for (const name of ['秦淮区信访局', '钱敏', OFFICE.bureau, OFFICE.officer]) await people.getByRole('cell', { name }).first().waitFor();
    await person.click('button', '开始核对');
    await person.sees('核对通过');
    // Once more: nothing new.
    await visit(person, '交换');
    await choose_file(person, good_file);
    await person.sees(/其中新记录 0 条/);
  });
});
