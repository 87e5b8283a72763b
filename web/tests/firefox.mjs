// Starts the program in Debian's Firefox over WebDriver BiDi: in a window under an Xvfb of its own, because headless
// Firefox has no WebGL here. Ends only the processes that it started. Never ask for storage.persist() in here: Firefox
// shows a prompt that nobody answers, and the page waits for ever.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { serve } from '../../tools/serve.mjs';
import { DIST } from './support.mjs';

// Xvfb picks a free display by itself and writes its number to the descriptor that it is given.
function start_xvfb() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  server.stderr.on('data', (bytes) => (complaint += bytes));
  return new Promise((resolve, reject) => {
    let digits = '';
    server.on('error', (error) => reject(new Error(`Xvfb did not start (${error.message}). Try: apt-get install xvfb`)));
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}: ${complaint}`)));
    server.stdio[3].on('data', (bytes) => {
      digits += bytes;
      if (digits.endsWith('\n')) resolve({ display: `:${digits.trim()}`, server });
    });
  });
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', done);
    child.kill('SIGTERM');
  });
}

// `run` gets { page, browser, url }; an error of the page or in its console fails the test.
export async function withFirefox(run, { dist = DIST, allow = [] } = {}) {
  const { port, close } = await serve(dist, 0);
  const profile = await mkdtemp(join(tmpdir(), 'chuxin-firefox-'));
  const { display, server } = await start_xvfb();
  const errors = [];
  const add = (text) => {
    if (!allow.some((pattern) => pattern.test(text))) errors.push(text);
  };
  let browser;
  try {
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.CHUXIN_FIREFOX ?? '/usr/bin/firefox-esr',
      headless: false,
      timeout: 90_000, // of the start, on a busy machine
      userDataDir: profile,
      defaultViewport: { width: 1280, height: 800 },
      env: { ...process.env, DISPLAY: display, MOZ_DISABLE_CONTENT_SANDBOX: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
      extraPrefsFirefox: { 'webgl.force-enabled': true, 'datareporting.policy.dataSubmissionEnabled': false, 'app.update.disabledForTesting': true },
    });
    const page = await browser.newPage();
    page.on('pageerror', (error) => add(`page error: ${error.stack ?? error}`));
    page.on('console', (message) => {
      if (message.type() === 'error') add(`console error: ${message.text()}`);
    });
    const url = `http://127.0.0.1:${port}/`;
    await page.goto(url);
    await run({ page, browser, url });
    if (errors.length > 0) throw new Error('The page reported errors.');
  } catch (error) {
    if (errors.length > 0) error.message += `\nThe page reported:\n${errors.join('\n')}`;
    throw error;
  } finally {
    await browser?.close().catch(() => browser.process()?.kill('SIGKILL'));
    await stop(server);
    await close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

// Waits until the program has drawn its first frame.
export async function ready(page) {
  await page.waitForFunction(() => window.chuxinDebug?.ready === true, { timeout: 90_000 });
}
