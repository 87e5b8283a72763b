// The mirror: roles, names, values and states of the widgets, and that acting on it acts on the real widget.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { frames, PROBE_DIST, withApp } from './support.mjs';

const app = (options, run) => withApp({ dist: PROBE_DIST, ...options }, run);
const registered = (page, count) => page.getByText(`已登记 ${count} 件`).first().waitFor({ state: 'attached' });

test('a click on a button of the mirror presses the real one, once', () => app({}, async ({ page }) => {
  const button = page.getByRole('button', { name: '登记', exact: true });
  await button.click();
  await registered(page, 1);
  await button.click();
  await registered(page, 2);
}));

test('a screen reader presses without a pointer', () => app({}, async ({ page }) => {
  const button = page.getByRole('button', { name: '登记', exact: true });
  await button.evaluate((element) => element.click());
  await registered(page, 1);
  await button.focus();
  await page.keyboard.press('Enter');
  await registered(page, 2);
  await page.keyboard.press('Space');
  await registered(page, 3);
  await page.getByRole('checkbox', { name: '集体访' }).evaluate((element) => element.click());
  await page.locator('[role=checkbox][aria-checked=true]').waitFor({ state: 'attached' });
}));

test('the keyboard alone reaches and presses everything', () => app({}, async ({ page }) => {
  const focused = () => page.evaluate(() => document.getElementById(document.getElementById('canvas').getAttribute('aria-activedescendant'))?.textContent ?? '');
  const reached = [];
  while (reached.at(-1) !== '登记' && reached.length < 12) {
    const before = await frames(page);
    await page.keyboard.press('Tab');
    // Dear ImGui moves within the frames that the key causes.
    await page.waitForFunction((drawn) => window.chuxinDebug.frames() >= drawn + 3, before);
    reached.push(await focused());
  }
  assert.equal(reached.at(-1), '登记');
  await page.keyboard.press('Enter');
  await registered(page, 1);
}));

test('check boxes and combo boxes show and change their state', () => app({}, async ({ page }) => {
  // Not check(): it wants the new state before the worker can have answered.
  await page.getByRole('checkbox', { name: '集体访' }).click();
  await page.getByRole('checkbox', { name: '集体访', checked: true }).waitFor({ state: 'attached' });
  const combo = page.getByRole('combobox', { name: '信访目的' });
  assert.equal(await combo.textContent(), '求决');
  await combo.click();
  await page.getByRole('option', { name: '举报' }).click();
  await page.waitForFunction(() => document.querySelector('[role=combobox]').textContent === '举报');
}));

test('a table tells its size and where each cell is', () => app({}, async ({ page }) => {
  const table = page.getByRole('table', { name: '台账' });
  assert.equal(await table.getAttribute('aria-rowcount'), '100000');
  const cell = table.getByRole('cell', { name: '王建国' });
  assert.equal(await cell.getAttribute('aria-rowindex'), '2');
  assert.equal(await cell.getAttribute('aria-colindex'), '1');
  await cell.click();
}));

test('filling a field replaces the real text, edited or not', () => app({}, async ({ page }) => {
  const phone = page.getByRole('textbox', { name: '联系电话' });
  assert.equal(await phone.inputValue(), '138 0000 2231');
  await phone.fill('139 1111 2222');
  await page.waitForFunction(() => document.getElementById('text-agent').value === '139 1111 2222');
  await phone.fill('137');
  await page.waitForFunction(() => document.getElementById('text-agent').value === '137');
  await page.getByRole('textbox', { name: '事实和理由' }).fill('第一行\n第二行');
  await page.waitForFunction(() => document.getElementById('text-agent').value === '第一行\n第二行');
  assert.equal(await phone.inputValue(), '137');
  await phone.fill('');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await registered(page, 1);
  await page.waitForFunction(() => [...document.querySelectorAll('#mirror input, #text-agent')].some((e) => e.getAttribute('aria-label') === '联系电话' && e.value === ''));
}));

// The agent may hold the focus again before the program has moved on to the field that a screen reader went to.
test('text right behind a change of field reaches the new field', () => app({}, async ({ page }) => {
  await page.getByRole('textbox', { name: '联系电话' }).fill('137');
  await page.waitForFunction(() => document.getElementById('text-agent').value === '137');
  await page.evaluate(() => {
    document.querySelector('#mirror textarea').focus();
    document.getElementById('text-agent').focus();
    document.execCommand('insertText', false, '新的事实');
  });
  await page.waitForFunction(() => document.getElementById('text-agent').getAttribute('aria-label') === '事实和理由' && document.getElementById('text-agent').value === '新的事实');
  assert.equal(await page.getByRole('textbox', { name: '联系电话' }).inputValue(), '137');
}));

test('at any time exactly one element has a field\'s role and name', () => app({}, async ({ page }) => {
  const name = page.getByRole('textbox', { name: '姓名', exact: true });
  assert.equal(await name.count(), 1);
  await name.click();
  await page.locator('#text-agent[aria-label="姓名"]').waitFor({ state: 'attached' });
  assert.equal(await name.count(), 1);
  assert.equal(await name.getAttribute('id'), 'text-agent');
  await page.keyboard.insertText('?');
  await page.locator('#text-agent[aria-invalid=true]').waitFor({ state: 'attached' });
  const box = await name.boundingBox();
  assert.deepEqual([box.x, box.y, box.width, box.height].map(Math.round), [24, 24, 320, 32]);
  await name.click(); // the agent takes the pointer where the field is
  await page.getByRole('textbox', { name: '事实和理由' }).click();
  await page.locator('#text-agent[aria-label="事实和理由"]').waitFor({ state: 'attached' });
  assert.equal(await name.count(), 1);
  assert.equal(await name.inputValue(), '?');
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
}));

test('the mirror shows a change within one frame', () => app({}, async ({ page }) => {
  const late = await page.evaluate(async () => {
    const seen = { text: null, frame: null };
    const observer = new MutationObserver(() => {
      if (seen.text === null && document.getElementById('mirror').textContent.includes('已登记 1 件')) seen.text = window.chuxinDebug.frames();
    });
    observer.observe(document.getElementById('mirror'), { subtree: true, characterData: true, childList: true });
    const before = window.chuxinDebug.frames();
    [...document.querySelectorAll('#mirror button')].find((b) => b.textContent === '登记').click();
    for (let i = 0; i < 300 && seen.text === null; i++) await new Promise((done) => setTimeout(done, 50));
    return seen.text - before;
  });
  // One frame presses, the next shows the new text; the mirror is there when that frame is reported.
  assert.ok(late >= 0 && late <= 3, `${late} frames`);
}));

test('what was saved is announced', () => app({}, async ({ page }) => {
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForFunction(() => document.getElementById('polite').textContent === '已登记 1 件');
}));

test('a click right behind a filled field acts on the new text', () => app({}, async ({ page }) => {
  const { x, y } = await page.getByRole('button', { name: '保存文件' }).boundingBox();
  const download = page.waitForEvent('download');
  await page.evaluate(([clientX, clientY]) => {
    const field = [...document.querySelectorAll('#mirror input')].find((element) => element.getAttribute('aria-label') === '姓名');
    field.value = '刘德芳';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (const type of ['pointerdown', 'pointerup']) {
      document.getElementById('canvas').dispatchEvent(new PointerEvent(type, { clientX, clientY, button: 0, bubbles: true }));
    }
  }, [x + 10, y + 10]);
  assert.equal(await readFile(await (await download).path(), 'utf8'), '刘德芳');
}));
