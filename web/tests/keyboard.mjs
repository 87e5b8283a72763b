// A person without a mouse: Tab, arrows, Enter, Space, shortcuts and the input method. Knows where the keyboard is from
// what the page tells a screen reader: the text agent while a field is edited, else the active descendant of the canvas.
import { strict as assert } from 'node:assert';
import { Person } from './person.mjs';
import { frames } from './support.mjs';

const WAIT = { timeout: 10_000 };

function matches(wanted, text) {
  return wanted instanceof RegExp ? wanted.test(text) : wanted === text;
}

export class Keyboard {
  constructor(page) {
    this.page = page;
    this.person = new Person(page);
    this.tabs = 0;
  }

  at() {
    return this.page.evaluate(() => {
      const agent = document.getElementById('text-agent');
      const id = document.getElementById('canvas').getAttribute('aria-activedescendant');
      const element = agent.getAttribute('aria-label') ? agent : id && document.getElementById(id);
      if (!element) return { role: '', name: '' };
      const implied = { BUTTON: 'button', INPUT: 'textbox', TEXTAREA: 'textbox' }[element.tagName];
      return {
        role: element.getAttribute('role') ?? implied ?? '',
        name: element.getAttribute('aria-label') ?? element.firstChild?.data ?? '',
        dialog: element.closest('[role=dialog]')?.getAttribute('aria-label') ?? '',
        checked: element.getAttribute('aria-checked'),
        editing: element === agent,
      };
    });
  }

  async key(key) {
    const before = await frames(this.page);
    await this.page.keyboard.press(key);
    // Dear ImGui moves within the frames that the key causes.
    await this.page.waitForFunction((drawn) => window.chuxinDebug.frames() >= drawn + 3, before, WAIT);
  }

  // Tab until the keyboard is there.
  async go(role, name, { back = false, limit = 90 } = {}) {
    const passed = [];
    for (let turn = 0; turn <= limit; turn++) {
      const here = await this.at();
      if (here.role === role && matches(name, here.name)) return here;
      passed.push(`${here.role} ${here.name}`);
      await this.key(back ? 'Shift+Tab' : 'Tab');
      this.tabs++;
    }
    assert.fail(`Tab never came to ${role} ${name}; it passed:\n${passed.join('\n')}`);
  }

  async press(role, name, options) {
    await this.go(role, name, options);
    await this.key('Enter');
  }

  // Chinese through the input method, the rest key by key.
  async type(label, text, role = 'textbox') {
    const here = await this.go(role, label);
    assert.ok(here.editing, `${label} takes text as soon as Tab comes to it`);
    if (/^[\x20-\x7e]*$/.test(text)) {
      await this.page.keyboard.press('Control+a');
      await this.page.keyboard.type(text);
    } else {
      await this.person.compose(text);
    }
    await this.person.expectValue(label, text, role);
  }

  async highlighted(choice) {
    await this.page.waitForFunction((wanted) => {
      const option = document.querySelector('#mirror [role=option][data-focused=true]');
      return option?.firstChild?.data === wanted;
    }, choice, WAIT);
  }

  async choose(label, choice, filter) {
    await this.go('combobox', label);
    await this.key('Enter');
    await this.page.getByRole('option').first().waitFor(WAIT);
    if (filter) {
      await this.page.keyboard.type(filter);
      await this.highlighted(choice);
    } else {
      for (let turn = 0; ; turn++) {
        const option = await this.page.evaluate(() => document.querySelector('#mirror [role=option][data-focused=true]')?.firstChild?.data);
        if (option === choice) break;
        assert.ok(turn < 30, `the arrow keys never came to ${choice}`);
        await this.key('ArrowDown');
      }
    }
    await this.key('Enter');
    await this.page.getByRole('option').first().waitFor({ ...WAIT, state: 'detached' });
    await this.page.waitForFunction(([wanted, value]) => [...document.querySelectorAll('#mirror [role=combobox]')]
      .some((e) => e.getAttribute('aria-label') === wanted && e.firstChild?.data === value), [label, choice], WAIT);
  }

  // Ctrl+K, the pinyin initials of a command, Enter.
  async command(initials, label) {
    await this.key('Control+k');
    await this.page.locator('#text-agent[aria-label="搜索"]').waitFor({ ...WAIT, state: 'attached' });
    await this.page.keyboard.type(initials);
    await this.person.seesElement('option', label);
    await this.key('ArrowDown');
    await this.highlighted(label);
    await this.key('Enter');
  }

  async act_as(name) {
    await this.key('Control+k');
    await this.key('Escape');
    await this.press('button', /^切换身份/);
    await this.press('button', new RegExp(`^以${name}身份`));
    await this.page.getByRole('button', { name: new RegExp(`^切换身份.*${name}`) }).waitFor(WAIT);
  }

  async dialog(open, fill = async () => {}, submit = open) {
    await this.press('button', open);
    await this.person.seesElement('dialog', open);
    await fill();
    await this.submit(submit);
  }

  // The button of that name within the dialog; outside there may be one that is called the same.
  async submit(name) {
    for (let turn = 0; turn < 60; turn++) {
      const here = await this.at();
      if (here.role === 'button' && here.name === name && here.dialog !== '') break;
      await this.key('Tab');
      this.tabs++;
    }
    await this.key('Enter');
    await this.page.getByRole('dialog').waitFor({ ...WAIT, state: 'detached' });
  }
}
