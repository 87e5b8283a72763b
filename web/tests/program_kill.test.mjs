// SIGKILL of the whole browser right after 已保存, in the real program, again and again on one profile: the act that was
// shown as saved is there, and at the end the journal verifies. CHUXIN_KILL_ROUNDS sets the number of rounds (20).
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { serve } from '../../tools/serve.mjs';
import { start_browser } from './killed_browser.mjs';
import { actAs, OFFICE, register, setUp } from './office.mjs';
import { Person } from './person.mjs';
import { ready } from './support.mjs';

const ROUNDS = Number(process.env.CHUXIN_KILL_ROUNDS ?? 20);
const ARGS = ['--enable-unsafe-swiftshader', '--window-size=1440,900'];

const reason_of = (round) => `第${round}轮更正，登记时写得不全`;

async function open_case(person) {
  await person.page.getByRole('navigation').getByRole('link', { name: '台账', exact: true }).click();
  await person.page.getByRole('row').filter({ hasText: '刘德芳' }).first().click();
  await person.seesElement('heading', '下一步');
}

// T47, by the first leader, who needs nobody's approval.
async function correct(person, round) {
  const dialog = person.page.getByRole('dialog');
  await person.click('button', '更正');
  await person.seesElement('dialog', '更正');
  await person.choose('更正的项目', '备注', '备注');
  await person.type('更正为', `第${round}轮的备注`);
  await person.type('更正理由', reason_of(round));
  await person.press_on(dialog.getByRole('button', { name: '更正', exact: true }));
  await dialog.waitFor({ state: 'detached' });
}

test(`${ROUNDS} kills right after 已保存 lose nothing`, { timeout: 600_000 }, async () => {
  const profile = await mkdtemp(join(tmpdir(), 'chuxin-program-kill-'));
  const { port, close } = await serve(process.env.CHUXIN_DIST ?? new URL('../../dist', import.meta.url).pathname, 0);
  const errors = [];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const { browser, page, kill } = await start_browser(profile, ARGS);
      try {
        page.on('pageerror', (error) => errors.push(String(error)));
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(`http://127.0.0.1:${port}/`);
        await ready(page);
        const person = new Person(page);
        if (round === 0) {
          await setUp(person);
          await register(person);
          await person.press('Control+Enter');
          await person.seesElement('dialog', '甄别');
          await person.press('Escape');
          await actAs(person, OFFICE.leader);
          await person.saved();
          await kill();
          continue;
        }
        await open_case(person);
        if (round > 1) await person.sees(new RegExp(reason_of(round - 1)));
        if (round === ROUNDS) {
          await verify(person);
          break;
        }
        await correct(person, round);
        await person.saved();
        await kill();
      } finally {
        await kill();
        await browser.close().catch(() => {});
      }
    }
    assert.deepEqual(errors, []);
  } finally {
    await close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
});

// Every correction is in the journal, and the journal is sound.
async function verify(person) {
  if (ROUNDS > 10) await person.press_on(person.page.getByRole('link', { name: /^显示较早的 \d+ 步$/ }));
  for (let round = 1; round < ROUNDS; round++) await person.sees(new RegExp(reason_of(round)));
  await person.page.getByRole('navigation').getByRole('link', { name: '设置', exact: true }).click();
  await person.click('button', '开始核对');
  await person.sees('核对通过');
}
