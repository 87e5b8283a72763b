// Does with the mirror what a person does at the screen: clicks what it can name, types Chinese through the input
// method, chooses from lists. Every step waits for what it needs and fails with the name of what was missing.
import { strict as assert } from 'node:assert';
import { frames } from './support.mjs';

const WAIT = { timeout: 10_000 };

export class Person {
  constructor(page) {
    this.page = page;
  }

  find(role, name, options = {}) {
    return this.page.getByRole(role, { name, exact: true, ...options }).first();
  }

  // Until nothing is drawn any more: what the eye waits for before the hand clicks.
  async settled() {
    await this.page.waitForFunction(() => window.chuxinDebug.resting(), null, { timeout: 20_000 }).catch(() => {
      assert.fail('the program does not come to rest');
    });
  }

  // Scrolls what lies in the middle of the screen until the element shows, as one does with the wheel.
  async reach(locator) {
    await locator.waitFor({ ...WAIT, state: 'attached' });
    const { width, height } = this.page.viewportSize();
    for (let turn = 0; turn < 40; turn++) {
      const box = await locator.boundingBox().catch(() => null);
      if (box && box.height > 8) return locator;
      await this.page.mouse.move(width / 2, height / 2);
      const drawn = await frames(this.page);
      await this.page.mouse.wheel(0, turn < 20 ? 240 : -240);
      await this.page.waitForFunction((before) => window.chuxinDebug.frames() > before, drawn, WAIT);
      await this.settled();
    }
    return locator;
  }

  // The same, and the picture of it is on the page: what the worker has drawn is there a few of the page's frames later.
  async shown() {
    await this.settled();
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await this.page.waitForTimeout(120);
  }

  async press_on(locator) {
    await this.settled(); // What was typed before may have moved what is below it.
    await (await this.reach(locator)).click(WAIT);
  }

  async click(role, name) {
    await this.press_on(this.find(role, name));
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  // Chinese arrives as an input method gives it: a composition, then its commit.
  async compose(text) {
    const cdp = (this.cdp ??= await this.page.context().newCDPSession(this.page));
    await cdp.send('Input.imeSetComposition', { text: 'pin', selectionStart: 3, selectionEnd: 3 });
    await cdp.send('Input.insertText', { text });
  }

  // Replaces what the field holds. Plain ASCII is typed key by key, anything else goes through the input method.
  async type(label, text, { role = 'textbox' } = {}) {
    await this.press_on(this.find(role, label));
    // One types once the caret is there.
    await this.page.waitForFunction((wanted) => {
      const active = document.activeElement;
      return active?.id === 'text-agent' && active.getAttribute('aria-label') === wanted;
    }, label, WAIT);
    await this.press('Control+a');
    if (/^[\x20-\x7e]*$/.test(text)) await this.page.keyboard.type(text);
    else await this.compose(text);
    await this.expectValue(label, text, role);
  }

  async value(label, role = 'textbox') {
    return this.find(role, label).inputValue(WAIT);
  }

  async expectValue(label, text, role = 'textbox') {
    const deadline = Date.now() + 5000;
    let held;
    do {
      held = await this.value(label, role).catch((error) => String(error));
      if (held === text) return;
      await this.page.waitForTimeout(30);
    } while (Date.now() < deadline);
    assert.equal(held, text, `field ${label}`);
  }

  // Opens a picker, narrows it by typing, takes the choice of that name.
  async choose(label, choice, filter) {
    await this.press_on(this.find('combobox', label));
    const option = this.find('option', choice);
    await this.page.getByRole('option').first().waitFor(WAIT);
    if (filter) {
      await this.page.keyboard.type(filter);
      // Enter takes the highlighted one, which is the first that the filter finds.
      await this.page.waitForFunction((wanted) => {
        const first = document.querySelector('#mirror [role=option]');
        return first?.firstChild?.textContent === wanted && first.dataset.focused === 'true';
      }, choice, WAIT);
      await this.press('Enter');
    } else {
      await option.click(WAIT);
    }
    await option.waitFor({ ...WAIT, state: 'detached' });
  }

  async sees(text) {
    await this.page.getByText(text).first().waitFor({ ...WAIT, state: 'attached' });
  }

  // What was read out is over; only what is on the screen counts.
  async seesNot(text) {
    await this.page.locator('#mirror').getByText(text).first().waitFor({ ...WAIT, state: 'detached' });
  }

  async seesElement(role, name) {
    await this.find(role, name).waitFor(WAIT);
  }

  // The demo is generated before one's eyes; until it is there a dialog with its progress takes every click.
  async demo_opened() {
    await this.page.getByRole('heading', { name: '今日', exact: true }).waitFor({ timeout: 120_000 });
    await this.page.waitForFunction(() => !document.querySelector('#mirror [role=progressbar]'), null, { timeout: 120_000 });
    await this.settled();
  }

  // The pill in the top bar; true only after the block store's acknowledgement.
  async saved() {
    await this.page.getByText(/^已保存/).first().waitFor({ ...WAIT, state: 'attached' });
  }

  // A draft is acknowledged at most 2 s after the last key (P6).
  async saved_draft() {
    await this.page.waitForTimeout(2000);
    await this.saved();
  }

  async screenshot(path) {
    await this.page.waitForTimeout(150);
    await this.page.screenshot({ path });
  }
}
