// The keyboard alone, from the first start to an accepted matter: no pointer is touched. Where the keyboard is can be
// seen, too. The browser stands in California, and nobody notices: days are those of China.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Keyboard } from './keyboard.mjs';
import { OFFICE } from './office.mjs';
import { withApp } from './support.mjs';

const WEST = 'America/Los_Angeles';
const day_in = (timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());

async function set_up(keyboard) {
  await keyboard.press('button', '开始建立');
  await keyboard.type('单位名称', OFFICE.bureau);
  await keyboard.choose('所在地区', '玄武区', 'xwq');
  await keyboard.press('button', '下一步');
  await keyboard.type('首办责任领导', OFFICE.leader);
  await keyboard.type('首办责任人（窗口）', OFFICE.officer);
  await keyboard.type('单位 1', OFFICE.unit);
  await keyboard.type('责任领导 1', OFFICE.unitLeader);
  await keyboard.type('承办人 1', OFFICE.unitOfficer);
  await keyboard.press('button', '建立工作区');
  await keyboard.person.seesElement('heading', '今日');
}

async function register(keyboard) {
  await keyboard.command('djxfj', '登记信访件');
  await keyboard.person.seesElement('heading', '登记信访件');
  await keyboard.person.expectValue('收到日期', day_in('Asia/Shanghai'));
  await keyboard.type('姓名', '刘德芳');
  await keyboard.type('证件号码', '320102195703140823');
  await keyboard.type('联系电话', '13800002231');
  await keyboard.type('住址', '南京市玄武区锁金村12号');
  await keyboard.choose('信访目的', '求决');
  await keyboard.choose('问题属地', '玄武区', 'xwq');
  await keyboard.choose('内容分类', '住房保障与房地产', 'zfbz');
  await keyboard.choose('诉求类别', '申诉求决');
  await keyboard.type('主要诉求', '要求开发商按合同交付地下车位，停止捆绑销售');
  await keyboard.type('事实和理由', '2023年3月收房后，物业要求购买车位方可办理门禁。');
  await keyboard.type('信访过程', '4月向物业投诉，5月拨打12345。');
  await keyboard.go('checkbox', '重大紧急');
  await keyboard.key('Space');
  assert.equal((await keyboard.at()).checked, 'true');
  await keyboard.key('Space');
  assert.equal((await keyboard.at()).checked, 'false');
  await keyboard.press('button', '登记并甄别');
}

test('a matter is registered, triaged, assigned, signed for and accepted without a mouse', { timeout: 400_000 }, () =>
  withApp({ context: { viewport: { width: 1440, height: 900 }, timezoneId: WEST } }, async ({ page }) => {
    assert.equal(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone), WEST);
    const keyboard = new Keyboard(page);
    await set_up(keyboard);
    await register(keyboard);
    await keyboard.person.seesElement('dialog', '甄别');
    await keyboard.choose('初次或重复', '初次');
    await keyboard.choose('有权处理单位', OFFICE.unit);
    await keyboard.submit('甄别');
    await keyboard.dialog('交办');
    await keyboard.act_as(OFFICE.leader);
    await keyboard.dialog('审批', () => keyboard.choose('审批意见', '批准'));
    await keyboard.act_as(OFFICE.unitOfficer);
    await keyboard.dialog('签收');
    await keyboard.act_as(OFFICE.unitLeader);
    await keyboard.dialog('受理');
    await keyboard.person.saved();
    // The ledger, by its shortcut; the arrows choose the row, Enter opens it.
    await keyboard.key('Alt+3');
    await keyboard.person.seesElement('heading', '台账');
    await keyboard.go('row', '');
    await keyboard.key('Enter');
    await keyboard.person.seesElement('heading', '下一步');
    await keyboard.person.sees(/已受理|受理/);
    console.log(`${keyboard.tabs} times Tab`);
  }));

test('where the keyboard is can be seen on every kind of widget', { timeout: 180_000 }, () =>
  withApp({ context: { viewport: { width: 1440, height: 900 } } }, async ({ page }) => {
    const keyboard = new Keyboard(page);
    await keyboard.press('button', '打开演示工作区');
    await keyboard.person.demo_opened();
    await keyboard.key('Alt+2');
    await keyboard.person.seesElement('heading', '登记信访件');
    const seen = new Set();
    for (let turn = 0; turn < 60; turn++) {
      await keyboard.key('Tab');
      const here = await keyboard.at();
      if (!here.role) continue; // between two turns around the window
      const box = await page.evaluate(() => {
        const agent = document.getElementById('text-agent');
        const id = document.getElementById('canvas').getAttribute('aria-activedescendant');
        const { x, y, width, height } = (agent.getAttribute('aria-label') ? agent : document.getElementById(id)).getBoundingClientRect();
        return { x: x - 3, y: y - 3, width: width + 6, height: height + 6 };
      });
      const kind = `${here.role}${here.editing ? ' edited' : ''}`;
      if (seen.has(kind) || box.y < 3 || box.height < 10) continue;
      seen.add(kind);
      await keyboard.person.shown();
      const there = await page.screenshot({ clip: box });
      await keyboard.key('Tab');
      await keyboard.person.shown();
      const gone = await page.screenshot({ clip: box });
      assert.notDeepEqual(there, gone, `${kind} ${here.name} looks the same with and without the keyboard`);
    }
    for (const kind of ['textbox edited', 'searchbox edited', 'combobox', 'button', 'link', 'checkbox']) assert.ok(seen.has(kind), `${kind} among ${[...seen]}`);
  }));
