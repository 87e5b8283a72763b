// Pictures of every screen of the demo workspace, into the folder named on the command line (tools/screens), or of those
// whose name contains one of the further words. Sizes: a desk's screen, the smallest window, and 200 %.
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person } from './person.mjs';
import { ROOT, withApp } from './support.mjs';

const folder = process.argv[2] ?? join(ROOT, 'build/screens');
const wanted = process.argv.slice(3);
const SIZES = [{ name: '', width: 1440, height: 900 }, { name: '-small', width: 1024, height: 700 },
  { name: '-200', width: 1440, height: 900, zoom: 4 }]; // steps of 25 %
// What is looked at in the ledger: a search or a stage that leads to cases of different states, and who may act there.
const CASES = [['register', '登记'], ['accept', '受理'], ['handle', '办理'], ['supervise', '督查'], ['assess', '考核']];

class Tour {
  constructor(page, size) {
    this.page = page;
    this.person = new Person(page);
    this.size = size;
  }

  async shot(name) {
    await this.person.settled();
    await this.page.screenshot({ path: join(folder, `${name}${this.size.name}.png`) });
  }

  async visit(name) {
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
    await this.person.settled();
  }

  async scroll(steps) {
    await this.page.mouse.move(this.size.width / 2, this.size.height / 2);
    await this.page.mouse.wheel(0, steps);
  }

  async wizard() {
    await this.person.seesElement('button', '打开演示工作区');
    await this.shot('wizard');
    await this.person.click('button', '开始建立');
    await this.shot('wizard-office');
    await this.person.type('单位名称', '玄武区信访局');
    await this.person.choose('所在地区', '玄武区', 'xwq');
    await this.person.click('button', '下一步');
    await this.person.click('button', '建立工作区');
    await this.shot('wizard-people');
    await this.page.reload();
  }

  async open_demo() {
    await this.person.click('button', '打开演示工作区');
    await this.person.demo_opened();
    for (let i = 0; i < (this.size.zoom ?? 0); i++) await this.person.press('Alt+Equal');
  }

  async today() {
    await this.shot('today');
    await this.person.press('Control+k');
    await this.page.keyboard.type('dj');
    await this.shot('palette');
    await this.person.press('Control+a');
    await this.page.keyboard.type('zzzz');
    await this.shot('palette-nothing');
    await this.person.press('Escape');
    await this.person.press('F1');
    await this.shot('shortcuts');
    await this.person.press('Escape');
    await this.page.getByRole('button', { name: /^切换身份/ }).click();
    await this.shot('identity-menu');
    await this.person.press('Escape');
  }

  async register() {
    await this.visit('登记');
    await this.shot('register');
    await this.person.type('姓名', '刘德芳');
    await this.person.type('证件号码', '32010219570314082X');
    await this.person.press('Control+Enter');
    await this.shot('register-mistakes');
    const name = await this.known_petitioner();
    await this.visit('登记');
    await this.person.type('姓名', name.name);
    await this.person.type('联系电话', name.phone);
    await this.person.type('住址', '南京市玄武区锁金村12号');
    await this.person.press('Tab');
    await this.shot('register-duplicates');
    await this.person.press_on(this.page.getByRole('combobox', { name: '内容分类', exact: true }));
    await this.page.keyboard.type('zf');
    await this.shot('register-picker');
    await this.person.press('Escape');
    await this.scroll(4000);
    await this.shot('register-end');
  }

  // Somebody who is in the ledger already.
  async known_petitioner() {
    await this.visit('台账');
    const row = this.page.getByRole('table', { name: '台账' }).getByRole('row').nth(2);
    await row.click();
    await this.page.getByRole('heading', { name: '登记内容', exact: true }).waitFor({ state: 'attached' });
    const read = async (label) => (await this.page.getByText(new RegExp(`^${label}`)).first().textContent()).split('：').slice(1).join('：');
    const people = await read('信访人').catch(() => '');
    const phone = /1[0-9]{10}/.exec(people)?.[0] ?? '13800002231';
    return { name: people.split(/[・，\s]/)[0] || '刘德芳', phone };
  }

  async ledger() {
    await this.visit('台账');
    await this.shot('ledger');
    await this.scroll(3000);
    await this.shot('ledger-scrolled');
    await this.person.type('在台账中查找', '没有这个人', { role: 'searchbox' });
    await this.shot('ledger-empty');
    await this.person.click('link', '清除条件');
    await this.person.click('checkbox', '逾期问效');
    await this.shot('ledger-filtered');
    await this.person.click('link', '清除条件');
  }

  async open_case(stage, row = 1) {
    await this.visit('台账');
    await this.person.choose('环节', stage);
    await this.person.settled();
    await this.page.getByRole('table', { name: '台账' }).getByRole('row').nth(row).click();
    await this.page.getByRole('heading', { name: '下一步', exact: true }).waitFor({ timeout: 10_000 });
  }

  async cases() {
    for (const [name, stage] of CASES) {
      await this.open_case(stage);
      await this.shot(`case-${name}`);
      await this.person.press_on(this.page.getByRole('link', { name: /^不可办的/ }));
      await this.shot(`case-${name}-closed`);
      await this.go_on(name);
    }
  }

  // Every dialog of the present step, as the person whose turn it is.
  async go_on(name) {
    const other = this.page.getByRole('button', { name: /・以.*身份$/ });
    if (await other.count() > 0) {
      await this.person.press_on(other.first());
      await this.page.getByRole('dialog').waitFor();
      await this.close_dialog(`dialog-${name}-next`);
    }
    const card = this.page.getByRole('region', { name: '下一步', exact: true });
    for (const label of await card.getByRole('button').allTextContents()) {
      await this.person.press_on(card.getByRole('button', { name: label, exact: true }));
      await this.page.getByRole('dialog').waitFor();
      await this.close_dialog(`dialog-${name}-${label}`);
    }
  }

  async close_dialog(name) {
    await this.shot(name);
    const submit = this.page.getByRole('dialog').getByRole('button').last();
    await submit.click();
    await this.person.settled();
    if (await this.page.getByRole('dialog').count() > 0) {
      await this.shot(`${name}-mistakes`);
      await this.person.press_on(this.page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }));
    }
  }

  async exchange() {
    await this.visit('交换');
    await this.shot('exchange');
    const bad = join(tmpdir(), '损坏的包.json');
    await writeFile(bad, '{"format":"chuxin.exchange","version":1,"sections":');
    await this.choose_file('选择文件…', bad);
    await this.page.getByText('这个文件不能导入').first().waitFor({ state: 'attached' });
    await this.shot('exchange-damaged');
    await this.person.click('button', '关闭');
    const downloads = this.page.waitForEvent('download');
    await this.person.press_on(this.page.getByRole('button', { name: /^导出整个工作区/ }));
    const file = join(tmpdir(), '初信数据包.json');
    await (await downloads).saveAs(file);
    await this.choose_file('选择文件…', file);
    await this.page.getByText('检查通过').first().waitFor({ state: 'attached', timeout: 60_000 });
    await this.shot('exchange-valid');
  }

  async choose_file(button, path) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.person.click('button', button);
    await (await chooser).setFiles(path);
  }

  async settings() {
    await this.visit('设置');
    await this.shot('settings');
    const calendar = join(tmpdir(), '2027.csv');
    await writeFile(calendar, 'date,kind,name,statutory,in_lieu\n2027-01-01,OFF,元旦,1,0\n2027-01-04,OFF,元旦,0,1\n');
    await this.choose_file('选择日历文件…', calendar);
    await this.person.settled();
    await this.shot('settings-calendar');
    await this.person.click('button', '开始核对');
    await this.shot('settings-verified');
    await this.scroll(4000);
    await this.shot('settings-end');
    const admin = this.page.getByRole('button', { name: /身份修改$/ });
    if (await admin.count() > 0) await this.person.press_on(admin);
    await this.person.press_on(this.page.getByRole('table', { name: '人员' }).getByRole('row').nth(2));
    await this.shot('settings-staff');
    await this.person.click('checkbox', '在岗');
    await this.shot('settings-staff-leaving');
    await this.person.press_on(this.page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }));
    await this.person.click('radio', '机构');
    await this.person.click('button', '增加机构');
    await this.shot('settings-org');
    await this.person.press_on(this.page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }));
  }
}

await mkdir(folder, { recursive: true });
const failures = [];
for (const size of SIZES) {
  await withApp({ context: { viewport: { width: size.width, height: size.height } } }, async ({ page }) => {
    const tour = new Tour(page, size);
    if (wanted.length === 0 || wanted.includes('wizard')) await tour.wizard();
    await tour.open_demo();
    for (const part of ['today', 'register', 'ledger', 'cases', 'exchange', 'settings']) {
      if (wanted.length > 0 && !wanted.includes(part)) continue;
      await tour[part]().catch(async (error) => {
        failures.push(`${part}${size.name}: ${error.message}`);
        await page.screenshot({ path: join(folder, `failed-${part}${size.name}.png`) });
        await page.keyboard.press('Escape');
      });
    }
  });
}
console.log(`Pictures are in ${folder}`);
if (failures.length > 0) throw new Error(failures.join('\n'));
