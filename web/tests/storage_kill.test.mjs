// SIGKILL of the whole browser right after an acknowledgement, again and again on one profile: whatever was shown as
// saved is there, no act is torn, the database is sound. CHUXIN_KILL_ROUNDS sets the number of rounds (20).
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../../tools/serve.mjs';
import { start_browser } from './killed_browser.mjs';
import { ask, withHarness } from './storage_support.mjs';

const ROUNDS = Number(process.env.CHUXIN_KILL_ROUNDS ?? 20);

test(`${ROUNDS} kills of the browser lose no acknowledged act`, { timeout: 600_000 }, () =>
  withHarness(async (dist) => {
    const profile = await mkdtemp(join(tmpdir(), 'chuxin-kill-'));
    const { port, close } = await serve(dist, 0);
    let acknowledged = 0;
    let kept_more = 0;
    try {
      for (let round = 0; round <= ROUNDS; round++) {
        const { browser, page, kill: kill_browser } = await start_browser(profile);
        try {
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
