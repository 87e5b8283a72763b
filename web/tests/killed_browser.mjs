// A browser of our own, in a process group of its own, so that one signal kills all of its processes at once.
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const BROWSER = process.env.CHUXIN_CHROMIUM ?? '/usr/bin/chromium';
const ARGS = ['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--remote-debugging-port=0'];

// `args`: --disable-gpu saves processes where nothing is drawn. Answers { browser, page, kill }.
export async function start_browser(profile, args = ['--disable-gpu']) {
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(BROWSER, [...ARGS, ...args, `--user-data-dir=${profile}`, 'about:blank'], { detached: true, stdio: 'ignore' });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  for (let tries = 0; tries < 400; tries++) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const port = text.split('\n')[0];
    if (port && text.includes('\n')) {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
      if (browser) {
        const [context] = browser.contexts();
        return { browser, page: context.pages()[0] ?? (await context.newPage()), kill: () => kill(child, exited) };
      }
    }
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  await kill(child, exited);
  throw new Error(`${BROWSER} did not start.`);
}

async function kill(child, exited) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
  await exited;
}
