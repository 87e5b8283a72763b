// Every message between the page and the program in the worker, in both directions: the TypeScript side of
// src/platform/browser/protocol.h. Most messages are { kind, numbers, text }; the numbers' names are in the tuples below.
// web/tests/protocol.test.mjs compares the kinds, keys and mirror roles of both sides.

export const ToProgram = {
  Resize: 1,
  PointerMove: 2,
  PointerButton: 3,
  Wheel: 4,
  PointerLeave: 5,
  Key: 6,
  Text: 7,
  Preedit: 8,
  Paste: 9,
  Cut: 10,
  Focus: 11,
  Activate: 12,
  FocusWidget: 13,
  SetText: 14,
  SetSelection: 15,
  FileOpened: 16,
  FontsChanged: 17,
  ContextRestored: 18,
  Environment: 19,
  Copy: 20,
  Wake: 21,
  Remembered: 22,
} as const;

export const ToPage = {
  TextInput: 1,
  Cursor: 2,
  FieldText: 3,
  Mirror: 4,
  Announce: 5,
  OpenFile: 6,
  SavePiece: 7,
  PrintHtml: 8,
  Crash: 9,
  LastSaved: 10,
  LeaveGuard: 11,
  CopyText: 12,
  Title: 13,
  Frame: 14,
  Ready: 15,
  NoWebGl: 16,
  CanvasLost: 17,
  Remember: 18,
  SaveEnd: 19,
  Rest: 20,
} as const;

interface ToProgramNumbers {
  [ToProgram.Resize]: [cssWidth: number, cssHeight: number, devicePixelRatio: number];
  [ToProgram.PointerMove]: [x: number, y: number];
  [ToProgram.PointerButton]: [x: number, y: number, button: number, down: number];
  [ToProgram.Wheel]: [right: number, down: number];
  [ToProgram.PointerLeave]: [];
  [ToProgram.Key]: [key: number, down: number, modifiers: number];
  [ToProgram.Text]: [];
  [ToProgram.Preedit]: [caret: number];
  [ToProgram.Paste]: [];
  [ToProgram.Cut]: [];
  [ToProgram.Focus]: [focused: number];
  [ToProgram.Activate]: [id: number];
  [ToProgram.FocusWidget]: [id: number];
  [ToProgram.SetText]: [id: number];
  [ToProgram.SetSelection]: [start: number, end: number];
  [ToProgram.FileOpened]: [request: number, handle: number, size: number];
  [ToProgram.FontsChanged]: [];
  [ToProgram.ContextRestored]: [];
  [ToProgram.Environment]: [macos: number];
  [ToProgram.Copy]: [];
  [ToProgram.Wake]: [];
  [ToProgram.Remembered]: [];
}

interface ToPageNumbers {
  [ToPage.TextInput]: [wanted: number, x: number, y: number, lineHeight: number, id: number, multiline: number];
  [ToPage.Cursor]: [cursor: number];
  [ToPage.FieldText]: [start: number, end: number];
  [ToPage.Mirror]: [];
  [ToPage.Announce]: [assertive: number];
  [ToPage.OpenFile]: [request: number];
  [ToPage.SavePiece]: [file: number];
  [ToPage.PrintHtml]: [];
  [ToPage.Crash]: [];
  [ToPage.LastSaved]: [];
  [ToPage.LeaveGuard]: [armed: number];
  [ToPage.CopyText]: [];
  [ToPage.Title]: [];
  [ToPage.Frame]: [drawn: number];
  [ToPage.Ready]: [];
  [ToPage.NoWebGl]: [];
  [ToPage.CanvasLost]: [];
  [ToPage.Remember]: [thisTabOnly: number];
  [ToPage.SaveEnd]: [file: number, complete: number];
  [ToPage.Rest]: [handled: number];
}

export type ProgramKind = keyof ToProgramNumbers;
export type PageKind = keyof ToPageNumbers;

export type ProgramMessage = { [K in ProgramKind]: { kind: K; numbers: ToProgramNumbers[K]; text: string } }[ProgramKind];
export type PageMessage = {
  [K in PageKind]: { kind: K; numbers: ToPageNumbers[K]; text: string; bytes: ArrayBuffer | null };
}[PageKind];

// What only the shells of page and worker say to each other; the program never sees these.
export type WorkerCommand =
  | { start: { canvas: OffscreenCanvas; pixelWidth: number; pixelHeight: number; first: ProgramMessage[] } }
  | { resize: { pixelWidth: number; pixelHeight: number; message: ProgramMessage } }
  | { canvas: OffscreenCanvas }
  | { file: File; request: number }
  | { program: ProgramMessage }
  | { backup: true };

// The worker's answer to { backup }: the last workspace as a file, or why there is none.
export type BackupAnswer = { backup: { id: string; file: Blob } } | { backup: { reason: string } };

export function programMessage<K extends ProgramKind>(kind: K, numbers: ToProgramNumbers[K], text = ''): ProgramMessage {
  return { kind, numbers, text } as ProgramMessage;
}

// KeyboardEvent.code, in the order of KEYS in src/platform/browser/canvas_input.cpp.
export const KEY_NAMES = [
  'Tab', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Insert', 'Delete',
  'Backspace', 'Space', 'Enter', 'Escape', 'NumpadEnter', 'ControlLeft', 'ShiftLeft', 'AltLeft', 'MetaLeft', 'ControlRight',
  'ShiftRight', 'AltRight', 'MetaRight', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12',
  'Digit0', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9',
  'KeyA', 'KeyB', 'KeyC', 'KeyD', 'KeyE', 'KeyF', 'KeyG', 'KeyH', 'KeyI', 'KeyJ', 'KeyK', 'KeyL', 'KeyM',
  'KeyN', 'KeyO', 'KeyP', 'KeyQ', 'KeyR', 'KeyS', 'KeyT', 'KeyU', 'KeyV', 'KeyW', 'KeyX', 'KeyY', 'KeyZ',
  'Comma', 'Minus', 'Period', 'Slash', 'Semicolon', 'Equal', 'BracketLeft', 'Backslash', 'BracketRight', 'Backquote', 'Quote',
] as const;

// CSS cursors in the order of ImGuiMouseCursor, whose -1 (no cursor) is not sent.
export const CURSORS = [
  'default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'wait', 'progress', 'not-allowed',
] as const;

// base::MirrorRole, in its order.
export const MIRROR_ROLES = [
  'Button', 'Link', 'TextBox', 'MultilineTextBox', 'SearchBox', 'CheckBox', 'Radio', 'ComboBox', 'ListBox', 'Option', 'Tab',
  'TabList', 'Table', 'Row', 'ColumnHeader', 'Cell', 'Navigation', 'Region', 'Heading', 'Dialog', 'Text', 'ProgressBar', 'List',
  'ListItem', 'RadioGroup', 'Popup',
] as const;
export type MirrorRole = (typeof MIRROR_ROLES)[number];

export type MirrorState = 'none' | 'false' | 'true' | 'mixed';
export const MIRROR_STATES: readonly MirrorState[] = ['none', 'false', 'true', 'mixed'];

export interface MirrorNode {
  id: number;
  parent: number;
  role: MirrorRole;
  checked: MirrorState;
  selected: MirrorState;
  expanded: MirrorState;
  disabled: boolean;
  invalid: boolean;
  required: boolean;
  readOnly: boolean;
  active: boolean;
  focused: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
  level: number;
  name: string;
  value: string;
  description: string;
}

// Bits of the encoded flags word; the same order as in src/platform/browser/mirror_encoder.cpp.
const FLAG = { disabled: 1, invalid: 2, required: 4, readOnly: 8, active: 16, focused: 32 };

// Reads what src/platform/browser/mirror_encoder.cpp wrote: little-endian words, then the three texts.
export function decodeMirror(bytes: ArrayBuffer): MirrorNode[] {
  const view = new DataView(bytes);
  const decoder = new TextDecoder();
  const nodes: MirrorNode[] = [];
  let offset = 4;
  const word = (): number => view.getUint32((offset += 4) - 4, true);
  const signed = (): number => view.getInt32((offset += 4) - 4, true);
  const float = (): number => view.getFloat32((offset += 4) - 4, true);
  const string = (): string => {
    const length = word();
    offset += length;
    return decoder.decode(new Uint8Array(bytes, offset - length, length));
  };
  const count = view.getUint32(0, true);
  for (let i = 0; i < count; i++) {
    const id = word();
    const parent = word();
    const kind = word();
    const flags = word();
    nodes.push({
      id,
      parent,
      role: MIRROR_ROLES[kind & 0xff] ?? 'Text',
      checked: MIRROR_STATES[(kind >> 8) & 0xff] ?? 'none',
      selected: MIRROR_STATES[(kind >> 16) & 0xff] ?? 'none',
      expanded: MIRROR_STATES[(kind >> 24) & 0xff] ?? 'none',
      disabled: (flags & FLAG.disabled) !== 0,
      invalid: (flags & FLAG.invalid) !== 0,
      required: (flags & FLAG.required) !== 0,
      readOnly: (flags & FLAG.readOnly) !== 0,
      active: (flags & FLAG.active) !== 0,
      focused: (flags & FLAG.focused) !== 0,
      x: float(),
      y: float(),
      width: float(),
      height: float(),
      row: signed(),
      column: signed(),
      rowCount: signed(),
      columnCount: signed(),
      level: signed(),
      name: string(),
      value: string(),
      description: string(),
    });
  }
  return nodes;
}
