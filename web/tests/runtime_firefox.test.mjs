// The run time in Firefox: headless Firefox has no WebGL, so it runs in a window of its own X server (P3).
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ready, withFirefox } from './firefox.mjs';
import { PROBE_DIST } from './support.mjs';

const field = (page, name) => page.waitForFunction(
  (label) => [...document.querySelectorAll('#mirror input, #mirror textarea, #text-agent')].find((e) => e.getAttribute('aria-label') === label),
  {}, name,
);

test('Firefox draws, clicks, types Chinese and idles', { timeout: 180_000 }, () => withFirefox(async ({ page }) => {
  await ready(page);
  await (await field(page, '姓名')).asElement().click();
  await page.waitForFunction(() => document.activeElement.id === 'text-agent');
  await page.keyboard.type('刘德芳，𠮷 ab');
  await page.waitForFunction(() => document.getElementById('text-agent').value === '刘德芳，𠮷 ab');
  await page.keyboard.press('Backspace');
  await page.waitForFunction(() => document.getElementById('text-agent').value === '刘德芳，𠮷 a');
  const button = await page.waitForFunction(() => [...document.querySelectorAll('#mirror button')].find((e) => e.textContent === '登记'));
  await button.asElement().click();
  await page.waitForFunction(() => document.getElementById('mirror').textContent.includes('已登记 1 件'));
  await page.mouse.move(600, 560);
  await new Promise((done) => setTimeout(done, 800));
  const before = await page.evaluate(() => window.chuxinDebug.frames());
  await new Promise((done) => setTimeout(done, 3000));
  assert.equal(await page.evaluate(() => window.chuxinDebug.frames()), before);
  await page.screenshot({ path: join(tmpdir(), 'chuxin-firefox.png') });
}, { dist: PROBE_DIST }));
