// The worker's shell: loads the program, passes messages in both directions, decides when a frame runs. After a failure
// of the program nothing of it is called again, so that no damaged state is ever saved.
import createProgram, { type ProgramModule } from 'chuxin:program';
import { createImports } from './bridge';
import { Fonts } from './fonts';
import { type BackupAnswer, type PageMessage, type ProgramMessage, programMessage, ToPage, ToProgram, type WorkerCommand } from './protocol';
import { Renderer } from './renderer';
import { exportBackup, lastOpened, listWorkspaces } from './storage';

// requestAnimationFrame stops in a hidden tab; work that goes on in steps must not stop with it.
const HIDDEN_TAB_FRAME = 250;

const encoder = new TextEncoder();
const files = new Map<number, File>();
let lastFile = 0;
let program: ProgramModule | null = null;
let memory: WebAssembly.Memory | null = null;
let renderer: Renderer | null = null;
let failed = false;
const waiting: ProgramMessage[] = []; // for a program that is still loading
const size = { width: 1, height: 1 };

// What the program says within one call crosses over together: waking the page costs more than what is said.
let calls = 0;
let outbox: PageMessage[] = [];
let outboxTransfer: Transferable[] = [];

function toPage(message: PageMessage, transfer: Transferable[] = []): void {
  outbox.push(message);
  outboxTransfer.push(...transfer);
  if (calls === 0) flush();
}

function flush(): void {
  if (outbox.length === 0) return;
  const [messages, transfer] = [outbox, outboxTransfer];
  [outbox, outboxTransfer] = [[], []];
  (self as unknown as Worker).postMessage(messages, transfer);
}

function fail(error: unknown): void {
  if (failed) return;
  failed = true;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  toPage({ kind: ToPage.Crash, numbers: [], text, bytes: null });
}

// Runs one call into the program; a trap, an abort or a bug of the bridge ends it for good.
function call<T>(action: (program: ProgramModule) => T): T | undefined {
  if (failed || !program) return undefined;
  calls++;
  try {
    return action(program);
  } catch (error) {
    fail(error);
    return undefined;
  } finally {
    if (--calls === 0) flush();
  }
}

// --- Frames ---
let frameWanted = false;
let animation = 0;
let fallback: ReturnType<typeof setTimeout> | undefined;
let due: ReturnType<typeof setTimeout> | undefined;

function requestFrame(): void {
  if (frameWanted || failed) return;
  frameWanted = true;
  animation = requestAnimationFrame(frame);
  fallback = setTimeout(frame, HIDDEN_TAB_FRAME);
}

function frame(): void {
  cancelAnimationFrame(animation);
  clearTimeout(fallback);
  clearTimeout(due);
  frameWanted = false;
  if (!program) return;
  const delay = call((p) => {
    const next = p._chuxin_frame(performance.now());
    if (next === 0) requestFrame();
    tellRest();
    return next;
  }) ?? -1;
  if (delay > 0) due = setTimeout(requestFrame, Math.min(delay, 0x7fffffff));
}

// --- Messages ---
let handled = 0; // commands of the page

// The page knows by the number that nothing it said is still under way.
function tellRest(): void {
  if (!frameWanted) toPage({ kind: ToPage.Rest, numbers: [handled], text: '', bytes: null });
}

function receive(message: ProgramMessage): void {
  if (!program) {
    waiting.push(message);
    return;
  }
  call((p) => {
    const text = encoder.encode(message.text);
    const count = message.numbers.length;
    const at = p._chuxin_allocate(count * 8 + text.length + 1);
    const buffer = (memory as WebAssembly.Memory).buffer;
    const view = new DataView(buffer);
    message.numbers.forEach((number, place) => view.setFloat64(at + place * 8, number, true));
    new Uint8Array(buffer).set(text, at + count * 8);
    p._chuxin_receive(message.kind, at, count, at + count * 8, text.length);
    p._chuxin_release(at);
  });
}

// The answer to an import that finishes later.
function respond(request: number, status: number, bytes: Uint8Array): void {
  call((p) => {
    const at = p._chuxin_allocate(bytes.length);
    new Uint8Array((memory as WebAssembly.Memory).buffer).set(bytes, at);
    p._chuxin_respond(request, status, at, bytes.length);
    p._chuxin_release(at);
  });
}

// Without the program, which may have failed (P5). Here, not on the page: the worker still holds what a failed write
// could not store.
async function backUp(): Promise<void> {
  let answer: BackupAnswer;
  try {
    // Another tab may have opened another workspace later.
    const id = lastOpened() ?? (await listWorkspaces())[0]?.id;
    if (!id) throw new Error('There is no workspace.');
    answer = { backup: { id, file: await exportBackup(id) } };
  } catch (error) {
    answer = { backup: { reason: String(error) } };
  }
  (self as unknown as Worker).postMessage(answer);
}

function attach(canvas: OffscreenCanvas): boolean {
  renderer = Renderer.create(canvas, {
    restored: () => receive(programMessage(ToProgram.ContextRestored, [])),
    lost: () => toPage({ kind: ToPage.CanvasLost, numbers: [], text: '', bytes: null }),
  });
  renderer?.resize(size.width, size.height);
  return renderer !== null;
}

async function instantiate(imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  // A server without the MIME type for wasm makes streaming fail; the bytes are still good.
  return WebAssembly.instantiateStreaming(fetch(WASM_FILE), imports).catch(async (reason: unknown) => {
    console.warn(reason);
    const response = await fetch(WASM_FILE);
    if (!response.ok) throw new Error(`${WASM_FILE}: ${response.status}`);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  });
}

async function load(first: ProgramMessage[]): Promise<void> {
  const fonts = new Fonts(() => receive(programMessage(ToProgram.FontsChanged, [])));
  const bridge = createImports({
    memory: () => (memory as WebAssembly.Memory).buffer as ArrayBuffer,
    renderer: () => renderer,
    fonts,
    files,
    requestFrame,
    toPage,
    respond,
  });
  const module = await createProgram({
    bridge,
    printErr: (text: string) => console.warn(text),
    print: (text: string) => console.info(text),
    onAbort: (reason: unknown) => fail(`abort: ${String(reason)}`),
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) {
      instantiate(imports).then(({ instance, module }) => {
        memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory) as WebAssembly.Memory;
        done(instance, module);
      }, fail);
      return {};
    },
  });
  program = module;
  for (const message of [...first, ...waiting.splice(0)]) receive(message);
  requestFrame();
}

self.onmessage = (event: MessageEvent<WorkerCommand>) => {
  handled++;
  handle(event.data);
  if (program) tellRest();
};

function handle(command: WorkerCommand): void {
  if ('program' in command) receive(command.program);
  else if ('resize' in command) {
    size.width = command.resize.pixelWidth;
    size.height = command.resize.pixelHeight;
    renderer?.resize(size.width, size.height);
    receive(command.resize.message);
  } else if ('start' in command) {
    size.width = command.start.pixelWidth;
    size.height = command.start.pixelHeight;
    if (attach(command.start.canvas)) load(command.start.first).catch(fail);
    else toPage({ kind: ToPage.NoWebGl, numbers: [], text: '', bytes: null });
  } else if ('canvas' in command) {
    if (attach(command.canvas)) receive(programMessage(ToProgram.ContextRestored, []));
    else toPage({ kind: ToPage.NoWebGl, numbers: [], text: '', bytes: null });
  } else if ('backup' in command) {
    void backUp();
  } else if ('file' in command) {
    files.set(++lastFile, command.file);
    receive(programMessage(ToProgram.FileOpened, [command.request, lastFile, command.file.size], command.file.name));
  }
}
