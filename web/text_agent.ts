// The one real text field of the page. It lies invisibly over the field that the program edits, so that input methods,
// the clipboard, dictation and screen readers work as in any text field. Text comes only from input and compositionend;
// the composition itself is drawn by the program at its caret (canvas.cpp).
import { element } from './dom';
import { KEY_NAMES, type MirrorNode, type ProgramMessage, programMessage, ToProgram } from './protocol';

const FONTS = '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif';
const EM_OF_LINE = 0.875; // as EM_OF_SIZE in canvas_draw.cpp
// Virtual keyboards send no usable key for these.
const BACKSPACE = KEY_NAMES.indexOf('Backspace');
const ENTER = KEY_NAMES.indexOf('Enter');
// Text that the program refused must not stay in the agent; by then its answer would be here.
const RESYNC_DELAY = 120;
// Between two fields the program edits none for a frame or two; the focus stays for that long.
const RELEASE_DELAY = 80;
// How long a click on a field may take to make the program edit it.
const ANSWER_PATIENCE = 400;

interface Place {
  x: number;
  y: number;
  lineHeight: number;
  id: number;
  multiline: boolean;
}

export class TextAgent {
  composing = false;
  wanted = false; // the program edits a field
  private readonly field = element('text-agent', HTMLTextAreaElement);
  private readonly measure = document.createElement('canvas').getContext('2d');
  private caret: Place = { x: 0, y: 0, lineHeight: 16, id: 0, multiline: false };
  private node: MirrorNode | null = null;
  private text = ''; // what the program says the field holds
  private selection: [number, number] = [0, 0]; // what the program or typing made it, not assistive technology
  private composition = { start: 0, suffix: 0 };
  private half = ''; // first half of a character outside the BMP
  private copying: string | null = null;
  private releaseTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (message: ProgramMessage) => void,
    private readonly release: () => void, // gives the focus back to the canvas
  ) {
    this.listenToComposition();
    this.field.addEventListener('beforeinput', () => {
      if (!this.composing) this.tellSelection();
    });
    this.field.addEventListener('input', (event) => this.input(event as InputEvent));
    this.listenToClipboard();
  }

  // --- From the program ---

  place(wanted: number, x: number, y: number, lineHeight: number, id: number, multiline: number): void {
    this.caret = { x, y, lineHeight: lineHeight || 16, id, multiline: multiline !== 0 };
    this.wanted = wanted !== 0;
    clearTimeout(this.releaseTimer);
    if (this.wanted) {
      this.sync();
      this.layOut();
      if (document.activeElement !== this.field) this.takeFocus();
    } else {
      this.releaseTimer = setTimeout(() => this.releaseFocus(), RELEASE_DELAY);
    }
  }

  // A click on a field focuses the agent at once, not a message later: nothing typed is lost, and touch screens open
  // their keyboard only within the click.
  expect(node: MirrorNode): void {
    if (this.wanted) return;
    this.wanted = true;
    this.field.value = '';
    this.selection = [0, 0];
    this.caret = { ...this.caret, x: node.x, y: node.y, id: node.id, multiline: node.role === 'MultilineTextBox' };
    this.takeFocus();
    clearTimeout(this.releaseTimer);
    this.releaseTimer = setTimeout(() => {
      this.wanted = false; // the program did not want text there
      this.releaseFocus();
    }, ANSWER_PATIENCE);
  }

  show(text: string, start: number, end: number): void {
    this.text = text;
    this.selection = [start, end];
    this.sync();
    if (this.wanted) this.layOut();
  }

  // Assistive technology finds the active field here, under the field's own name and role (P1).
  represent(node: MirrorNode | null): void {
    this.node = node;
    const { field } = this;
    field.classList.toggle('active', node !== null);
    if (!node) {
      for (const name of ['role', 'aria-label', 'aria-multiline', 'aria-invalid', 'aria-required', 'aria-description']) field.removeAttribute(name);
      field.setAttribute('aria-hidden', 'true');
      return;
    }
    field.removeAttribute('aria-hidden');
    field.setAttribute('role', node.role === 'SearchBox' ? 'searchbox' : 'textbox');
    field.setAttribute('aria-label', node.name);
    field.setAttribute('aria-multiline', String(node.role === 'MultilineTextBox'));
    field.setAttribute('aria-invalid', String(node.invalid));
    field.setAttribute('aria-required', String(node.required));
    if (node.description) field.setAttribute('aria-description', node.description);
    else field.removeAttribute('aria-description');
    this.layOut();
  }

  copy(text: string): void {
    this.copying = text;
    const copied = document.execCommand('copy');
    this.copying = null;
    // Outside a key press or click only the newer interface may work, and only on secure origins.
    if (!copied) void navigator.clipboard?.writeText(text).catch((error: unknown) => console.warn(error));
  }

  // --- For input.ts ---

  // A click during a composition commits it first, as in any other program.
  commitComposition(): void {
    if (!this.composing) return;
    this.field.blur();
    if (this.wanted) this.field.focus({ preventScroll: true });
  }

  // Assistive technology may have selected text in the agent; the program must know before the next edit.
  tellSelection(): void {
    if (!this.wanted || this.composing) return;
    const [start, end] = this.current();
    if (start === this.selection[0] && end === this.selection[1]) return;
    this.selection = [start, end];
    this.send(programMessage(ToProgram.SetSelection, [start, end]));
  }

  // --- Inside ---

  private current(): [number, number] {
    return [this.field.selectionStart, this.field.selectionEnd];
  }

  private takeFocus(): void {
    const before = document.activeElement;
    // A field of the mirror that was focused and selected hands its selection over.
    if ((before instanceof HTMLInputElement || before instanceof HTMLTextAreaElement) && before.closest('#mirror')) {
      const [start, end] = [before.selectionStart ?? 0, before.selectionEnd ?? 0];
      if (end > start) this.send(programMessage(ToProgram.SetSelection, [start, end]));
    }
    this.field.focus({ preventScroll: true });
  }

  // Makes the agent hold what the program's field holds. Never during a composition: it would end it.
  private sync(): void {
    if (this.composing) return;
    if (this.field.value !== this.text) this.field.value = this.text;
    const [start, end] = this.current();
    if (start !== this.selection[0] || end !== this.selection[1]) this.field.setSelectionRange(...this.selection);
    this.selection = this.current();
  }

  // Puts the agent over the field with its caret exactly at the program's caret: there the candidates open.
  private layOut(): void {
    const { x, y, lineHeight, multiline } = this.caret;
    const em = lineHeight * EM_OF_LINE;
    const box = this.node && this.node.width > 0 ? this.node : { x, y, width: 400, height: lineHeight };
    const caretAt = this.composing ? this.composition.start : this.field.selectionEnd;
    const before = this.field.value.slice(0, caretAt);
    const lineStart = multiline ? before.lastIndexOf('\n') + 1 : 0;
    const line = multiline ? before.split('\n').length - 1 : 0;
    let prefix = 0;
    if (this.measure) {
      this.measure.font = `${em}px ${FONTS}`;
      prefix = this.measure.measureText(before.slice(lineStart)).width;
    }
    const indent = x - box.x - prefix;
    const top = y - box.y - line * lineHeight;
    Object.assign(this.field.style, {
      left: `${box.x}px`,
      top: `${box.y}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
      fontSize: `${em}px`,
      fontFamily: FONTS,
      lineHeight: `${lineHeight}px`,
      textIndent: multiline ? '0' : `${indent}px`,
      paddingLeft: multiline ? `${Math.max(0, indent)}px` : '0',
      paddingTop: `${Math.max(0, top)}px`,
    });
    if (!multiline) return;
    // The program wraps lines and the agent does not, so the agent is scrolled until the carets meet.
    this.field.scrollTop = Math.max(0, -top);
    this.field.scrollLeft = Math.max(0, -indent);
  }

  private listenToComposition(): void {
    const { field } = this;
    field.addEventListener('compositionstart', () => {
      this.tellSelection();
      const [start, end] = this.current();
      this.composing = true;
      this.composition = { start, suffix: field.value.length - end };
      this.send(programMessage(ToProgram.Preedit, [0], ''));
    });
    field.addEventListener('compositionend', (event) => {
      this.composing = false;
      this.selection = this.current();
      if (event.data) this.send(programMessage(ToProgram.Text, [], event.data));
      this.send(programMessage(ToProgram.Preedit, [0], ''));
      this.resyncLater();
    });
  }

  private resyncLater(): void {
    setTimeout(() => {
      if (this.composing) return;
      this.sync();
      this.releaseFocus();
    }, RESYNC_DELAY);
  }

  // Losing the focus during a composition would commit half-typed pinyin.
  private releaseFocus(): void {
    if (!this.wanted && !this.composing && document.activeElement === this.field) this.release();
  }

  private input(event: InputEvent): void {
    const { field } = this;
    if (this.composing || event.isComposing) {
      // Only now is the selection up to date; at compositionupdate it is not.
      const preedit = field.value.slice(this.composition.start, field.value.length - this.composition.suffix);
      this.send(programMessage(ToProgram.Preedit, [field.selectionStart - this.composition.start], preedit));
      return;
    }
    this.selection = this.current();
    this.resyncLater();
    switch (event.inputType) {
      case 'insertText':
      case 'insertReplacementText':
      case 'insertFromDrop':
        this.typed(event.data ?? '\n'); // a line feed within inserted text comes without data
        return;
      case 'insertCompositionText':
      case 'insertFromComposition':
      case 'deleteCompositionText':
        return; // committed with compositionend; Gecko repeats it here
      case 'insertLineBreak':
      case 'insertParagraph':
        this.press(ENTER); // a key that was usable never comes here, see input.ts
        return;
      case 'deleteContentBackward':
        this.press(BACKSPACE);
        return;
      default:
        // Dictation, spelling and assistive technology may replace anything.
        this.send(programMessage(ToProgram.SetText, [this.caret.id], field.value));
    }
  }

  private press(key: number): void {
    for (const down of [1, 0]) this.send(programMessage(ToProgram.Key, [key, down, 0]));
  }

  // Firefox may deliver a character outside the BMP in two halves.
  private typed(data: string): void {
    const text = this.half + data;
    this.half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
    const whole = this.half ? text.slice(0, -1) : text;
    if (whole) this.send(programMessage(ToProgram.Text, [], whole));
  }

  private selected(): string {
    return this.text.slice(this.selection[0], this.selection[1]);
  }

  // The clipboard events are the only way that works on plain HTTP too.
  private listenToClipboard(): void {
    const inPanel = (event: Event): boolean => event.target instanceof Element && event.target.closest('.panel') !== null;
    document.addEventListener('copy', (event) => {
      if (inPanel(event)) return;
      event.preventDefault();
      const text = this.copying ?? this.selected();
      if (text) event.clipboardData?.setData('text/plain', text);
      else this.send(programMessage(ToProgram.Copy, []));
    });
    document.addEventListener('cut', (event) => {
      if (inPanel(event)) return;
      event.preventDefault();
      const text = this.selected();
      // A selection that the program has not told yet is cut by the program, which then asks for a copy.
      if (text) event.clipboardData?.setData('text/plain', text);
      this.send(programMessage(ToProgram.Cut, []));
    });
    document.addEventListener('paste', (event) => {
      if (inPanel(event)) return;
      event.preventDefault();
      this.tellSelection();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text) this.send(programMessage(ToProgram.Paste, [], text));
    });
  }
}
