// axe-core over every main screen of the demo, as a screen reader finds it: no serious or critical violation. The rule on
// colour contrast is left out, because the elements are invisible on purpose: what is seen is drawn on the canvas.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { Person } from './person.mjs';
import { ROOT, withApp } from './support.mjs';

const AXE = createRequire(join(ROOT, 'web/package.json')).resolve('axe-core/axe.min.js');

async function check(person, screen) {
  await person.settled();
  const violations = await person.page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } });
    return result.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => `${impact} ${id} ×${nodes.length}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  });
  assert.deepEqual(violations, [], screen);
}

test('no screen has a serious accessibility violation', { timeout: 240_000 }, () =>
  withApp({ context: { viewport: { width: 1440, height: 900 }, bypassCSP: true } }, async ({ page }) => {
    const person = new Person(page);
    const visit = async (name, heading = name) => {
      await person.press_on(page.getByRole('navigation').getByRole('link', { name, exact: true }).first());
      await person.seesElement('heading', heading);
    };
    await page.addScriptTag({ path: AXE });
    await person.seesElement('button', '开始建立');
    await check(person, 'first start');
    await person.click('button', '开始建立');
    await check(person, 'wizard: office');
    await person.click('combobox', '所在地区');
    await page.getByRole('option').first().waitFor();
    await check(person, 'an open picker');
    await person.press('Escape');
    await person.click('button', '返回');
    await person.click('button', '打开演示工作区');
    await person.demo_opened();
    await check(person, '今日');
    await visit('登记', '登记信访件');
    await check(person, '登记');
    await person.click('textbox', '姓名');
    await person.press('Control+Enter'); // refused: fields become invalid
    await page.locator('[aria-invalid=true]').first().waitFor({ state: 'attached' });
    await check(person, '登记 with problems');
    await person.click('button', '打开日历 收到日期');
    await person.seesElement('listbox', '选择日期');
    await check(person, 'an open calendar');
    await person.press('Escape');
    await visit('台账');
    await check(person, '台账');
    await page.getByRole('row').nth(3).click();
    await person.seesElement('heading', '下一步');
    await check(person, 'case');
    await page.getByRole('region', { name: '下一步' }).getByRole('button').first().click();
    await page.getByRole('dialog').waitFor();
    await check(person, 'dialog of an act');
    await person.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^切换身份/ }).click();
    await page.getByRole('group', { name: '切换身份' }).waitFor();
    await check(person, 'identity menu');
    await person.press('Escape');
    await page.getByRole('group', { name: '切换身份' }).waitFor({ state: 'detached' });
    await person.press('Control+k');
    await page.locator('#text-agent[aria-label="搜索"]').waitFor({ state: 'attached' });
    await page.keyboard.type('qjh');
    await person.seesElement('option', '去交换');
    await check(person, 'search palette');
    await person.press('Escape');
    for (const name of ['督查', '考核', '专项', '规则', '交换']) {
      await visit(name);
      await check(person, name);
    }
    await visit('考核');
    await person.press_on(page.getByRole('button', { name: /^一次性化解率/ }));
    await page.getByRole('table', { name: '分子' }).waitFor({ state: 'attached' });
    await check(person, '考核 with a figure opened');
    await visit('专项');
    await person.click('button', '登记矛盾纠纷');
    await page.getByRole('dialog').waitFor();
    await check(person, 'dialog of a ledger');
    await person.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visit('设置');
    await check(person, '设置');
    await person.press('F1');
    await person.seesElement('dialog', '快捷键');
    await check(person, 'shortcuts');
  }));
