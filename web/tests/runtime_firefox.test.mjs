// The run time in Firefox: headless Firefox has no WebGL, so it runs in a window of its own X server (P3).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { serve } from '../../tools/serve.mjs';
import { PROBE_DIST } from './support.mjs';

// Starts Xvfb on a display that it chooses itself and tells through descriptor 3.
async function startDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}. Try: apt-get install xvfb`)));
    server.stdio[3].once('data', (data) => resolve(`:${String(data).trim()}`));
  });
  return { display, stop: () => server.kill() };
}

async function withFirefox(run) {
  const { port, close } = await serve(PROBE_DIST, 0);
  const { display, stop } = await startDisplay();
  const profile = await mkdtemp(join(tmpdir(), 'chuxin-firefox-'));
  const errors = [];
  let browser;
  try {
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.CHUXIN_FIREFOX ?? '/usr/bin/firefox-esr',
      headless: false,
      userDataDir: profile,
      env: { ...process.env, DISPLAY: display, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: '1' },
      extraPrefsFirefox: { 'webgl.force-enabled': true, 'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false },
    });
    const page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => window.chuxinDebug?.ready === true, { timeout: 30_000 });
    await run(page);
    assert.deepEqual(errors, []);
  } catch (error) {
    error.message += errors.length > 0 ? `\nThe page reported:\n${errors.join('\n')}` : '';
    throw error;
  } finally {
    await browser?.close().catch(() => {});
    stop();
    await close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const field = (page, name) => page.waitForFunction(
  (label) => [...document.querySelectorAll('#mirror input, #mirror textarea, #text-agent')].find((e) => e.getAttribute('aria-label') === label),
  {}, name,
);

test('Firefox draws, clicks, types Chinese and idles', () => withFirefox(async (page) => {
  await new Promise((done) => setTimeout(done, 500));
  await page.screenshot({ path: join(tmpdir(), 'chuxin-firefox.png') });
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
}));
