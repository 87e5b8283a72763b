// The smoke of the program in Firefox: it starts on WebGL, registers a petition in Chinese, stands still when idle, and
// has kept everything after a reload. The whole main job is walked through in Chromium (main_job.test.mjs).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withFirefox } from './firefox.mjs';
import { FirefoxPerson } from './firefox_person.mjs';

async function starts(page) {
  await ready(page);
  await page.waitForSelector('#mirror button', { timeout: 60_000 }); // the workspace is open by then
  const shown = await page.evaluate(() => ({
    agent: navigator.userAgent,
    panels: [...document.querySelectorAll('.panel:not([hidden])')].map((panel) => panel.id),
    canvas: document.getElementById('canvas').getBoundingClientRect().width,
  }));
  assert.match(shown.agent, /Firefox\//);
  assert.deepEqual(shown.panels, [], 'no panel for loading, missing WebGL or a crash may be left on the page');
  assert.equal(shown.canvas, 1280);
}

async function register(person) {
  await person.click('link', '登记');
  await person.type('姓名', '刘德芳');
  await person.type('联系电话', '13800002231');
  await person.type('住址', '南京市玄武区锁金村12号');
  await person.pick('信访目的', '求决');
  await person.choose('问题属地', '玄武区', 'xwq');
  await person.choose('内容分类', '住房保障与房地产', 'zfbz');
  await person.pick('诉求类别', '申诉求决');
  await person.type('主要诉求', '要求交付地下车位');
  await person.type('事实和理由', '收房后物业要求购买车位方可办理门禁，𠮷。');
  await person.type('信访过程', '4月向物业投诉。');
  await person.page.keyboard.down('Control');
  await person.page.keyboard.press('Enter');
  await person.page.keyboard.up('Control');
  await person.sees('已登记');
}

async function stands_still(page) {
  const frames = () => page.evaluate(() => window.chuxinDebug.frames());
  await page.mouse.move(640, 780);
  // Messages at the bottom leave by themselves, one after the other; then nothing is drawn any more.
  for (let turn = 0; ; turn++) {
    const before = await frames();
    assert.ok(before > 0, 'nothing was ever drawn');
    await new Promise((done) => setTimeout(done, 4000));
    const drawn = (await frames()) - before;
    if (drawn === 0) return;
    assert.ok(turn < 5, `${drawn} frames in 4 s while nothing happens`);
  }
}

test('Firefox starts the program, registers in Chinese, idles, and keeps it', { timeout: 300_000 }, async () => {
  await withFirefox(async ({ page }) => {
    await starts(page);
    const person = new FirefoxPerson(page);
    await person.click('button', '打开演示工作区');
    await person.demo_opened();
    await register(person);
    await person.sees('已保存');
    await page.keyboard.press('Escape'); // the triage dialog
    await stands_still(page);
    await page.reload();
    await starts(page);
    await person.click('link', '台账');
    await person.click('searchbox', '在台账中查找');
    await page.keyboard.type('锁金村12号');
    await person.sees('刘德芳');
  });
});
