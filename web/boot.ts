// The page's shell: shows that something is loading, starts the worker, gives it a canvas of the right size and routes
// its messages. Panels that the program cannot draw (no WebGL, crash) are in panels.ts.
import { Backup } from './backup';
import { element } from './dom';
import { Files } from './files';
import { Input } from './input';
import { remember, remembered } from './memory';
import { Mirror } from './mirror';
import { Panels } from './panels';
import { type BackupAnswer, CURSORS, type PageMessage, type ProgramMessage, programMessage, ToPage, ToProgram, type WorkerCommand } from './protocol';
import { TextAgent } from './text_agent';

declare global {
  interface Window {
    // For tests and benches only: whether the first frame is drawn, how many there were, and whether all that was done on
    // the page has been answered and nothing is drawn any more.
    chuxinDebug: { readonly ready: boolean; frames(): number; resting(): boolean };
  }
}

let ready = false;
let drawn = 0;
let sent = 0; // commands to the worker
let handled = 0; // of them, when it last came to rest
let rests = false; // no frame since
let leaveGuard = false;
window.chuxinDebug = {
  get ready() {
    return ready;
  },
  frames: () => drawn,
  resting: () => rests && handled === sent,
};

const stage = element('stage', HTMLDivElement);
let canvas = element('canvas', HTMLCanvasElement);

const worker = new Worker(WORKER_FILE);
const command = (value: WorkerCommand, transfer: Transferable[] = []): void => {
  sent++;
  worker.postMessage(value, transfer);
};
const send = (message: ProgramMessage): void => command({ program: message });

const backup = new Backup(() => command({ backup: true }));
const panels = new Panels(() => backup.toFile(), () => (leaveGuard = false));
const agent = new TextAgent(send, () => canvas.focus({ preventScroll: true }));
const mirror = new Mirror(send, agent);
const files = new Files((file, request) => command({ file, request }));
new Input(stage, () => canvas, send, agent);

// --- Size ---
interface Size {
  width: number; // device pixels
  height: number;
}

function measured(entry?: ResizeObserverEntry): Size {
  const { width, height } = canvas.getBoundingClientRect();
  const computed = { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) };
  const box = entry?.devicePixelContentBoxSize?.[0];
  if (!box) return computed;
  // The browser's own count is exact where rounding is not, but it ignores an emulated ratio.
  const emulated = Math.abs(box.inlineSize - computed.width) > 2 || Math.abs(box.blockSize - computed.height) > 2;
  return emulated ? computed : { width: box.inlineSize, height: box.blockSize };
}

function resizeMessage({ width, height }: Size): ProgramMessage {
  return programMessage(ToProgram.Resize, [width / devicePixelRatio, height / devicePixelRatio, devicePixelRatio]);
}

function resized(size: Size): void {
  command({ resize: { pixelWidth: size.width, pixelHeight: size.height, message: resizeMessage(size) } });
}

function observeSize(): void {
  const observer = new ResizeObserver((entries) => resized(measured(entries[entries.length - 1])));
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas); // Chromium before 84 knows only CSS pixels
  }
  // Moving the window to another screen changes the ratio, not always the box.
  const watchRatio = (): void => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      resized(measured());
      watchRatio();
    }, { once: true });
  };
  watchRatio();
}

// A canvas whose context is lost for good cannot get another one: it is replaced.
function replaceCanvas(): void {
  const fresh = canvas.cloneNode() as HTMLCanvasElement;
  const focused = document.activeElement === canvas;
  canvas.replaceWith(fresh);
  canvas = fresh;
  if (focused) canvas.focus({ preventScroll: true });
  const offscreen = canvas.transferControlToOffscreen();
  command({ canvas: offscreen }, [offscreen]);
  observeSize();
}

// --- Messages from the program ---
function spoken(text: string, assertive: boolean): void {
  const region = element(assertive ? 'assertive' : 'polite', HTMLDivElement);
  // The same text twice is only spoken twice if the region was empty in between.
  region.textContent = '';
  setTimeout(() => (region.textContent = text), 30);
}

function rememberText(nameAndValue: string, thisTabOnly: boolean): void {
  const end = nameAndValue.indexOf('\n');
  remember(nameAndValue.slice(0, end), nameAndValue.slice(end + 1), thisTabOnly);
}

function receive(message: PageMessage): void {
  switch (message.kind) {
    case ToPage.TextInput: agent.place(...message.numbers); break;
    case ToPage.FieldText: agent.show(message.text, ...message.numbers); break;
    case ToPage.Cursor: stage.style.cursor = CURSORS[message.numbers[0]] ?? 'default'; break;
    case ToPage.Mirror: if (message.bytes) mirror.update(message.bytes, canvas); break;
    case ToPage.Announce: spoken(message.text, message.numbers[0] !== 0); break;
    case ToPage.OpenFile: files.open(message.numbers[0], message.text); break;
    case ToPage.SavePiece: if (message.bytes) files.addPiece(message.numbers[0], message.bytes); break;
    case ToPage.SaveEnd: files.endSaving(message.numbers[0], message.numbers[1] !== 0, message.text); break;
    case ToPage.PrintHtml: files.print(message.text); break;
    case ToPage.Crash: panels.crash(message.text); break;
    case ToPage.LastSaved: panels.lastSaved(message.text); break;
    case ToPage.LeaveGuard: leaveGuard = message.numbers[0] !== 0; break;
    case ToPage.CopyText: agent.copy(message.text); break;
    case ToPage.Title: document.title = message.text; break;
    case ToPage.Frame: [drawn] = message.numbers; rests = false; break; // what comes from storage draws by itself
    case ToPage.Ready: ready = true; panels.loaded(); break;
    case ToPage.NoWebGl: panels.noWebGl(); break;
    case ToPage.CanvasLost: replaceCanvas(); break;
    case ToPage.Rest: [handled] = message.numbers; rests = true; break;
    case ToPage.Remember: rememberText(message.text, message.numbers[0] !== 0); break;
  }
}

worker.onmessage = (event: MessageEvent<PageMessage[] | BackupAnswer>) => {
  if ('backup' in event.data) backup.answered(event.data);
  else event.data.forEach(receive);
};
worker.onerror = (event) => panels.crash(`${event.message} (${event.filename}:${event.lineno})`);
worker.onmessageerror = () => panels.crash('A message of the worker could not be read.');

addEventListener('beforeunload', (event) => {
  if (!leaveGuard) return;
  event.preventDefault();
  event.returnValue = '';
});

if ('transferControlToOffscreen' in canvas) {
  const size = measured();
  const offscreen = canvas.transferControlToOffscreen();
  const first = [
    programMessage(ToProgram.Environment, [/Mac|iPhone|iPad/.test(navigator.platform) ? 1 : 0]),
    resizeMessage(size),
    programMessage(ToProgram.Focus, [document.hasFocus() ? 1 : 0]),
    ...remembered().map(([name, value]) => programMessage(ToProgram.Remembered, [], `${name}\n${value}`)),
  ];
  command({ start: { canvas: offscreen, pixelWidth: size.width, pixelHeight: size.height, first } }, [offscreen]);
  observeSize();
  canvas.focus({ preventScroll: true });
} else {
  panels.noWebGl();
}
