// Pointer, wheel and keys of the stage. Events of the mirror's elements bubble up to the stage, so a click on the mirror
// is the same click on the canvas (P1). Text never comes from here: see text_agent.ts.
import { KEY_NAMES, type ProgramMessage, programMessage, ToProgram } from './protocol';
import type { TextAgent } from './text_agent';

const KEY_PLACES = new Map<string, number>(KEY_NAMES.map((name, place) => [name, place]));

// Keys whose browser action would disturb the program. F5, F11, F12 and the browser's own shortcuts stay the browser's.
const OWN_KEYS = new Set(['Tab', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End',
  'Delete', 'Backspace', 'Enter', 'NumpadEnter', 'Escape', 'F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10', 'AltLeft', 'AltRight']);
const OWN_WITH_CONTROL = new Set(['KeyA', 'KeyS', 'KeyP', 'KeyO', 'KeyZ', 'KeyY', 'KeyF', 'KeyK', 'KeyD', 'KeyG', 'KeyB',
  'KeyE', 'KeyU', 'KeyH', 'Slash']);
// What a text field does by itself.
const EDITING_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete', 'Backspace']);
const EDITING_WITH_CONTROL = new Set(['KeyA', 'KeyZ', 'KeyY']);
const CLIPBOARD_KEYS = new Set(['KeyC', 'KeyX', 'KeyV']);
const PIXELS_PER_NOTCH = 100;
const LINES_PER_NOTCH = 3;

function keyName(event: KeyboardEvent): string {
  // Letters by what is printed on them, everything else by its place.
  if (/^[a-zA-Z]$/.test(event.key)) return `Key${event.key.toUpperCase()}`;
  return event.code || event.key; // virtual keyboards have no code
}

function modifiers(event: KeyboardEvent): number {
  return (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
}

function isInMirrorField(event: Event): boolean {
  const { target } = event;
  return (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.closest('#mirror') !== null;
}

function isInPanel(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('.panel') !== null;
}

export class Input {
  private readonly pressed = new Map<string, number>(); // forwarded as down, by KeyboardEvent.code

  constructor(
    private readonly stage: HTMLElement,
    private readonly canvas: () => HTMLCanvasElement,
    private readonly send: (message: ProgramMessage) => void,
    private readonly agent: TextAgent,
  ) {
    this.listenToPointer();
    document.addEventListener('keydown', (event) => this.keyDown(event));
    document.addEventListener('keyup', (event) => this.keyUp(event));
    addEventListener('focus', () => send(programMessage(ToProgram.Focus, [1])));
    addEventListener('blur', () => {
      this.pressed.clear();
      send(programMessage(ToProgram.Focus, [0]));
    });
    // Focusing an element scrolls its ancestors, hidden overflow or not. The text agent scrolls on purpose.
    stage.addEventListener('scroll', ({ target }) => {
      if (target instanceof Element && !(target instanceof HTMLTextAreaElement)) target.scrollTo(0, 0);
    }, true);
  }

  private position(event: MouseEvent): [number, number] {
    const { left, top } = this.stage.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  private listenToPointer(): void {
    const { stage, send } = this;
    stage.addEventListener('pointermove', (event) => send(programMessage(ToProgram.PointerMove, this.position(event))));
    stage.addEventListener('pointerdown', (event) => this.pointerButton(event, 1));
    stage.addEventListener('pointerup', (event) => this.pointerButton(event, 0));
    stage.addEventListener('pointercancel', (event) => this.pointerButton(event, 0));
    stage.addEventListener('pointerleave', () => send(programMessage(ToProgram.PointerLeave, [])));
    // Focus follows the program, not the mouse: otherwise every click would end a composition.
    stage.addEventListener('mousedown', (event) => event.preventDefault());
    stage.addEventListener('contextmenu', (event) => event.preventDefault());
    stage.addEventListener('wheel', (event) => {
      if (event.ctrlKey) return; // the browser's zoom
      event.preventDefault();
      const unit = event.deltaMode === 1 ? LINES_PER_NOTCH : event.deltaMode === 2 ? 0.2 : PIXELS_PER_NOTCH;
      const sideways = event.shiftKey && event.deltaX === 0;
      const [right, down] = sideways ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      send(programMessage(ToProgram.Wheel, [right / unit, down / unit]));
    }, { passive: false });
  }

  private pointerButton(event: PointerEvent, down: 0 | 1): void {
    const button = event.button === 1 ? 2 : event.button === 2 ? 1 : event.button;
    if (button < 0) return;
    if (down) {
      this.agent.commitComposition();
      // A drag may leave the window; its end must arrive nevertheless.
      try {
        this.canvas().setPointerCapture(event.pointerId);
      } catch {
        // A synthetic pointer cannot be captured, and needs not be.
      }
      const focused = document.activeElement;
      if (!this.agent.wanted && focused !== this.canvas() && !isInPanel(event)) this.canvas().focus({ preventScroll: true });
    }
    const [x, y] = this.position(event);
    this.send(programMessage(ToProgram.PointerButton, [x, y, button, down]));
  }

  private keyDown(event: KeyboardEvent): void {
    if (isInPanel(event) || event.defaultPrevented) return;
    // During composition every key belongs to the input method; the first one says so only by its code 229.
    if (event.isComposing || this.agent.composing || event.keyCode === 229) return;
    const name = keyName(event);
    const control = event.ctrlKey || event.metaKey;
    if (control && !event.altKey && CLIPBOARD_KEYS.has(name)) return; // the clipboard events carry them
    const printable = event.key.length === 1 && !control && !event.altKey;
    // Until the agent takes over, a focused field of the mirror edits by itself and its whole text is sent.
    if (isInMirrorField(event) && (printable || (control ? EDITING_WITH_CONTROL : EDITING_KEYS).has(name))) return;
    if (this.agent.wanted && printable) return; // arrives as text
    this.agent.tellSelection();
    const place = KEY_PLACES.get(name);
    if (place === undefined) return;
    const own = OWN_KEYS.has(name) || (control && !event.shiftKey && OWN_WITH_CONTROL.has(name)) || (printable && !this.agent.wanted);
    // Ctrl+Alt is AltGr, which types characters.
    if (own && !(event.ctrlKey && event.altKey && event.key.length === 1)) event.preventDefault();
    this.pressed.set(event.code, place);
    this.send(programMessage(ToProgram.Key, [place, 1, modifiers(event)]));
  }

  private keyUp(event: KeyboardEvent): void {
    // A key that went down before a composition must come up, composing or not; others were never sent.
    const place = this.pressed.get(event.code);
    if (place === undefined) return;
    this.pressed.delete(event.code);
    this.send(programMessage(ToProgram.Key, [place, 0, modifiers(event)]));
  }
}
