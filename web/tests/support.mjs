// Starts what a browser test needs and ends it again: the static server on a free port, a real browser with a profile of
// its own, a page whose errors fail the test. Only processes started here are ended.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../tools/serve.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DIST = process.env.CHUXIN_DIST ?? join(ROOT, 'dist');
// The screen of tests/web_probe: widgets of every kind without the program around them.
export const PROBE_DIST = process.env.CHUXIN_PROBE_DIST ?? join(ROOT, 'build/web/probe_dist');

// A root user needs --no-sandbox; the rest keeps the browser from calling home through a closed network.
const CHROMIUM_ARGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--enable-unsafe-swiftshader'];

// Tests of plain HTTP use an insecure origin: http://intranet.test, mapped to loopback.
const INTRANET_ARGS = ['--host-resolver-rules=MAP intranet.test 127.0.0.1'];

// Waits until the program has drawn its first frame.
export async function ready(page) {
  await page.waitForFunction(() => window.chuxinDebug?.ready === true, null, { timeout: 20_000 });
}

// The number of frames drawn so far (the only thing the debug snapshot tells).
export function frames(page) {
  return page.evaluate(() => window.chuxinDebug.frames());
}

function collect_errors(page, errors, allow) {
  const add = (text) => {
    if (!allow.some((pattern) => pattern.test(text))) errors.push(text);
  };
  page.on('pageerror', (error) => add(`page error: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') add(`console error: ${message.text()} (${message.location().url})`);
  });
}

// Options: dist (folder), args (more browser switches), origin ('localhost' or 'intranet'), profile (a folder that
// outlives the browser; without it a new empty one is used and removed), context (Playwright's context options),
// port (the same one again reaches what an earlier run stored; free unless told),
// path (opened first, '/' unless told; null opens nothing), allow (patterns of console errors that are expected).
export async function withApp(options, run) {
  const { dist = DIST, args = [], origin = 'localhost', profile, context: contextOptions = {}, path = '/', allow = [] } = options;
  const { port, close } = await serve(dist, options.port ?? 0);
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'chuxin-browser-')));
  const errors = [];
  let context;
  try {
    const { launchOptions = {}, ...rest } = contextOptions;
    // A persistent context is a real profile: the default context of Playwright is off the record.
    context = await chromium.launchPersistentContext(folder, {
      executablePath: process.env.CHUXIN_CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      env: { ...process.env, LC_ALL: 'C.UTF-8' }, // without it a file with a Chinese name can be neither chosen nor saved
      viewport: { width: 1280, height: 800 },
      args: [...CHROMIUM_ARGS, ...(origin === 'intranet' ? INTRANET_ARGS : []), ...args],
      ...launchOptions,
      ...rest,
    });
    context.on('page', (page) => collect_errors(page, errors, allow));
    context.pages().forEach((page) => collect_errors(page, errors, allow));
    const url = origin === 'intranet' ? `http://intranet.test:${port}` : `http://127.0.0.1:${port}`;
    const page = context.pages()[0] ?? (await context.newPage());
    if (path !== null) {
      const response = await page.goto(url + path);
      if (!response.ok()) throw new Error(`${dist} is not built: ${response.status()}. Try: cmake --build --preset web`);
      await ready(page);
    }
    await run({ page, context, url, port, errors });
    if (errors.length > 0) throw new Error(`The page reported errors:\n${errors.join('\n')}`);
  } catch (error) {
    // What was on screen explains most failures.
    const picture = join(ROOT, 'build/logs', `failed-${basename(process.argv[1] ?? 'test')}.png`);
    await context?.pages()[0]?.screenshot({ path: picture }).catch(() => {});
    // What the page said explains most failures.
    if (errors.length > 0 && !error.message.includes(errors[0])) error.message += `\nThe page reported:\n${errors.join('\n')}`;
    throw error;
  } finally {
    await context?.close().catch(() => {});
    await close();
    if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
