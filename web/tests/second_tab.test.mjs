// Two tabs on one workspace: the second only looks until it takes over, the first then only looks; nothing is lost on
// the way there and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actAs, OFFICE, register, setUp } from './office.mjs';
import { Person } from './person.mjs';
import { ready, withApp } from './support.mjs';

const READ_ONLY = '本工作区已在另一个标签页打开，这里只能查看。';

async function open_ledger(person) {
  await person.page.getByRole('navigation').getByRole('link', { name: '台账', exact: true }).click();
  await person.seesElement('heading', '台账');
}

test('a second tab looks, takes over, and gives back', { timeout: 240_000 }, () =>
  withApp({ context: { viewport: { width: 1440, height: 900 } } }, async ({ page, context, url }) => {
    const first = new Person(page);
    // Even the first start can be taken over: the second tab of a new profile says so.
    await first.click('button', '开始建立');
    await first.type('单位名称', '玄武区信访局（草稿）');
    await first.saved_draft();
    const other_page = await context.newPage();
    await other_page.goto(url);
    await ready(other_page);
    const second = new Person(other_page);
    await second.sees(READ_ONLY);
    await second.expectValue('单位名称', '玄武区信访局（草稿）');
    await other_page.close();

    await page.bringToFront();
    await page.reload();
    await ready(page);
    await first.click('button', '返回');
    await setUp(first);
    await register(first);
    await first.saved_draft();

    const looking_page = await context.newPage();
    await looking_page.goto(url);
    await ready(looking_page);
    const looking = new Person(looking_page);
    await looking.sees(READ_ONLY);
    await looking.sees(/^只读/);
    await looking.seesElement('button', '在此接管');
    // Looking is not writing: an act is refused with the reason, and the first tab goes on.
    await looking_page.getByRole('navigation').getByRole('link', { name: '登记', exact: true }).first().click();
    await looking.expectValue('姓名', '刘德芳'); // the draft of the first tab
    await looking.click('button', '登记并甄别');
    await looking.sees(/本窗口只能查看/);

    await page.bringToFront();
    await first.saved();
    await first.press('Control+Enter');
    await first.seesElement('dialog', '甄别');
    await first.press('Escape');
    await first.sees(/^已保存/);
    // What is being typed while the other tab takes over.
    await first.page.getByRole('navigation').getByRole('link', { name: '登记', exact: true }).first().click();
    await first.type('姓名', '周玉兰');
    await first.saved_draft();

    await looking_page.bringToFront();
    await looking.click('button', '在此接管');
    await looking.saved();
    await looking.seesNot(READ_ONLY);
    await open_ledger(looking);
    await looking.page.getByRole('row').filter({ hasText: '刘德芳' }).first().waitFor();
    await actAs(looking, OFFICE.leader);
    await looking.saved();
    await looking.page.getByRole('navigation').getByRole('link', { name: '登记', exact: true }).first().click();
    await looking.expectValue('姓名', '周玉兰'); // the draft came along

    await page.bringToFront();
    await first.sees(READ_ONLY);
    await first.sees(/^只读/);
    await first.expectValue('姓名', '周玉兰'); // and is still on the screen where it was typed
    await first.click('button', '在此接管');
    await first.saved();
    await first.seesNot(READ_ONLY);
    await page.getByRole('button', { name: new RegExp(`^切换身份.*${OFFICE.leader}`) }).waitFor({ timeout: 10_000 });
    await open_ledger(first);
    assert.equal(await page.getByRole('row').filter({ hasText: '刘德芳' }).count(), 1);

    await looking_page.bringToFront();
    await looking.sees(READ_ONLY);
  }));
