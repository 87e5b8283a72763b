// What a frame of each screen costs the worker: the whole of a frame, from input to the last draw call, while the mouse
// wheel turns over the screen or a field is typed into. Prints the 95th percentile beside the target.
import { Person } from './person.mjs';
import { frames, withApp } from './support.mjs';

const STEPS = 60;
const TARGET = 4; // ms

// Times every frame of the worker from here on.
async function watch(page) {
  await page.workers()[0].evaluate(() => {
    self.frameTimes = [];
    const plain = self.requestAnimationFrame.bind(self);
    self.requestAnimationFrame = (draw) => plain((now) => {
      const start = performance.now();
      draw(now);
      self.frameTimes.push(performance.now() - start);
    });
  });
}

async function measure(page, name, step) {
  // The first round fills the glyph atlas; only the second one counts.
  for (const counts of [false, true]) {
    await page.workers()[0].evaluate(() => { self.frameTimes.length = 0; });
    for (let i = 0; i < STEPS; i++) {
      const before = await frames(page);
      await step(i);
      await page.waitForFunction((drawn) => window.chuxinDebug.frames() > drawn, before);
    }
    if (!counts) continue;
    const times = (await page.workers()[0].evaluate(() => self.frameTimes)).sort((left, right) => left - right);
    const p95 = times[Math.floor(times.length * 0.95)];
    const median = times[Math.floor(times.length / 2)];
    console.log(`bench|frame of ${name}, p95 (median ${median.toFixed(1)})|${p95.toFixed(1)}|ms|${TARGET}`);
  }
}

await withApp({ context: { viewport: { width: 1440, height: 900 } } }, async ({ page }) => {
  const person = new Person(page);
  await person.click('button', '打开演示工作区');
  await person.demo_opened();
  await watch(page);
  const visit = async (name) => {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
    await person.settled();
    await page.mouse.move(600, 500);
  };
  // Up and down in turns of ten, so that every step moves something.
  const turn = (i) => page.mouse.wheel(0, i % 20 < 10 ? 90 : -90);
  for (const name of ['今日', '登记', '台账', '设置']) {
    await visit(name);
    await measure(page, name, turn);
  }
  await visit('台账');
  await page.getByRole('table', { name: '台账' }).getByRole('row').nth(3).click();
  await page.getByRole('heading', { name: '下一步', exact: true }).waitFor();
  await person.settled();
  await page.mouse.move(600, 500);
  await measure(page, '信访件', turn);
  await visit('登记');
  await person.press_on(person.find('textbox', '姓名'));
  await measure(page, '登记 while typing', (i) => person.press(i % 2 === 0 ? 'a' : 'Backspace'));
});
