// The smoke of the program in Firefox: it starts on WebGL, shows its widgets in the mirror, and stands still when idle.
// The whole main job is walked through in Chromium (the other tests here).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, withFirefox } from './firefox.mjs';

test('Firefox starts the program and mirrors its widgets', { timeout: 180_000 }, async () => {
  await withFirefox(async ({ page }) => {
    await ready(page);
    await page.waitForSelector('#mirror button', { timeout: 60_000 }); // the workspace is open by then
    const shown = await page.evaluate(() => ({
      agent: navigator.userAgent,
      panels: [...document.querySelectorAll('.panel:not([hidden])')].map((panel) => panel.id),
      buttons: document.querySelectorAll('#mirror button').length,
      canvas: document.getElementById('canvas').getBoundingClientRect().width,
    }));
    assert.match(shown.agent, /Firefox\//);
    assert.deepEqual(shown.panels, [], 'no panel for loading, missing WebGL or a crash may be left on the page');
    assert.ok(shown.buttons > 0, 'the mirror holds no button');
    assert.equal(shown.canvas, 1280);
  });
});

test('Firefox draws no frame while nothing happens', { timeout: 180_000 }, async () => {
  await withFirefox(async ({ page }) => {
    await ready(page);
    const frames = () => page.evaluate(() => window.chuxinDebug.frames());
    await new Promise((done) => setTimeout(done, 3000)); // fonts and the first snapshots settle
    const before = await frames();
    assert.ok(before > 0, 'nothing was ever drawn');
    await new Promise((done) => setTimeout(done, 5000));
    assert.equal(await frames(), before);
  });
});
