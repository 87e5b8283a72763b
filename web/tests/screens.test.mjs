// The tour through every screen: each of its steps finds what a person would press, no page reports an error, and what
// was seen lies in build/screens for somebody to look at.
import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { take_pictures } from './screens.mjs';
import { ROOT } from './support.mjs';

test('every screen can be reached and is pictured', { timeout: 600_000 }, async () => {
  const folder = join(ROOT, 'build/screens');
  await rm(folder, { recursive: true, force: true });
  await take_pictures(folder);
  const pictures = await readdir(folder);
  for (const name of ['wizard', 'today', 'register-duplicates', 'ledger-filtered', 'case-supervise', 'alerts-answer', 'indicators-figure',
    'special-dialog', 'rules-dialog', 'exchange-damaged', 'settings-staff', 'print-受理告知书', 'print-处理意见书', 'second-tab', 'crash', 'no-webgl',
    'today-small', 'case-1366-125', 'indicators-1920', 'settings-200']) {
    assert.ok(pictures.includes(`${name}.png`), `${name}.png is missing; there are ${pictures.join(', ')}`);
  }
});
