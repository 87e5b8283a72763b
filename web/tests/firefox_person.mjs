// What web/tests/person.mjs is for Chromium, as small as the smoke in Firefox needs it: clicks what has a role and name in
// the mirror, types, chooses from lists.
const WAIT = { timeout: 20_000 };

export class FirefoxPerson {
  constructor(page) {
    this.page = page;
  }

  // The element of that role and name that shows, scrolled to with the wheel where it lies below.
  async find(role, name) {
    for (let turn = 0; turn < 30; turn++) {
      const handle = await this.page.waitForFunction((wantedRole, wantedName) => {
        const implied = { BUTTON: 'button', INPUT: 'textbox', TEXTAREA: 'textbox' };
        const found = [...document.querySelectorAll('#mirror *, #text-agent[aria-label]')].find((e) =>
          (e.getAttribute('role') ?? implied[e.tagName]) === wantedRole && (e.getAttribute('aria-label') ?? e.firstChild?.data) === wantedName);
        return found ?? null;
      }, WAIT, role, name).catch(() => { throw new Error(`There is no ${role} ${name}.`); });
      const element = handle.asElement();
      const box = await element.boundingBox();
      if (box && box.height > 8) return element;
      await this.page.mouse.move(500, 450);
      await this.page.mouse.wheel({ deltaY: 240 });
      await this.settled();
    }
    throw new Error(`${role} ${name} cannot be scrolled to.`);
  }

  async settled() {
    await this.page.waitForFunction(() => window.chuxinDebug.resting(), WAIT);
  }

  async click(role, name) {
    await this.settled();
    await (await this.find(role, name)).click();
  }

  async type(label, text) {
    await this.click('textbox', label);
    await this.page.waitForFunction((wanted) => document.activeElement?.id === 'text-agent' && document.activeElement.getAttribute('aria-label') === wanted, WAIT, label);
    await this.page.keyboard.type(text);
    await this.page.waitForFunction((wanted) => document.getElementById('text-agent').value === wanted, WAIT, text);
  }

  async choose(label, choice, filter) {
    await this.click('combobox', label);
    await this.page.waitForFunction(() => document.querySelector('#mirror [role=option]'), WAIT);
    await this.page.keyboard.type(filter);
    await this.page.waitForFunction((wanted) => {
      const first = document.querySelector('#mirror [role=option]');
      return first?.firstChild?.data === wanted && first.dataset.focused === 'true';
    }, WAIT, choice);
    await this.page.keyboard.press('Enter');
    await this.page.waitForFunction(() => !document.querySelector('#mirror [role=option]'), WAIT);
  }

  // Takes one of few choices, where there is no filter.
  async pick(label, choice) {
    await this.click('combobox', label);
    await this.click('option', choice);
    await this.page.waitForFunction(() => !document.querySelector('#mirror [role=option]'), WAIT);
  }

  async sees(text) {
    await this.page.waitForFunction((wanted) => [...document.querySelectorAll('#mirror *')].some((e) => e.firstChild?.data?.includes(wanted)), { timeout: 90_000 }, text)
      .catch(() => { throw new Error(`Nothing says ${text}.`); });
  }

  // The demo is generated before one's eyes; until it is there a dialog with its progress takes every click.
  async demo_opened() {
    await this.sees('该我办的');
    await this.page.waitForFunction(() => !document.querySelector('#mirror [role=progressbar]'), { timeout: 90_000 });
  }
}
