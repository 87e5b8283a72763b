// The program itself with 100,000 matters in a real browser: import through the screen, the ledger under 200 wheel steps,
// opening again, and the first interactive frame with a cold and a warm cache. The package file is the native bench's.
// Usage: node web/tests/bench_ledger.mjs [<package file>]
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actAs, setUp } from './office.mjs';
import { Person } from './person.mjs';
import { frames, ready, ROOT, withApp } from './support.mjs';

const file = process.argv[2] ?? join(ROOT, 'build/bench/matters.json');
const WHEEL_STEPS = 200;
const FIRST_OFFICER = '陈静'; // of the package; who imports it has no part in its matters and sees none (PR-01)
const LONG = { timeout: 600_000 };

const report = (what, measured, unit, target = '') => console.log(`bench|${what}|${measured.toFixed(2)}|${unit}|${target}`);
const percentile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];

// Times every frame of the worker from the outside: the callback of requestAnimationFrame is the whole frame, from the
// program's work to the last call of WebGL.
async function timeFrames(page) {
  await page.workers()[0].evaluate(() => {
    const request = self.requestAnimationFrame.bind(self);
    self.frameTimes = [];
    self.requestAnimationFrame = (callback) =>
      request((now) => {
        const started = performance.now();
        callback(now);
        self.frameTimes.push(performance.now() - started);
      });
  });
}
const takeFrames = (page) => page.workers()[0].evaluate(() => self.frameTimes.splice(0));

async function importPackage(page, person) {
  await page.getByRole('navigation').getByRole('link', { name: '交换', exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await person.click('button', '选择文件…');
  const checking = Date.now();
  await (await chooser).setFiles(file);
  await page.getByRole('button', { name: '确认导入', exact: true }).waitFor(LONG);
  report('browser: check a package', (Date.now() - checking) / 1000, 's');
  await timeFrames(page);
  const importing = Date.now();
  await page.getByRole('button', { name: '确认导入', exact: true }).click();
  await page.getByText(/导入完成/).first().waitFor({ ...LONG, state: 'attached' });
  report('browser: import from JSON', (Date.now() - importing) / 1000, 's', 8);
  report('browser: longest step of it', Math.max(...(await takeFrames(page))), 'ms', 50);
  await page.getByText(/^已保存/).first().waitFor({ ...LONG, state: 'attached' });
  report('browser: until it is saved', (Date.now() - importing) / 1000, 's');
}

// Runs `action` and answers the frames of the worker meanwhile as the browser traced them: `tdur` is the processor time
// of the worker's thread, `dur` the time by the clock, which holds waiting for other threads too; microseconds.
async function traceFrames(context, action) {
  const client = await context.browser().newBrowserCDPSession();
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline'] } });
  await action();
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const workers = new Set(events.filter(({ name, args }) => name === 'thread_name' && /DedicatedWorker/.test(args.name)).map(thread));
  return events.filter((event) => event.name === 'FireAnimationFrame' && workers.has(thread(event)));
}

async function scrollLedger(page) {
  await page.getByRole('navigation').getByRole('link', { name: '台账', exact: true }).first().click();
  await page.getByRole('row').nth(5).waitFor(LONG);
  await page.mouse.move(640, 500);
  const traced = await traceFrames(page.context(), async () => {
    for (let step = 0; step < WHEEL_STEPS; step++) {
      const drawn = await frames(page);
      await page.mouse.wheel(0, step < WHEEL_STEPS * 0.75 ? 480 : -480);
      await page.waitForFunction((before) => window.chuxinDebug.frames() > before, drawn, { timeout: 2000 }).catch(() => {});
    }
    await page.waitForTimeout(300);
  });
  const processor = traced.map(({ tdur }) => tdur / 1000);
  const clock = traced.map(({ dur }) => dur / 1000);
  report(`ledger, ${WHEEL_STEPS} wheel steps: frames drawn`, traced.length, 'frames');
  report('ledger: frame CPU, p50', percentile(processor, 0.5), 'ms');
  report('ledger: frame CPU, p95', percentile(processor, 0.95), 'ms', 4);
  report('ledger: frame by the clock, p95', percentile(clock, 0.95), 'ms');
  report('ledger: slowest frame by the clock', Math.max(...clock), 'ms');
}

// Until a button is there to be pressed, looked for at every frame of the page: waiting for a locator adds up to half a
// second between two looks.
async function timeToFirstFrame(page, url) {
  const started = Date.now();
  await page.goto(url);
  await page.waitForFunction(() => window.chuxinDebug?.ready && document.querySelector('#mirror button'), null, { polling: 'raf', timeout: 20_000 });
  return Date.now() - started;
}

await withApp({ path: null }, async ({ page, url }) => {
  report('first interactive frame, cold', await timeToFirstFrame(page, url), 'ms', 1200);
  const warm = [];
  for (let i = 0; i < 5; i++) warm.push(await timeToFirstFrame(page, url));
  report('first interactive frame, warm', percentile(warm, 0.5), 'ms', 400);
});

if (!existsSync(file)) {
  console.error(`${file} is missing; run build/native-release/chuxin_bench_workspace ${file} first.`);
  process.exit(1);
}
const profile = await mkdtemp(join(tmpdir(), 'chuxin-bench-'));
try {
  await withApp({ profile }, async ({ page, url }) => {
    const person = new Person(page);
    await setUp(person);
    await importPackage(page, person);
    await actAs(person, FIRST_OFFICER);
    await scrollLedger(page);
    const opening = Date.now();
    await page.goto(url);
    await ready(page);
    await page.getByRole('navigation').getByRole('link', { name: '台账', exact: true }).first().waitFor(LONG);
    report('browser: open the workspace', Date.now() - opening, 'ms');
    await page.getByRole('progressbar').first().waitFor({ ...LONG, state: 'detached' });
    report('browser: open the workspace, index complete', Date.now() - opening, 'ms');
  });
} finally {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
