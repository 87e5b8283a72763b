// Pictures of every screen of the demo workspace, into the folder named on the command line (tools/screens).
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Person } from './person.mjs';
import { ROOT, withApp } from './support.mjs';

const folder = process.argv[2] ?? join(ROOT, 'build/screens');
const SIZES = [{ name: '', width: 1440, height: 900 }, { name: '-small', width: 1024, height: 700 }];

async function visit(page, name) {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
  await page.waitForTimeout(300);
}

await mkdir(folder, { recursive: true });
for (const size of SIZES) {
  await withApp({ context: { viewport: { width: size.width, height: size.height } } }, async ({ page }) => {
    const person = new Person(page);
    const shot = (name) => person.screenshot(join(folder, `${name}${size.name}.png`));
    await person.seesElement('button', '打开演示工作区');
    await shot('wizard');
    await person.click('button', '打开演示工作区');
    await page.getByRole('heading', { name: '今日', exact: true }).waitFor({ timeout: 120_000 });
    await page.waitForTimeout(500);
    await shot('today');
    for (const [label, name] of [['登记', 'register'], ['台账', 'ledger'], ['交换', 'exchange'], ['设置', 'settings']]) {
      await visit(page, label);
      await shot(name);
    }
    await visit(page, '台账');
    await page.getByRole('row').nth(3).click();
    await page.getByRole('heading', { name: '下一步', exact: true }).waitFor({ timeout: 10_000 });
    await shot('case');
  });
}
console.log(`Pictures are in ${folder}`);
