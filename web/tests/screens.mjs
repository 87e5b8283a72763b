// Pictures of every screen of the demo workspace, into build/screens or the folder named on the command line; of those
// parts only that are named after it. The whole tour at a desk's screen; the pages alone at other sizes and zooms.
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actAs } from './office.mjs';
import { Person } from './person.mjs';
import { ready, ROOT, withApp } from './support.mjs';

const DESK = { name: '', width: 1440, height: 900 };
const OTHER_SIZES = [{ name: '-small', width: 1024, height: 700 }, { name: '-1366-125', width: 1366, height: 768, zoom: 1 },
  { name: '-1920', width: 1920, height: 1080 }, { name: '-200', width: 1440, height: 900, zoom: 4 }]; // steps of 25 %
const PAGES = ['今日', '登记', '台账', '督查', '考核', '专项', '交换', '规则', '设置'];
const NAMES = { 今日: 'today', 登记: 'register', 台账: 'ledger', 督查: 'alerts', 考核: 'indicators', 专项: 'special', 交换: 'exchange',
  规则: 'rules', 设置: 'settings' };
const PARTS = ['wizard', 'today', 'register', 'ledger', 'cases', 'alerts', 'indicators', 'special', 'rules', 'exchange', 'settings',
  'failures'];
// What is looked at in the ledger: a stage that leads to cases of different states.
const CASES = [['register', '登记'], ['accept', '受理'], ['handle', '办理'], ['supervise', '督查'], ['assess', '考核']];

class Tour {
  constructor(page, folder, size) {
    this.page = page;
    this.person = new Person(page);
    this.folder = folder;
    this.size = size;
  }

  async shot(name) {
    await this.person.shown();
    await this.page.screenshot({ path: join(this.folder, `${name}${this.size.name}.png`) });
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
    await this.person.click('button', '返回'); // the draft would open at this step again
    await this.person.click('button', '返回');
  }

  async open_demo() {
    await this.person.click('button', '打开演示工作区');
    await this.person.demo_opened();
    for (let i = 0; i < (this.size.zoom ?? 0); i++) await this.person.press('Alt+Equal');
  }

  // Every page as it opens.
  async pages() {
    for (const name of PAGES) {
      await this.visit(name);
      await this.shot(NAMES[name]);
    }
    await this.open_case('办理');
    await this.shot('case');
  }

  async alerts() {
    await this.visit('督查');
    await this.shot('alerts');
    await this.scroll(5000);
    await this.shot('alerts-end');
    await this.scroll(-5000);
    await this.page.getByRole('table', { name: '提醒' }).getByRole('row').nth(1).click();
    await this.page.getByRole('heading', { name: '下一步', exact: true }).waitFor();
    await this.person.click('button', '处理提醒');
    await this.person.press_on(this.page.getByRole('dialog').getByRole('combobox', { name: '提醒', exact: true }));
    await this.shot('alerts-answer');
    await this.person.press('Escape');
    await this.person.press('Escape');
  }

  async indicators() {
    await this.visit('考核');
    await this.shot('indicators');
    await this.person.press_on(this.page.getByRole('button', { name: /^一次性化解率/ }));
    await this.scroll(700);
    await this.shot('indicators-figure');
    await this.scroll(5000);
    await this.shot('indicators-groups');
    await this.scroll(-9000);
    await this.person.click('radio', '过程统计');
    await this.person.settled();
    await this.shot('indicators-process');
    await this.scroll(5000);
    await this.shot('indicators-process-groups');
    await this.scroll(-9000);
    await this.person.click('radio', '责任落实');
    await this.person.settled();
    await this.shot('indicators-responsibility');
    await this.person.click('radio', '考核指标');
  }

  async special() {
    await this.visit('专项');
    await this.shot('special');
    await this.person.click('button', '登记矛盾纠纷');
    await this.page.getByRole('dialog').waitFor();
    await this.with_mistakes('special-dialog');
  }

  async rules() {
    await this.visit('规则');
    await this.shot('rules');
    await this.page.getByRole('table', { name: '时限规则' }).getByRole('cell', { name: 'L09', exact: true }).click();
    await this.page.getByRole('dialog').waitFor();
    await this.shot('rules-dialog');
    await this.person.press('Escape');
    for (const [name, file] of [['初转重风险评分', 'rules-risk'], ['审核清单', 'rules-checklist']]) {
      await this.person.click('link', name);
      await this.person.settled();
      await this.shot(file);
    }
    await this.person.click('link', '初转重风险评分');
    await this.page.getByRole('table', { name: '初转重风险评分' }).getByRole('cell', { name: '红色界限', exact: true }).click();
    await this.page.getByRole('dialog').waitFor();
    await this.person.type('红色界限（分）', '50');
    await this.person.type('理由', '全市初转重监测办法第六条');
    await this.person.click('button', '预览变动');
    await this.person.settled();
    await this.shot('rules-risk-dialog');
    await this.person.press('Escape');
  }

  // The documents of the last case, as they are printed, on a page of their own.
  async print() {
    for (const name of ['打印信访事项受理告知书', '打印信访事项处理意见书']) {
      const link = this.page.getByRole('link', { name, exact: true });
      if (await link.count() === 0) continue;
      await this.person.press_on(link.first());
      const frame = this.page.locator('#print-frame');
      await frame.waitFor({ state: 'attached' });
      await this.page.waitForTimeout(300);
      const html = await frame.evaluate((element) => element.contentDocument.documentElement.outerHTML);
      const paper = await this.page.context().newPage();
      await paper.setContent(html);
      await paper.screenshot({ path: join(this.folder, `print-${name.slice(-5)}.png`), fullPage: true });
      await paper.close();
      await this.page.bringToFront();
    }
  }

  // A second tab, and the program stopped by an error.
  async failures() {
    const other = await this.page.context().newPage();
    await other.goto(this.page.url());
    await ready(other);
    const looking = new Tour(other, this.folder, this.size);
    if (await other.getByRole('button', { name: '打开演示工作区' }).count() > 0) await looking.person.click('button', '打开演示工作区');
    await looking.person.sees('本工作区已在另一个标签页打开');
    await looking.shot('second-tab');
    await other.close();
    await this.page.bringToFront();
    await this.page.workers()[0].evaluate(() => {
      WebGLRenderingContext.prototype.drawElements = () => { throw new Error('picture of the crash panel'); };
    });
    await this.page.mouse.move(700, 500);
    await this.page.mouse.move(710, 510);
    await this.page.getByRole('alertdialog').waitFor();
    await this.page.screenshot({ path: join(this.folder, 'crash.png') });
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
      await this.person.press_on(this.page.getByRole('link', { name: '收起不可办的', exact: true }));
      await this.go_on(name);
    }
    await this.open_case('考核');
    await this.print();
  }

  // Dialogs of the present step, as the person whose turn it is; nothing is sent, so that the case stays as it is.
  async go_on(name) {
    const card = this.page.getByRole('region', { name: '下一步', exact: true });
    const other = card.getByRole('button', { name: /・以.*身份$/ });
    const is_turn_of_another = await other.count() > 0;
    if (is_turn_of_another) {
      await this.person.press_on(other.first());
      await this.page.getByRole('dialog').waitFor();
      await this.shot(`dialog-${name}-next`);
      await this.cancel();
    }
    const labels = await card.getByRole('button').allTextContents();
    for (const label of labels.filter((text) => !text.endsWith('身份')).slice(0, 4)) {
      await this.person.press_on(card.getByRole('button', { name: label, exact: true }));
      await this.page.getByRole('dialog').waitFor();
      await this.shot(`dialog-${name}-${label}`);
      await this.cancel();
    }
    if (is_turn_of_another) await actAs(this.person, '李敏'); // who sees all matters of the office (PR-01)
  }

  async cancel() {
    await this.person.press_on(this.page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }));
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  // Sent as it opened: what is missing is marked.
  async with_mistakes(name) {
    await this.shot(name);
    await this.page.getByRole('dialog').getByRole('button').last().click();
    await this.page.locator('#mirror [role=dialog] [aria-invalid=true], #text-agent[aria-invalid=true]').first().waitFor({ state: 'attached' });
    await this.shot(`${name}-mistakes`);
    await this.cancel();
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
    await this.person.reach(this.page.getByRole('table', { name: '人员' }).getByRole('row').nth(2));
    await this.scroll(-4000); // the button above it is not there while it is out of sight
    await this.person.settled();
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

const PATIENCE = [/picture of the crash panel/];

async function desk(folder, wanted) {
  await withApp({ context: { viewport: { width: DESK.width, height: DESK.height } }, allow: PATIENCE }, async ({ page }) => {
    const tour = new Tour(page, folder, DESK);
    if (wanted.includes('wizard')) await tour.wizard();
    await tour.open_demo();
    for (const part of wanted.filter((name) => name !== 'wizard')) await tour[part]();
  });
}

async function other_size(folder, size) {
  await withApp({ context: { viewport: { width: size.width, height: size.height } } }, async ({ page }) => {
    const tour = new Tour(page, folder, size);
    await tour.open_demo();
    await tour.pages();
  });
}

async function without_webgl(folder) {
  const args = ['--disable-gpu', '--disable-software-rasterizer', '--disable-3d-apis'];
  await withApp({ path: null, args, allow: [/WebGL/] }, async ({ page, url }) => {
    await page.goto(url);
    await page.getByRole('alertdialog').or(page.getByRole('heading')).first().waitFor();
    await page.screenshot({ path: join(folder, 'no-webgl.png') });
  });
}

export async function take_pictures(folder = join(ROOT, 'build/screens'), wanted = []) {
  await mkdir(folder, { recursive: true });
  const unknown = wanted.filter((name) => !PARTS.includes(name));
  if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
  const whole = wanted.length === 0;
  await desk(folder, whole ? PARTS : wanted);
  if (!whole) return;
  for (const size of OTHER_SIZES) await other_size(folder, size);
  await without_webgl(folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? join(ROOT, 'build/screens');
  await take_pictures(folder, process.argv.slice(3));
  console.log(`Pictures are in ${folder}`);
}
