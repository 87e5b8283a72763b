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

// A stored workspace of two blocks, as web/storage.ts keeps it.
async function storeWorkspace(page, size) {
  await page.evaluate(async (fileSize) => {
    const open = (name, upgrade) => new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => upgrade(request.result);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const finished = (transaction) => new Promise((resolve) => (transaction.oncomplete = resolve));
    const registry = await open('chuxin.workspaces', (database) => database.createObjectStore('workspaces', { keyPath: 'id' }));
    let transaction = registry.transaction('workspaces', 'readwrite');
    transaction.objectStore('workspaces').put({ id: 'test', openedAt: Date.now() });
    await finished(transaction);
    const database = await open('chuxin/test', (created) => ['blocks', 'header'].forEach((store) => created.createObjectStore(store)));
    transaction = database.transaction(['blocks', 'header'], 'readwrite');
    for (const index of [0, 1]) transaction.objectStore('blocks').put(new Uint8Array(32768).fill(index + 1).buffer, index);
    transaction.objectStore('header').put({ epoch: 1, commitNumber: 1, fileSize, blockSize: 32768, schemaVersion: 1 }, 'header');
    await finished(transaction);
    registry.close();
    database.close();
  }, size);
}

test('the crash panel hands out a backup without the program', () => app({ allow: [/CHECK failed/] }, async ({ page }) => {
  await storeWorkspace(page, 36864);
  await button(page, '出错').click();
  const panel = page.getByRole('alertdialog', { name: '程序出错，已经停下' });
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: '导出备份' }).click();
  const file = await download;
  assert.match(file.suggestedFilename(), /^初信备份-test-\d{4}-\d\d-\d\d\.sqlite$/);
  const bytes = await readFile(await file.path());
  assert.equal(bytes.length, 36864);
  assert.deepEqual([bytes[0], bytes[32767], bytes[32768], bytes[36863]], [1, 1, 2, 2]);
  assert.match(await panel.locator('#crash-note').textContent(), /备份已交给浏览器下载/);
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
