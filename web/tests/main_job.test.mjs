// The whole closed loop as a person does it: first start, one matter from registration to settling, and everything still
// there after the browser was closed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accept, actAs, assign, deliver, followUp, handle, OFFICE, register, setUp, settle, triage, verify } from './office.mjs';
import { Person } from './person.mjs';
import { withApp } from './support.mjs';

let profile;
before(async () => { profile = await mkdtemp(join(tmpdir(), 'chuxin-main-job-')); });
after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

test('one matter goes through 登记—受理—办理—督查—考核 and is kept', { timeout: 600_000 }, async () => {
  const context = { viewport: { width: 1440, height: 900 } };
  let origin; // what a browser stores belongs to scheme, host and port
  await withApp({ profile, context }, async ({ page, port }) => {
    origin = port;
    const person = new Person(page);
    await setUp(person);
    await register(person);
    await person.press('Control+Enter');
    await triage(person);
    await assign(person);
    await accept(person);
    await handle(person);
    await verify(person);
    await deliver(person);
    await followUp(person);
    await settle(person);
    await person.sees('案结事了');
    await person.saved();
  });
  await withApp({ profile, context, port: origin }, async ({ page }) => {
    const person = new Person(page);
    await page.getByRole('navigation').getByRole('link', { name: '台账', exact: true }).click();
    await page.getByRole('row').filter({ hasText: '刘德芳' }).first().click();
    await person.sees('案结事了');
    await actAs(person, OFFICE.officer);
    await person.press_on(page.getByRole('link', { name: /^显示较早的 \d+ 步$/ }));
    await person.sees(/^登记・来访/); // The course still begins with the registration.
  });
});
