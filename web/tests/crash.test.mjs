// The program fails in the middle of work: what was typed comes back as a draft, 导出备份 of the crash panel works with
// the worker alive and with the worker dead, and the first-start wizard of another machine restores that file. Also what
// the browser remembers: zoom everywhere, the demo in its own tab.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { register, setUp } from './office.mjs';
import { Person } from './person.mjs';
import { ready, withApp } from './support.mjs';

const context = { viewport: { width: 1440, height: 900 } };
const INJECTED = 'injected failure of the drawing context';
let folder;
before(async () => { folder = await mkdtemp(join(tmpdir(), 'chuxin-crash-')); });
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

// The next frame fails below the program, as a broken driver would make it fail.
async function crash(page) {
  await page.workers()[0].evaluate((reason) => {
    WebGLRenderingContext.prototype.drawElements = () => { throw new Error(reason); };
  }, INJECTED);
  await page.mouse.move(700, 500);
  await page.mouse.move(710, 510);
  const panel = page.getByRole('alertdialog', { name: '程序出错，已经停下' });
  await panel.waitFor();
  assert.match(await panel.locator('#crash-detail').textContent(), new RegExp(INJECTED));
  return panel;
}

async function export_backup(page, panel, path) {
  const download = page.waitForEvent('download', { timeout: 30_000 });
  await panel.getByRole('button', { name: '导出备份' }).click();
  const file = await download;
  assert.match(file.suggestedFilename(), /^初信备份-玄武区信访局-\d{4}-\d\d-\d\d\.sqlite$/);
  await file.saveAs(path);
}

async function visit(person, name) {
  await person.press_on(person.page.getByRole('navigation').getByRole('link', { name, exact: true }).first());
  await person.seesElement('heading', name === '登记' ? '登记信访件' : name);
}

async function restore(person, path) {
  const chooser = person.page.waitForEvent('filechooser');
  await person.click('button', '选择备份文件');
  await (await chooser).setFiles(path);
}

test('a crash keeps what was typed, and its backup opens on another machine', { timeout: 300_000 }, async () => {
  const alive = join(folder, 'alive.sqlite');
  const dead = join(folder, 'dead.sqlite');
  await withApp({ context, allow: [new RegExp(INJECTED)] }, async ({ page }) => {
    const person = new Person(page);
    // First start: half of the wizard, then a crash.
    await person.click('button', '开始建立');
    await person.type('单位名称', '玄武区信访局');
    await person.choose('所在地区', '玄武区', 'xwq');
    await person.click('button', '下一步');
    await person.type('首办责任领导', '王海峰');
    await person.saved_draft();
    await (await crash(page)).getByRole('button', { name: '重新打开' }).click();
    await ready(page);
    await person.expectValue('首办责任领导', '王海峰');
    await person.click('button', '返回');
    await person.expectValue('单位名称', '玄武区信访局');
    await person.find('combobox', '所在地区').getByText('玄武区').waitFor({ state: 'attached' });
    await person.click('button', '返回');

    await setUp(person);
    await register(person);
    await person.press('Control+Enter');
    await person.seesElement('dialog', '甄别');
    await person.press('Escape');
    await visit(person, '登记');
    await person.type('姓名', '周玉兰');
    await person.saved_draft();
    const panel = await crash(page);
    assert.match(await panel.locator('#crash-last-saved').textContent(), /登记/);
    await export_backup(page, panel, alive);
    await page.workers()[0].evaluate(() => self.close()).catch(() => {}); // its end answers nobody
    await export_backup(page, panel, dead);
    await panel.getByRole('button', { name: '重新打开' }).click();
    await ready(page);
    await visit(person, '登记');
    await person.expectValue('姓名', '周玉兰');
    await visit(person, '台账');
    await page.getByRole('row').filter({ hasText: '刘德芳' }).first().waitFor();
  });

  for (const file of [alive, dead]) {
    await withApp({ context }, async ({ page }) => {
      const person = new Person(page);
      if (file === alive) {
        // A file that is none, first: nothing begins with it.
        const wrong = join(folder, '照片.sqlite');
        await writeFile(wrong, 'this is no database');
        await restore(person, wrong);
        await person.sees(/“照片.sqlite”不是初信的备份文件/);
        await person.seesElement('button', '开始建立');
      }
      await restore(person, file);
      await person.seesElement('heading', '今日');
      await person.saved();
      await visit(person, '台账');
      await page.getByRole('row').filter({ hasText: '刘德芳' }).first().waitFor();
      await visit(person, '设置');
      await person.click('button', '开始核对');
      await person.sees('核对通过');
      await page.reload();
      await ready(page);
      await visit(person, '台账');
      await page.getByRole('row').filter({ hasText: '刘德芳' }).first().waitFor();
    });
  }
});

test('the browser remembers the zoom, the tab its demo', { timeout: 240_000 }, async () => {
  const profile = await mkdtemp(join(folder, 'profile-'));
  let port;
  await withApp({ context, profile }, async ({ page, context: tabs, url, port: own_port }) => {
    port = own_port;
    const person = new Person(page);
    await person.click('button', '打开演示工作区');
    await person.demo_opened();
    await person.press('Alt+=');
    await visit(person, '设置');
    await page.getByRole('radio', { name: '125%', checked: true }).waitFor({ state: 'attached' });
    await page.reload();
    await ready(page);
    await person.seesElement('heading', '今日');
    await visit(person, '设置');
    await person.sees('演示工作区，内容都是虚构的');
    await page.getByRole('radio', { name: '125%', checked: true }).waitFor({ state: 'attached' });
    const tab = await tabs.newPage();
    await tab.goto(url);
    await ready(tab);
    await new Person(tab).seesElement('button', '开始建立'); // the office's own workspace
  });
  await withApp({ context, profile, port }, async ({ page }) => {
    const person = new Person(page);
    await person.seesElement('button', '开始建立'); // a new day begins in the office's own workspace
    const { height } = await person.find('button', '开始建立').boundingBox();
    assert.equal(Math.round(height), Math.round(34 * 1.25));
  });
});
