// What the page does for the program: files, printing, the crash panel, the question before leaving.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { frames, PROBE_DIST, withApp } from './support.mjs';

const app = (options, run) => withApp({ dist: PROBE_DIST, ...options }, run);
const button = (page, name) => page.getByRole('button', { name, exact: true });

test('a chosen file is read by the program', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chuxin-file-'));
  try {
    await writeFile(join(folder, '数据.json'), '{"件":1}');
    await app({}, async ({ page }) => {
      const chooser = page.waitForEvent('filechooser');
      await button(page, '打开文件').click();
      await (await chooser).setFiles(join(folder, '数据.json'));
      await page.getByText('打开的文件：数据.json：{"件":1}').waitFor({ state: 'attached' });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a file is handed out under its Chinese name', () => app({}, async ({ page }) => {
  await page.getByRole('textbox', { name: '姓名' }).fill('刘德芳');
  await page.waitForTimeout(100);
  const download = page.waitForEvent('download');
  await button(page, '保存文件').click();
  const file = await download;
  assert.equal(file.suggestedFilename(), '初信.txt');
  assert.equal(await readFile(await file.path(), 'utf8'), '刘德芳');
}));

test('a document is printed from a frame of its own', () => app({}, async ({ page }) => {
  await page.addInitScript(() => {});
  // Headless browsers show no print dialog; that print() was called on the document is what can be seen.
  await page.evaluate(() => {
    window.printed = [];
    const created = document.createElement.bind(document);
    document.createElement = (tag) => {
      const made = created(tag);
      if (tag === 'iframe') made.addEventListener('load', () => { made.contentWindow.print = () => window.printed.push(made.contentDocument.body.textContent); });
      return made;
    };
  });
  await button(page, '打印').click();
  await page.waitForFunction(() => window.printed.some((text) => text.includes('受理告知书')));
}));

test('a failed check stops the program and shows what is kept', () => app({ allow: [/CHECK failed/] }, async ({ page }) => {
  await button(page, '登记').click();
  await page.getByText('已登记 1 件').first().waitFor({ state: 'attached' });
  await button(page, '出错').click();
  const panel = page.getByRole('alertdialog', { name: '程序出错，已经停下' });
  await panel.waitFor();
  assert.equal(await panel.locator('#crash-last-saved').textContent(), '登记第 1 件');
  assert.match(await panel.locator('#crash-detail').textContent(), /m_registered < 0/);
  await page.screenshot({ path: join(tmpdir(), 'chuxin-crash.png') });
  // Nothing of the program runs any more.
  const stopped = await frames(page);
  await page.mouse.move(100, 100);
  await page.keyboard.press('Tab');
  await page.waitForTimeout(300);
  assert.equal(await frames(page), stopped);
  await panel.getByRole('button', { name: '重新打开' }).click();
  await page.waitForFunction(() => window.chuxinDebug?.ready === true && window.chuxinDebug.frames() > 0);
  assert.equal(await panel.isVisible(), false);
}));

test('leaving with unsaved acts asks first', () => app({}, async ({ page }) => {
  await button(page, '登记').click();
  await page.getByText('已登记 1 件').first().waitFor({ state: 'attached' });
  let asked = '';
  page.on('dialog', (dialog) => {
    asked = dialog.type();
    void dialog.accept();
  });
  await page.reload();
  assert.equal(asked, 'beforeunload');
}));
