// The browser refuses to store anything: the program says so before a word is typed, goes on in memory only when the
// person chooses that, warns for as long as it lasts, and asks before the page is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUp } from './office.mjs';
import { Person } from './person.mjs';
import { ready, withApp } from './support.mjs';

const LOUD = '浏览器不允许保存数据：所有内容只在内存里，关闭本页就会全部丢失。离开前必须导出备份。';

// Storage is the worker's: its script gets a line in front, as a policy of the browser would act.
async function refuse(context, line) {
  await context.route(/worker[^/]*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${line}\n${await response.text()}` });
  });
}

const REFUSED = "IDBFactory.prototype.open = () => { throw new DOMException('refused by policy', 'SecurityError'); };";
// Fails as a broken profile does, until the page has been told otherwise.
const FAILING = `{
  const open = IDBFactory.prototype.open;
  self.broken = true;
  IDBFactory.prototype.open = function (...args) {
    if (!self.broken) return open.apply(this, args);
    const request = {};
    setTimeout(() => { request.error = new DOMException('Internal error opening backing store', 'UnknownError'); request.onerror(); });
    return request;
  };
}`;

test('storage refused: memory only by choice, with a warning, asked before leaving', { timeout: 180_000 }, () =>
  withApp({ path: null, context: { viewport: { width: 1440, height: 900 } } }, async ({ page, context, url }) => {
    await refuse(context, REFUSED);
    await page.goto(url);
    await ready(page);
    const person = new Person(page);
    await person.sees('工作区没有打开');
    const memory = person.find('button', '只在内存中使用');
    await memory.waitFor();
    assert.equal(await memory.getAttribute('aria-description'), '关闭页面后内容全部丢失');
    assert.equal(await page.getByRole('button', { name: '开始建立' }).count(), 0, 'nothing begins before the choice');
    // Trying again does not help here, and still nothing begins by itself.
    await person.click('button', '重试');
    await person.sees('工作区没有打开');
    await person.click('button', '只在内存中使用');
    await person.sees(LOUD); // before anything is typed
    await page.waitForFunction((text) => document.getElementById('assertive').textContent === text, LOUD);
    await setUpInMemory(person);
    await person.sees(LOUD);
    await person.sees(/^仅在内存/);
    assert.equal(await page.getByText(/^已保存/).count(), 0, 'nothing is ever called saved');
    const download = page.waitForEvent('download');
    await person.click('button', '导出备份');
    assert.match((await download).suggestedFilename(), /^初信备份-玄武区信访局-.*\.sqlite$/);
    let asked = '';
    page.once('dialog', (dialog) => {
      asked = dialog.type();
      void dialog.accept();
    });
    await page.reload();
    assert.equal(asked, 'beforeunload');
    await ready(page);
    await person.sees('工作区没有打开');
  }));

// As setUp(), whose last step waits for 已保存.
async function setUpInMemory(person) {
  const saved = person.saved;
  person.saved = async () => {};
  await setUp(person);
  person.saved = saved;
}

test('storage that fails for a while opens with 重试', { timeout: 120_000 }, () =>
  withApp({ path: null, allow: [/backing store/] }, async ({ page, context, url }) => {
    await refuse(context, FAILING);
    await page.goto(url);
    await ready(page);
    const person = new Person(page);
    await person.sees('工作区没有打开');
    await page.workers()[0].evaluate(() => { self.broken = false; });
    await person.click('button', '重试');
    await person.seesElement('button', '开始建立');
    assert.equal(await page.getByText(LOUD).count(), 0);
  }));
