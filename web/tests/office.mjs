// The steps of one petition matter from first start to settling, as the people of a small office do them.
export const OFFICE = {
  bureau: '玄武区信访局', leader: '王海峰', officer: '李敏', unit: '玄武区住建局', unitLeader: '徐晓东', unitOfficer: '何平',
};

// `office`: where it is not that of OFFICE; `region` with the letters that find it.
export async function setUp(person, { region = '玄武区', filter = 'xwq', ...office } = OFFICE) {
  await person.click('button', '开始建立');
  await person.type('单位名称', office.bureau);
  await person.choose('所在地区', region, filter);
  await person.click('button', '下一步');
  await person.type('首办责任领导', office.leader);
  await person.type('首办责任人（窗口）', office.officer);
  await person.type('单位 1', office.unit);
  await person.type('责任领导 1', office.unitLeader);
  await person.type('承办人 1', office.unitOfficer);
  await person.click('button', '建立工作区');
  await person.seesElement('heading', '今日');
  await person.saved();
}

// 以…身份: the menu at the right of the top bar.
export async function actAs(person, name) {
  await person.page.getByRole('button', { name: /^切换身份/ }).click({ timeout: 10_000 });
  const wanted = person.page.getByRole('button', { name: new RegExp(`^以${name}身份`) });
  await wanted.waitFor({ state: 'attached', timeout: 10_000 });
  if (await person.find('searchbox', '查找身份').count()) await person.type('查找身份', name, { role: 'searchbox' });
  await person.settled(); // the list has narrowed: what is clicked stands still
  await wanted.click({ timeout: 10_000 });
  await person.page.getByRole('button', { name: new RegExp(`^切换身份.*${name}`) }).waitFor({ timeout: 10_000 });
}

export async function register(person, { name = '刘德芳', demand = '要求开发商按合同交付地下车位，停止捆绑销售' } = {}) {
  await person.page.getByRole('navigation').getByRole('link', { name: '登记', exact: true }).first().click();
  await person.seesElement('heading', '登记信访件');
  await person.type('姓名', name);
  await person.type('证件号码', '320102195703140823');
  await person.type('联系电话', '13800002231');
  await person.type('住址', '南京市玄武区锁金村12号');
  await person.choose('信访目的', '求决');
  await person.choose('问题属地', '玄武区', 'xwq');
  await person.choose('内容分类', '住房保障与房地产', 'zfbz');
  await person.choose('诉求类别', '申诉求决');
  await person.type('主要诉求', demand);
  await person.type('事实和理由', '2023年3月收房后，物业要求购买车位方可办理门禁，六户业主多次协商未果。');
  await person.type('信访过程', '4月向物业投诉，5月拨打12345。');
}

async function dialog(person, open, submit, fill = async () => {}) {
  await person.click('button', open);
  await person.seesElement('dialog', open);
  await fill();
  await person.press_on(person.page.getByRole('dialog').getByRole('button', { name: submit ?? open, exact: true }));
  await person.page.getByRole('dialog').waitFor({ state: 'detached', timeout: 10_000 });
}

export async function triage(person) {
  await person.seesElement('dialog', '甄别');
  await person.choose('初次或重复', '初次');
  await person.choose('有权处理单位', OFFICE.unit);
  await person.press_on(person.page.getByRole('dialog').getByRole('button', { name: '甄别', exact: true }));
  await person.page.getByRole('dialog').waitFor({ state: 'detached', timeout: 10_000 });
}

export async function assign(person) {
  await dialog(person, '交办');
  await actAs(person, OFFICE.leader);
  await dialog(person, '审批', '审批', () => person.choose('审批意见', '批准'));
}

export async function accept(person) {
  await actAs(person, OFFICE.unitOfficer);
  await dialog(person, '签收');
  await actAs(person, OFFICE.unitLeader);
  await dialog(person, '受理');
}

export async function handle(person) {
  await actAs(person, OFFICE.unitOfficer);
  await dialog(person, '开始办理', '开始办理', () => person.type('联系情况', '电话联系信访人，约定现场查看。'));
  await dialog(person, '记录调查', '记录调查', () => person.type('调查核实情况', '现场核实：物业以购买车位为办理门禁的条件，共六户。'));
  await actAs(person, OFFICE.unitLeader);
  await dialog(person, '提交处理意见（报审）', '提交处理意见（报审）', async () => {
    await person.choose('诉求 1 处理结果', '予以支持');
    await person.type('诉求 1 处理意见', '责令开发商停止捆绑销售，按合同交付车位。');
    await person.type('诉求 1 执行单位', OFFICE.unit);
    await person.type('诉求 1 执行期限', '2027-12-31');
    await person.type('四、法律法规依据', '《商品房销售管理办法》第十一条');
  });
}

export async function verify(person) {
  await actAs(person, OFFICE.officer);
  await dialog(person, '开始审核');
  await actAs(person, OFFICE.leader);
  await dialog(person, '审核通过并出具', '审核通过并出具', async () => {
    const groups = person.page.getByRole('dialog').getByRole('radiogroup', { name: /^Q[0-9]/ });
    const count = await groups.count();
    for (let i = 0; i < count; i++) {
      const passed = groups.nth(i).getByRole('radio', { name: '通过', exact: true });
      const chosen = await groups.nth(i).getByRole('radio', { checked: true }).count();
      if (chosen === 0) await person.press_on(passed);
    }
  });
}

export async function deliver(person) {
  await actAs(person, OFFICE.unitOfficer);
  await dialog(person, '送达', '送达', async () => {
    await person.choose('送达方式', '当面送达');
    await person.press_on(person.page.getByRole('dialog').getByRole('radiogroup', { name: '信访人签收', exact: true }).getByRole('radio', { name: '是', exact: true }));
  });
  await dialog(person, '记录执行', '记录执行', async () => {
    await person.choose('对应诉求', '要求开发商按合同交付地下车位，停止捆绑销售');
    await person.type('执行凭证', '整改通知书及门禁办理记录');
  });
  await actAs(person, OFFICE.officer);
  await dialog(person, '审核认定办结', '审核认定办结', () => person.choose('信访人意见', '同意'));
}

export async function followUp(person) {
  await dialog(person, '回访', '回访', async () => {
    await person.choose('回访方式', '电话回访');
    const answers = { 是否联系上: '是', 是否按时告知: '是', 是否与信访人联系: '是', 是否明确责任领导和责任人: '是', 是否收到处理结果: '是',
      处理意见是否执行: '是', 问题是否解决: '是', 信访人是否认可: '是', 有无新的诉求: '否' };
    for (const [question, answer] of Object.entries(answers)) {
      await person.press_on(person.page.getByRole('dialog').getByRole('radiogroup', { name: question, exact: true })
        .getByRole('radio', { name: answer, exact: true }));
    }
    await person.choose('工作态度', '好');
  });
}

export async function settle(person) {
  await actAs(person, OFFICE.leader);
  await dialog(person, '案结事了销号');
}
