// SIGKILL of the whole browser right after an acknowledgement, again and again on one profile: whatever was shown as
// saved is there, no act is torn, the database is sound. CHUXIN_KILL_ROUNDS sets the number of rounds (20).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';
import { ask, withHarness } from './storage_support.mjs';

const ROUNDS = Number(process.env.CHUXIN_KILL_ROUNDS ?? 20);
const BROWSER = process.env.CHUXIN_CHROMIUM ?? '/usr/bin/chromium';

// A browser of our own, in a process group of its own, so that one signal kills all of its processes.
export async function start_browser(profile) {
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(BROWSER, ['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
    'about:blank'], { detached: true, stdio: 'ignore' });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  for (let tries = 0; tries < 200; tries++) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const port = text.split('\n')[0];
    if (port && text.includes('\n')) {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
      if (browser) return { browser, kill: () => kill(child, exited) };
    }
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  await kill(child, exited);
  throw new Error(`${BROWSER} did not start.`);
}

async function kill(child, exited) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
  await exited;
}

test(`${ROUNDS} kills of the browser lose no acknowledged act`, { timeout: 600_000 }, () =>
  withHarness(async (dist) => {
    const profile = await mkdtemp(join(tmpdir(), 'chuxin-kill-'));
    const { port, close } = await serve(dist, 0);
    let acknowledged = 0;
    let kept_more = 0;
    try {
      for (let round = 0; round <= ROUNDS; round++) {
        const { browser, kill: kill_browser } = await start_browser(profile);
        try {
          const page = browser.contexts()[0].pages()[0] ?? (await browser.contexts()[0].newPage());
          page.on('console', (message) => {
            const [, number] = message.text().match(/^acknowledged (\d+)$/) ?? [];
            if (number) acknowledged = Math.max(acknowledged, Number(number));
          });
          await page.goto(`http://127.0.0.1:${port}/`);
          await page.waitForFunction(() => window.chuxinDebug?.ready);
          const opened = await ask(page, 'opened', 'open', 1);
          const [, acts, rows, last, integrity] = opened.match(/acts (\d+) rows (\d+) last (\d+) integrity (.*)$/);
          assert.equal(integrity, 'ok', `round ${round}`);
          assert.ok(Number(last) >= acknowledged, `round ${round}: act ${acknowledged} was acknowledged, the last found is ${last}`);
          assert.equal(acts, last, `round ${round}: no act is missing in between`);
          assert.equal(Number(rows), Number(acts) * 10, `round ${round}: no act is torn`);
          kept_more += Number(last) - acknowledged;
          acknowledged = Number(last);
          if (round === ROUNDS) break;
          // Acts without pause, one by one or in bursts; killed as soon as one more is acknowledged.
          const before = acknowledged;
          await page.evaluate((burst) => {
            window.timer = setInterval(() => window.call('act', burst), 20);
          }, 1 + (round % 4));
          const wanted = before + 1 + round * 2;
          while (acknowledged < wanted) await sleep(1);
          await kill_browser();
        } finally {
          await kill_browser();
          await browser.close().catch(() => {});
        }
      }
      assert.ok(acknowledged > ROUNDS);
      console.log(`${ROUNDS} kills, ${acknowledged} acts, ${kept_more} kept beyond their acknowledgement`);
    } finally {
      await close();
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    }
  }));
