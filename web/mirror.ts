// Shows the program's widgets to screen readers and tests as invisible DOM elements with real boxes, roles, names, values
// and states. Pointer events bubble to the stage and so reach the canvas; what assistive technology does without a
// pointer is sent to the widget itself. The field being edited has no element here: the text agent is that element.
import { element } from './dom';
import { decodeMirror, type MirrorNode, type MirrorRole, type ProgramMessage, programMessage, ToProgram } from './protocol';
import type { TextAgent } from './text_agent';

interface Shape {
  tag: 'div' | 'button' | 'input' | 'textarea';
  role?: string;
  acts?: boolean; // takes the pointer: something happens on a click, or it covers what lies behind
  named?: boolean; // the name is an attribute, because the content are other elements or a value
}

const SHAPES: Record<MirrorRole, Shape> = {
  Button: { tag: 'button', acts: true },
  Link: { tag: 'div', role: 'link', acts: true },
  TextBox: { tag: 'input', acts: true, named: true },
  MultilineTextBox: { tag: 'textarea', acts: true, named: true },
  SearchBox: { tag: 'input', role: 'searchbox', acts: true, named: true },
  CheckBox: { tag: 'div', role: 'checkbox', acts: true },
  Radio: { tag: 'div', role: 'radio', acts: true },
  ComboBox: { tag: 'div', role: 'combobox', acts: true, named: true },
  ListBox: { tag: 'div', role: 'listbox', acts: true, named: true },
  Option: { tag: 'div', role: 'option', acts: true },
  Tab: { tag: 'div', role: 'tab', acts: true },
  TabList: { tag: 'div', role: 'tablist', named: true },
  Table: { tag: 'div', role: 'table', named: true },
  Row: { tag: 'div', role: 'row', acts: true, named: true },
  ColumnHeader: { tag: 'div', role: 'columnheader', acts: true },
  Cell: { tag: 'div', role: 'cell', acts: true },
  Navigation: { tag: 'div', role: 'navigation', named: true },
  Region: { tag: 'div', role: 'region', named: true },
  Heading: { tag: 'div', role: 'heading' },
  Dialog: { tag: 'div', role: 'dialog', acts: true, named: true },
  Text: { tag: 'div' },
  ProgressBar: { tag: 'div', role: 'progressbar', named: true },
  List: { tag: 'div', role: 'list', named: true },
  ListItem: { tag: 'div', role: 'listitem', acts: true },
  RadioGroup: { tag: 'div', role: 'radiogroup', named: true },
  Popup: { tag: 'div', role: 'group', acts: true, named: true },
};

// Roles whose widgets Dear ImGui can press by id; a click on others is made at their middle.
const PRESSABLE = new Set<MirrorRole>(['Button', 'Link', 'CheckBox', 'Radio', 'ComboBox', 'Option', 'Tab']);

interface Entry {
  node: MirrorNode;
  element: HTMLElement;
  text: Text | null; // the element's own text, before any child
}

function isField(value: EventTarget | null): value is HTMLInputElement | HTMLTextAreaElement {
  return value instanceof HTMLInputElement || value instanceof HTMLTextAreaElement;
}

function setAttribute(target: HTMLElement, name: string, value: string | null): void {
  if (value === null) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

// A link is never "selected": the one of the present page, and the present step of a list, are the current ones.
function current(node: MirrorNode): string | null {
  if (node.selected !== 'true') return null;
  return node.role === 'Link' ? 'page' : node.role === 'ListItem' ? 'step' : null;
}

// Everything but the place, as attributes. Null removes one.
function attributes(node: MirrorNode): Record<string, string | null> {
  const shape = SHAPES[node.role];
  const flag = (value: boolean): string | null => (value ? 'true' : null);
  const state = (value: string): string | null => (value === 'none' ? null : value);
  const count = (value: number, base: number): string | null => (value < 0 ? null : String(value + base));
  const row = node.role === 'Row' || node.role === 'Cell' || node.role === 'ColumnHeader';
  return {
    role: shape.role ?? null,
    'aria-label': shape.named && node.name ? node.name : null,
    'aria-description': node.description || null,
    'aria-checked': state(node.checked),
    'aria-selected': node.role === 'Link' || node.role === 'ListItem' ? null : state(node.selected),
    'aria-current': current(node),
    'aria-expanded': state(node.expanded),
    'aria-disabled': flag(node.disabled),
    'aria-invalid': flag(node.invalid),
    'aria-required': flag(node.required),
    'aria-readonly': node.readOnly && shape.tag === 'div' ? 'true' : null,
    readonly: node.readOnly && isFieldShape(shape) ? '' : null,
    disabled: node.disabled && shape.tag !== 'div' ? '' : null,
    'aria-rowcount': node.role === 'Table' ? count(node.rowCount, 0) : null,
    'aria-colcount': node.role === 'Table' ? count(node.columnCount, 0) : null,
    'aria-rowindex': row ? count(node.row, 1) : null,
    'aria-colindex': row && node.role !== 'Row' ? count(node.column, 1) : null,
    'aria-level': node.role === 'Heading' ? String(node.level || 2) : null,
    'aria-modal': node.role === 'Dialog' ? 'true' : null,
    'aria-valuenow': node.role === 'ProgressBar' ? String(parseFloat(node.value) || 0) : null,
    'aria-valuetext': node.role === 'ProgressBar' ? node.value : null,
    'data-focused': flag(node.focused),
    class: shape.acts ? 'acts' : null,
  };
}

function isFieldShape(shape: Shape): boolean {
  return shape.tag === 'input' || shape.tag === 'textarea';
}

function ownText(node: MirrorNode): string {
  const shape = SHAPES[node.role];
  if (isFieldShape(shape)) return '';
  if (node.role === 'ComboBox') return node.value;
  if (shape.named) return '';
  return node.name || node.value;
}

export class Mirror {
  private readonly root = element('mirror', HTMLDivElement);
  private entries = new Map<string, Entry>();

  constructor(
    private readonly send: (message: ProgramMessage) => void,
    private readonly agent: TextAgent,
  ) {
    const { root } = this;
    root.addEventListener('focusin', (event) => {
      const node = this.nodeOf(event.target);
      if (node && isField(event.target)) this.send(programMessage(ToProgram.FocusWidget, [node.id]));
    });
    root.addEventListener('pointerdown', (event) => {
      const node = this.nodeOf(event.target);
      if (node && isField(event.target) && event.button === 0 && !node.disabled && !node.readOnly) this.agent.expect(node);
    });
    root.addEventListener('input', (event) => this.typed(event.target));
    root.addEventListener('click', (event) => {
      // Clicks with a pointer have reached the canvas already; their detail counts them.
      if (event.detail === 0) this.press(this.nodeOf(event.target));
    });
    root.addEventListener('keydown', (event) => {
      if ((event.key !== 'Enter' && event.key !== ' ') || isField(event.target)) return;
      event.preventDefault(); // also tells input.ts that the key has been used
      this.press(this.nodeOf(event.target));
    });
  }

  update(bytes: ArrayBuffer, canvas: HTMLElement): void {
    const nodes = decodeMirror(bytes);
    const next = new Map<string, Entry>();
    const elements = new Map<number, Entry>(); // parents by id
    const lastChild = new Map<HTMLElement, Node | null>();
    let active: MirrorNode | null = null;
    let focused: string | null = null;
    for (const node of nodes) {
      if (node.active) {
        active = node;
        continue;
      }
      let key = String(node.id);
      for (let copy = 2; next.has(key); copy++) key = `${node.id}.${copy}`;
      const parent = elements.get(node.parent);
      const entry = this.entryFor(key, node);
      next.set(key, entry);
      if (!elements.has(node.id)) elements.set(node.id, entry);
      this.write(entry, node, parent?.node);
      const container = parent?.element ?? this.root;
      const previous = lastChild.get(container) ?? parent?.text ?? null;
      const place = previous ? previous.nextSibling : container.firstChild;
      // Moving an element would take the focus from it, so it is moved only when it is elsewhere.
      if (place !== entry.element) container.insertBefore(entry.element, place);
      lastChild.set(container, entry.element);
      if (node.focused) focused = entry.element.id;
    }
    this.connectLists(next);
    // The agent takes the active field's role before its own element goes.
    this.agent.represent(active);
    for (const [key, entry] of this.entries) {
      if (next.get(key) !== entry) entry.element.remove();
    }
    this.entries = next;
    setAttribute(canvas, 'aria-activedescendant', focused);
  }

  // An open combo box says which list it has opened: the one of its own name.
  private connectLists(entries: Map<string, Entry>): void {
    const lists = new Map<string, string>();
    for (const { node, element: list } of entries.values()) if (node.role === 'ListBox') lists.set(node.name, list.id);
    for (const { node, element: box } of entries.values()) {
      if (node.role === 'ComboBox') setAttribute(box, 'aria-controls', node.expanded === 'true' ? (lists.get(node.name) ?? null) : null);
    }
  }

  private entryFor(key: string, node: MirrorNode): Entry {
    const known = this.entries.get(key);
    if (known && known.node.role === node.role) return known;
    const { tag } = SHAPES[node.role];
    const created = document.createElement(tag);
    created.id = `m-${key}`;
    created.tabIndex = -1;
    if (created instanceof HTMLButtonElement) created.type = 'button';
    if (isField(created)) created.autocomplete = 'off';
    const text = isField(created) ? null : document.createTextNode('');
    if (text) created.append(text);
    return { node: { ...node, x: NaN }, element: created, text };
  }

  private write(entry: Entry, node: MirrorNode, parent: MirrorNode | undefined): void {
    const { element: target, text } = entry;
    const style = target.style;
    const left = `${node.x - (parent?.x ?? 0)}px`;
    const top = `${node.y - (parent?.y ?? 0)}px`;
    if (style.left !== left) style.left = left;
    if (style.top !== top) style.top = top;
    if (style.width !== `${node.width}px`) style.width = `${node.width}px`;
    if (style.height !== `${node.height}px`) style.height = `${node.height}px`;
    for (const [name, value] of Object.entries(attributes(node))) setAttribute(target, name, value);
    const own = ownText(node);
    if (text && text.data !== own) text.data = own;
    if (isField(target) && target.value !== node.value) target.value = node.value;
    entry.node = node;
  }

  private nodeOf(target: EventTarget | null): MirrorNode | null {
    const found = target instanceof Element ? target.closest<HTMLElement>('#mirror [id^="m-"]') : null;
    return found ? (this.entries.get(found.id.slice(2))?.node ?? null) : null;
  }

  // Text put into a field of the mirror replaces the real field's text.
  private typed(target: EventTarget | null): void {
    const node = this.nodeOf(target);
    if (node && isField(target)) this.send(programMessage(ToProgram.SetText, [node.id], target.value));
  }

  private press(node: MirrorNode | null): void {
    if (!node || node.disabled) return;
    if (PRESSABLE.has(node.role)) {
      this.send(programMessage(ToProgram.Activate, [node.id]));
      return;
    }
    const [x, y] = [node.x + node.width / 2, node.y + node.height / 2];
    for (const down of [1, 0]) this.send(programMessage(ToProgram.PointerButton, [x, y, 0, down]));
  }
}
