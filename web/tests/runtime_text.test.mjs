// Typing Chinese as a person does: input method, punctuation, rare characters, clipboard on plain HTTP, undo, selection.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frames, PROBE_DIST, withApp } from './support.mjs';

const app = (options, run) => withApp({ dist: PROBE_DIST, ...options }, run);
const field = (page, name = '姓名') => page.getByRole('textbox', { name, exact: true });

// The field's text as the program holds it, not as the page's own field shows it.
async function holds(page, text, name = '姓名') {
  await page.waitForFunction(
    ([wanted, label]) => {
      const found = [...document.querySelectorAll('#mirror input, #mirror textarea, #text-agent')].filter((e) => e.getAttribute('aria-label') === label);
      return found.length === 1 && found[0].value === wanted;
    },
    [text, name],
    { timeout: 15_000 },
  ).catch(async () => {
    const value = await field(page, name).inputValue();
    assert.equal(value, text);
  });
}

async function selectAll(page) {
  await page.keyboard.press('Control+a');
  await page.waitForFunction(() => {
    const agent = document.getElementById('text-agent');
    return agent.selectionStart === 0 && agent.selectionEnd === agent.value.length && agent.value !== '';
  });
}

// Waits until the program has drawn what it was told.
async function settled(page) {
  const before = await frames(page);
  await page.mouse.move(700, 600 + (before % 50));
  await page.waitForFunction((drawn) => window.chuxinDebug.frames() >= drawn + 3, before);
  await page.waitForTimeout(150); // to the screen
}

async function compose(page, steps) {
  const cdp = await page.context().newCDPSession(page);
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  return {
    commit: (text) => cdp.send('Input.insertText', { text }),
    cancel: () => cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 }),
  };
}

test('a composition is drawn at the caret and committed once', () => app({}, async ({ page }) => {
  await field(page).click();
  await page.locator('#text-agent[aria-label="姓名"]').waitFor({ state: 'attached' });
  const ime = await compose(page, ['l', 'liu', "liu'de", "liu'de'fang"]);
  // The text agent is invisible, so the field's picture changes only by what the program draws.
  const picture = () => page.screenshot({ clip: { x: 24, y: 24, width: 320, height: 32 } });
  await settled(page);
  const shown = await picture();
  await ime.commit('刘德芳');
  await holds(page, '刘德芳');
  await settled(page);
  assert.notDeepEqual(shown, await picture());
}));

test('the input method opens its candidates at the caret', () => app({}, async ({ page }) => {
  await field(page).click();
  await page.keyboard.insertText('玄武区锁金村');
  await holds(page, '玄武区锁金村');
  await settled(page);
  // Where the browser puts the caret of the text agent: the width of the text before it, measured in the agent's font.
  const { caret, left } = await page.evaluate(() => {
    const agent = document.getElementById('text-agent');
    const style = getComputedStyle(agent);
    const context = document.createElement('canvas').getContext('2d');
    context.font = `${style.fontSize} ${style.fontFamily}`;
    const text = context.measureText(agent.value.slice(0, agent.selectionStart)).width;
    return { caret: agent.getBoundingClientRect().left + parseFloat(style.textIndent) + text, left: agent.getBoundingClientRect().left };
  });
  // Frame padding 10, six characters of 14 pixels.
  assert.ok(Math.abs(caret - (24 + 10 + 6 * 14)) < 3, `caret at ${caret}`);
  assert.equal(left, 24);
}));

test('Enter, Backspace and arrows during a composition belong to the input method', () => app({}, async ({ page }) => {
  await field(page, '事实和理由').click();
  await page.keyboard.insertText('甲');
  const ime = await compose(page, ['n', 'ni']);
  // A browser reports the keys of an input method with code 229 or as composing; both must be ignored.
  await page.evaluate(() => {
    for (const key of ['Enter', 'Backspace', 'ArrowLeft', 'a']) {
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...init });
        document.getElementById('text-agent').dispatchEvent(event);
        if (event.defaultPrevented) throw new Error(`${key} was taken from the input method`);
      }
    }
  });
  await ime.commit('你');
  await holds(page, '甲你', '事实和理由');
}));

test('a cancelled composition leaves nothing', () => app({}, async ({ page }) => {
  await field(page).click();
  await page.keyboard.insertText('甲');
  const ime = await compose(page, ['x', 'xi', 'xin']);
  await ime.cancel();
  await page.waitForTimeout(300);
  await holds(page, '甲');
}));

test('a composition in the middle of the text stays there', () => app({}, async ({ page }) => {
  await field(page).click();
  await page.keyboard.insertText('初访');
  await holds(page, '初访');
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(100);
  const ime = await compose(page, ['x', 'xin']);
  await ime.commit('信');
  await holds(page, '初信访');
}));

test('a click elsewhere commits the composition into the first field', () => app({}, async ({ page }) => {
  await field(page).click();
  await compose(page, ['n', 'ni', '你']);
  await field(page, '事实和理由').click();
  await holds(page, '你');
  await page.keyboard.insertText('乙');
  await holds(page, '乙', '事实和理由');
  await holds(page, '你');
}));

test('full-width punctuation and characters outside the BMP arrive', () => app({}, async ({ page }) => {
  await field(page).click();
  for (const text of ['，', '。', '“', '𠮷', '𬭎', '１']) await page.keyboard.insertText(text);
  await holds(page, '，。“𠮷𬭎１');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await holds(page, '，。“𠮷');
}));

test('keys type, move, select all, undo and redo', () => app({}, async ({ page }) => {
  await field(page).click();
  await page.keyboard.type('abc def');
  await holds(page, 'abc def');
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await holds(page, 'bc def');
  await page.keyboard.press('Control+z');
  await holds(page, 'abc def');
  await page.keyboard.press('Control+y');
  await holds(page, 'bc def');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('z');
  await holds(page, 'z');
}));

for (const origin of ['localhost', 'intranet']) {
  test(`copy, cut and paste work (${origin})`, () => app({ origin }, async ({ page }) => {
    if (origin === 'intranet') assert.equal(await page.evaluate(() => isSecureContext), false);
    await field(page).click();
    await page.keyboard.insertText('锁金村12号𠮷');
    await holds(page, '锁金村12号𠮷');
    await selectAll(page);
    await page.keyboard.press('Control+c');
    await field(page, '事实和理由').click();
    await page.keyboard.press('Control+v');
    await holds(page, '锁金村12号𠮷', '事实和理由');
    await field(page).click();
    await selectAll(page);
    await page.keyboard.press('Control+x');
    await holds(page, '');
    await page.keyboard.press('Control+v');
    await holds(page, '锁金村12号𠮷');
    // A button of the program that copies.
    await page.getByRole('button', { name: '复制编号' }).click();
    await page.waitForTimeout(600);
    await field(page, '事实和理由').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    await holds(page, 'WX32010220230616001', '事实和理由');
  }));
}

test('a double click selects a word', () => app({}, async ({ page }) => {
  await field(page).click();
  await page.keyboard.type('alpha beta');
  await holds(page, 'alpha beta');
  await page.mouse.dblclick(45, 40);
  await page.waitForTimeout(150);
  await page.keyboard.type('x');
  await holds(page, 'x beta');
}));

test('a new line in a multi-line field, none in a single line', () => app({}, async ({ page }) => {
  await field(page, '事实和理由').click();
  await page.keyboard.type('a');
  await page.keyboard.press('Enter');
  await page.keyboard.type('b');
  await holds(page, 'a\nb', '事实和理由');
}));
