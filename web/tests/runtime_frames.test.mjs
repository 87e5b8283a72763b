// What is drawn and when: nothing while idle, every device pixel at every scale, lost graphics contexts, no WebGL, no
// Chinese font.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { frames, PROBE_DIST, withApp } from './support.mjs';

const app = (options, run) => withApp({ dist: PROBE_DIST, ...options }, run);
// P6 asks for 60 seconds; the default is long enough to see any timer of the program.
const IDLE_SECONDS = Number(process.env.CHUXIN_IDLE_SECONDS ?? 6);

async function framesWhileIdle(page) {
  // What the last input caused is drawn first, however busy the machine is; a caret blinks at least every 0.8 s.
  let before = -1;
  for (let i = 0; i < 10 && before !== (await frames(page)); i++) {
    before = await frames(page);
    await page.waitForTimeout(700);
  }
  before = await frames(page);
  await page.waitForTimeout(IDLE_SECONDS * 1000);
  return (await frames(page)) - before;
}

test('no frame is drawn while nothing happens', () => app({}, async ({ page }) => {
  await page.mouse.move(600, 700);
  assert.equal(await framesWhileIdle(page), 0);
  await page.mouse.move(40, 180); // over a button
  assert.equal(await framesWhileIdle(page), 0);
}));

test('a caret costs at most two frames a second', () => app({}, async ({ page }) => {
  await page.getByRole('textbox', { name: '姓名' }).click();
  await page.mouse.move(600, 700);
  const count = await framesWhileIdle(page);
  assert.ok(count > 0, 'the caret does not blink');
  assert.ok(count <= 2 * IDLE_SECONDS, `${count} frames in ${IDLE_SECONDS} s`);
}));

test('a frame that shows what the one before showed is not drawn again', () => app({}, async ({ page }) => {
  await page.mouse.move(600, 700);
  await framesWhileIdle(page);
  await page.workers()[0].evaluate(() => {
    const clear = WebGLRenderingContext.prototype.clear;
    self.drawn = 0;
    WebGLRenderingContext.prototype.clear = function (...mask) {
      self.drawn++;
      clear.apply(this, mask);
    };
  });
  const drawn = () => page.workers()[0].evaluate(() => self.drawn);
  const before = await frames(page);
  await page.mouse.move(620, 700); // nothing lies there
  await framesWhileIdle(page);
  assert.ok((await frames(page)) > before);
  assert.equal(await drawn(), 0);
  await page.getByRole('button', { name: '登记' }).hover();
  await framesWhileIdle(page);
  assert.ok((await drawn()) > 0, 'a button under the pointer looks different');
}));

for (const scale of [0.75, 1, 1.25, 1.5, 2]) {
  test(`one canvas pixel for each device pixel at ${scale * 100} %`, () => app(
    { context: { deviceScaleFactor: scale, viewport: { width: 1024, height: 701 } } },
    async ({ page }) => {
      // The page's canvas element takes the size of the worker's when the first frame is shown.
      await page.waitForFunction(() => document.getElementById('canvas').width !== 300);
      await page.waitForTimeout(200);
      const { width, height, css, ratio } = await page.evaluate(() => {
        const canvas = document.getElementById('canvas');
        const box = canvas.getBoundingClientRect();
        return { width: canvas.width, height: canvas.height, css: [box.width, box.height], ratio: devicePixelRatio };
      });
      assert.equal(ratio, scale);
      assert.deepEqual([width, height], [Math.round(css[0] * ratio), Math.round(css[1] * ratio)]);
      await page.screenshot({ path: join(tmpdir(), `chuxin-scale-${scale * 100}.png`) });
    },
  ));
}

test('the canvas follows the window', () => app({}, async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 720 });
  await page.waitForFunction(() => document.getElementById('canvas').width === 1100 && document.getElementById('canvas').height === 720);
  // Below the smallest supported window the page scrolls.
  await page.setViewportSize({ width: 500, height: 300 });
  await page.waitForFunction(() => document.getElementById('canvas').width === 720);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth && document.documentElement.scrollHeight > innerHeight));
}));

// The worker's own context, reached through the browser's debugging protocol: no hook of ours is needed.
async function loseContext(page, restore) {
  const worker = page.workers()[0];
  await worker.evaluate(async (back) => {
    const canvas = self.chuxinCanvas;
    const extension = canvas.getContext('webgl').getExtension('WEBGL_lose_context');
    extension.loseContext();
    await new Promise((done) => setTimeout(done, 200));
    if (back) extension.restoreContext();
  }, restore);
}

// Remembers the canvas that the worker is given, before the worker's own handler runs.
async function rememberCanvas(page) {
  await page.addInitScript(() => {
    const Original = Worker;
    window.Worker = class extends Original {
      constructor(url) {
        super(URL.createObjectURL(new Blob([`
          self.addEventListener('message', (e) => { const c = (e.data.start && e.data.start.canvas) || e.data.canvas; if (c) self.chuxinCanvas = c; });
          const fetched = self.fetch; self.fetch = (u) => fetched(new URL(u, ${JSON.stringify(location.href)}).href);
          importScripts(${JSON.stringify(new URL(url, location.href).href)});`], { type: 'text/javascript' })));
      }
    };
  });
}

for (const restore of [true, false]) {
  test(`a lost graphics context is survived (${restore ? 'the browser restores it' : 'a new canvas is needed'})`, () => app(
    { path: null, allow: [/WebGL|CONTEXT_LOST/] },
    async ({ page, url }) => {
      await rememberCanvas(page);
      await page.goto(url);
      await page.waitForFunction(() => window.chuxinDebug?.ready);
      await page.waitForTimeout(400);
      const before = await page.screenshot();
      await loseContext(page, restore);
      await page.waitForTimeout(restore ? 800 : 4500);
      assert.deepEqual(await page.screenshot(), before);
      await page.getByRole('button', { name: '登记' }).click();
      await page.getByText('已登记 1 件').first().waitFor();
      assert.notDeepEqual(await page.screenshot(), before);
    },
  ));
}

test('without WebGL a page says what to do', () => app(
  { path: null, args: ['--disable-gpu', '--disable-software-rasterizer', '--disable-3d-apis'], allow: [/WebGL/] },
  async ({ page, url }) => {
    await page.goto(url);
    await page.getByRole('heading', { name: '这个浏览器画不出界面' }).waitFor();
    assert.ok(await page.getByRole('button', { name: '重新打开' }).isVisible());
    await page.screenshot({ path: join(tmpdir(), 'chuxin-no-webgl.png') });
  },
));

test('where the machine has no Chinese font, a web font is fetched in slices', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chuxin-fonts-'));
  try {
    await writeFile(join(folder, 'fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
    const environment = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') };
    const requested = [];
    await app({ path: null, context: { launchOptions: { env: environment } } }, async ({ page, url, context }) => {
      context.on('request', (request) => requested.push(request.url()));
      await page.goto(url);
      await page.waitForFunction(() => window.chuxinDebug?.ready);
      await page.waitForTimeout(2500);
      await page.screenshot({ path: join(tmpdir(), 'chuxin-web-font.png') });
      // Two characters of 14 pixels and the padding; missing-character boxes are narrower.
      const box = await page.getByRole('button', { name: '登记', exact: true }).boundingBox();
      assert.equal(Math.round(box.width), 48);
    });
    const slices = requested.filter((address) => address.endsWith('.woff2'));
    assert.ok(slices.length > 2, `slices fetched: ${slices.length}`);
    assert.ok(slices.length < 60, `only the slices that are needed: ${slices.length}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
