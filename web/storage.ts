// IndexedDB below the program: one database per workspace holds the blocks of its SQLite file and a header, changed
// together in one transaction, and beside them the attachments under their hashes. Also what the page needs without the program: list, back up and restore workspaces.
// Bytes only; what they mean is the program's business.

const APP = 'chuxin'; // Chromium puts all file:// pages into one origin, so names carry the application
const REGISTRY = `${APP}.workspaces`;
const BLOCKS = 'blocks';
const HEADER = 'header';
const FILES = 'files'; // attachments: 64 hex digits -> bytes; since version 2 of the database
const WORKSPACE_VERSION = 2;
const REGISTRY_VERSION = 1;
const BLOCKED_FOR = 5000; // milliseconds to wait for other tabs to let go of a database that is to be upgraded
const BLOCK_SIZE = 32 * 1024;
const LOAD_SLICE = 128; // blocks read at once: 4 MB
const OPEN_DELAYS = [0, 100, 400, 1500]; // milliseconds before each attempt; antivirus and slow profiles pass
const HASH_DIGITS = 64; // of an attachment's name
const WRITER_ANSWER = 150; // milliseconds that a living writer has to say so

export interface BlockHeader {
  epoch: number;
  commitNumber: number;
  fileSize: number;
  blockSize: number;
  schemaVersion: number;
}

export interface WorkspaceEntry {
  id: string;
  openedAt: number; // milliseconds since 1970
}

// What the program imports; web/bridge.ts joins it into Imports. A response carries one of Answer and bytes.
export interface StorageImports {
  storage_open(name: number, length: number): number;
  storage_close(handle: number): void;
  storage_read_header(handle: number, request: number): void;
  storage_load(handle: number, request: number): void;
  storage_take_over(handle: number, request: number): void;
  storage_commit(handle: number, request: number, header: number, blocks: number, count: number): void;
  storage_watch(handle: number, request: number): void;
  storage_find_writer(name: number, length: number, request: number): void;
  storage_put_file(handle: number, request: number, name: number, bytes: number, count: number): void;
  storage_get_file(handle: number, request: number, name: number): void;
  storage_list_files(handle: number, request: number): void;
}

// As in src/platform/browser/indexed_db_answers.h.
export enum Answer {
  Done = 0,
  Absent = 1, // header: no database yet
  Blocks = 2, // load: count, indices, blocks; more follows
  Fenced = 3,
  Failed = 4, // bytes are the reason as text
  TakenOver = 5,
  WriterPresent = 6,
  Cleared = 7, // put: what was stored is gone
}

export interface StorageHost {
  memory(): ArrayBuffer;
  respond(request: number, status: number, bytes: Uint8Array): void;
}

// --- Small helpers ---

const databaseName = (id: string): string => `${APP}/${id}`;
const NOTHING = new Uint8Array(0);
const reasonOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? `${error.name}: ${error.message}` : String(error));

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('transaction aborted'));
  });
}

function openOnce(name: string, version: number, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    const request = indexedDB.open(name, version); // throws at once where storage is refused
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => (isGivenUp ? request.result.close() : resolve(request.result));
    request.onerror = () => reject(request.error ?? new Error('open failed'));
    // Another tab still ends a write before it lets go of the older version.
    request.onblocked = () =>
      void wait(BLOCKED_FOR).then(() => {
        isGivenUp = true;
        reject(new Error('blocked'));
      });
  });
}

// "Internal error opening backing store" and its like often pass by themselves.
async function openDatabase(name: string, version: number, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  let last: unknown;
  for (const delay of OPEN_DELAYS) {
    if (delay > 0) await wait(delay);
    try {
      return await openOnce(name, version, upgrade);
    } catch (error) {
      last = error;
      // Refused, or made by a newer program: neither passes.
      if (error instanceof DOMException && ['SecurityError', 'InvalidStateError', 'VersionError'].includes(error.name)) break;
    }
  }
  throw last;
}

function openWorkspace(id: string): Promise<IDBDatabase> {
  return openDatabase(databaseName(id), WORKSPACE_VERSION, (database) => {
    for (const store of [BLOCKS, HEADER, FILES]) if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
  });
}

function openRegistry(): Promise<IDBDatabase> {
  return openDatabase(REGISTRY, REGISTRY_VERSION, (database) => void database.createObjectStore('workspaces', { keyPath: 'id' }));
}

async function register(id: string): Promise<void> {
  const registry = await openRegistry();
  try {
    const transaction = registry.transaction('workspaces', 'readwrite');
    transaction.objectStore('workspaces').put({ id, openedAt: Date.now() });
    await finished(transaction);
  } finally {
    registry.close();
  }
}

const STRICT: IDBTransactionOptions = { durability: 'strict' }; // the default has been relaxed since Chromium 121

function begin(database: IDBDatabase, mode: IDBTransactionMode): IDBTransaction {
  return mode === 'readwrite' ? database.transaction([BLOCKS, HEADER], mode, STRICT) : database.transaction([BLOCKS, HEADER], mode);
}

function headerBytes(header: BlockHeader): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  [header.epoch, header.commitNumber, header.fileSize].forEach((number, place) => {
    view.setUint32(place * 8, number >>> 0, true);
    view.setUint32(place * 8 + 4, Math.floor(number / 2 ** 32), true);
  });
  view.setUint32(24, header.blockSize, true);
  view.setUint32(28, header.schemaVersion, true);
  return bytes;
}

function readHeaderBytes(memory: ArrayBuffer, at: number): BlockHeader {
  const view = new DataView(memory, at, 32);
  const long = (place: number): number => view.getUint32(place, true) + view.getUint32(place + 4, true) * 2 ** 32;
  return { epoch: long(0), commitNumber: long(8), fileSize: long(16), blockSize: view.getUint32(24, true), schemaVersion: view.getUint32(28, true) };
}

// --- One open workspace of the program ---

interface Unwritten {
  header: BlockHeader;
  blocks: Map<number, ArrayBuffer>;
}

class Workspace {
  private database: Promise<IDBDatabase> | null = null;
  private readonly channel: BroadcastChannel | null;
  private epoch = 0; // held by this writer; 0 while it only looks
  private releaseLock: (() => void) | null = null;
  takenOver: (() => void) | null = null;
  // The last write that failed: newer than what is stored, and the only copy outside the program's memory (P5).
  unwritten: Unwritten | null = null;

  constructor(readonly id: string) {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(databaseName(id));
    if (this.channel) this.channel.onmessage = (event: MessageEvent<{ ask?: true; took?: number }>) => this.hear(event.data);
  }

  // Another tab asks who writes, or says that it does now. Only manners: the epoch in the header decides.
  private hear(message: { ask?: true; took?: number }): void {
    if (this.epoch === 0) return;
    if (message.ask) this.channel?.postMessage({ writer: true });
    else if (message.took !== undefined && message.took > this.epoch) this.loseWriting();
  }

  loseWriting(): void {
    this.epoch = 0;
    this.releaseLock?.();
    this.releaseLock = null;
    this.takenOver?.();
  }

  open(): Promise<IDBDatabase> {
    this.database ??= openWorkspace(this.id).then(
      (database) => {
        const forget = (): void => {
          database.close();
          this.database = null;
        };
        database.onclose = forget; // the person cleared the site's data
        database.onversionchange = forget;
        return database;
      },
      (error: unknown) => {
        this.database = null;
        throw error;
      },
    );
    return this.database;
  }

  close(): void {
    void this.database?.then((database) => database.close(), () => undefined);
    this.channel?.close();
    this.releaseLock?.();
    this.takenOver = null;
  }

  async readHeader(): Promise<BlockHeader | undefined> {
    const transaction = begin(await this.open(), 'readonly');
    return result<BlockHeader | undefined>(transaction.objectStore(HEADER).get(HEADER));
  }

  // One transaction for header and blocks, so that no other tab's commit comes in between.
  async load(sink: (indices: number[], blocks: ArrayBuffer[]) => void): Promise<BlockHeader | undefined> {
    const transaction = begin(await this.open(), 'readonly');
    const header = await result<BlockHeader | undefined>(transaction.objectStore(HEADER).get(HEADER));
    const store = transaction.objectStore(BLOCKS);
    const count = header ? Math.ceil(header.fileSize / header.blockSize) : 0;
    for (let first = 0; first < count; first += LOAD_SLICE) {
      const range = IDBKeyRange.bound(first, Math.min(first + LOAD_SLICE, count) - 1);
      const [keys, blocks] = await Promise.all([result(store.getAllKeys(range)), result(store.getAll(range))]);
      sink(keys as number[], blocks as ArrayBuffer[]);
    }
    return header;
  }

  async takeOver(): Promise<number> {
    const transaction = begin(await this.open(), 'readwrite');
    const done = finished(transaction);
    const store = transaction.objectStore(HEADER);
    const stored = await result<BlockHeader | undefined>(store.get(HEADER));
    const header = stored ?? { epoch: 0, commitNumber: 0, fileSize: 0, blockSize: BLOCK_SIZE, schemaVersion: 0 };
    header.epoch += 1;
    store.put(header, HEADER);
    await done;
    this.epoch = header.epoch;
    this.channel?.postMessage({ took: header.epoch });
    this.holdLock();
    register(this.id).catch((reason: unknown) => console.warn(reason)); // only the list of workspaces would miss it
    return header.epoch;
  }

  // Held as long as this tab writes; a tab that takes over steals it, which tells this one at once.
  private holdLock(): void {
    if (!navigator.locks) return; // plain HTTP
    const epoch = this.epoch;
    const held = new Promise<void>((resolve) => (this.releaseLock = resolve));
    navigator.locks.request(databaseName(this.id), { steal: true }, () => held).catch(() => {
      if (this.epoch === epoch) this.loseWriting();
    });
  }

  // The blocks are copies already. Everything is issued at once, in order: the check of the epoch comes first and aborts
  // the rest, so that a stale writer leaves no trace.
  async commit(header: BlockHeader, blocks: Map<number, ArrayBuffer>): Promise<Answer.Done | Answer.Fenced> {
    const transaction = begin(await this.open(), 'readwrite');
    const done = finished(transaction);
    let refusal: 'fenced' | 'cleared' | null = null;
    const headers = transaction.objectStore(HEADER);
    const store = transaction.objectStore(BLOCKS);
    const stored: IDBRequest<BlockHeader | undefined> = headers.get(HEADER);
    stored.onsuccess = () => {
      if (!stored.result && header.epoch > 0) refusal = 'cleared';
      else if (stored.result && stored.result.epoch > header.epoch) refusal = 'fenced';
      if (refusal) transaction.abort();
      else transaction.commit?.(); // all requests are issued; saves one turn
    };
    try {
      try {
        blocks.forEach((bytes, index) => store.put(bytes, index));
        store.delete(IDBKeyRange.lowerBound(Math.ceil(header.fileSize / header.blockSize)));
        headers.put(header, HEADER);
      } catch (error) {
        transaction.abort(); // or the puts before the one that threw would stay
        await done.catch(() => undefined);
        throw error;
      }
      await done;
    } catch (error) {
      if (refusal === 'fenced') {
        this.unwritten = null; // another writer's blocks are stored now, these do not fit between them
        return Answer.Fenced;
      }
      if (refusal === 'cleared') throw new Error('the stored data was cleared while it was open');
      throw error;
    }
    this.unwritten = null;
    return Answer.Done;
  }

  // Only the writer puts files, and only while nobody has taken over. Bytes come under their own hash, which the program
  // has checked: the same once more heals what was damaged.
  async putFile(name: string, bytes: ArrayBuffer): Promise<Answer.Done | Answer.Fenced | Answer.Cleared> {
    if (this.epoch === 0) return Answer.Fenced;
    const transaction = (await this.open()).transaction([FILES, HEADER], 'readwrite', STRICT);
    const done = finished(transaction);
    const stored = await result<BlockHeader | undefined>(transaction.objectStore(HEADER).get(HEADER));
    const answer = !stored ? Answer.Cleared : stored.epoch > this.epoch ? Answer.Fenced : Answer.Done;
    if (answer === Answer.Done) transaction.objectStore(FILES).put(bytes, name);
    await done;
    return answer;
  }

  async getFile(name: string): Promise<ArrayBuffer | undefined> {
    return result<ArrayBuffer | undefined>((await this.open()).transaction(FILES, 'readonly').objectStore(FILES).get(name));
  }

  async listFiles(): Promise<string[]> {
    return (await result((await this.open()).transaction(FILES, 'readonly').objectStore(FILES).getAllKeys())) as string[];
  }
}

const workspaces = new Map<number, Workspace>();
let lastHandle = 0;

// The workspace that the program of this worker has opened last.
export function lastOpened(): string | null {
  return [...workspaces.values()].pop()?.id ?? null;
}

// --- Imports of the program ---

function packed(indices: number[], blocks: ArrayBuffer[]): Uint8Array {
  const start = 4 + indices.length * 4;
  const bytes = new Uint8Array(start + blocks.length * BLOCK_SIZE);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, indices.length, true);
  indices.forEach((index, place) => view.setUint32(4 + place * 4, index, true));
  blocks.forEach((block, place) => bytes.set(new Uint8Array(block), start + place * BLOCK_SIZE));
  return bytes;
}

export function createStorageImports(host: StorageHost): StorageImports {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const text = (at: number, length: number): string => decoder.decode(new Uint8Array(host.memory(), at, length));
  const find = (handle: number): Workspace => {
    const workspace = workspaces.get(handle);
    if (!workspace) throw new Error(`storage handle ${handle}`);
    return workspace;
  };
  // Ends a request with its answer, or with the reason why it failed. An answer to a closed workspace is not given.
  const answer = (handle: number, request: number, work: (workspace: Workspace) => Promise<[Answer, Uint8Array]>): void => {
    const workspace = find(handle);
    work(workspace)
      .catch((reason: unknown): [Answer, Uint8Array] => {
        console.warn(reason); // what the person is told is no help in finding out why
        return [Answer.Failed, encoder.encode(reasonOf(reason))];
      })
      .then(([status, bytes]) => workspaces.has(handle) && host.respond(request, status, bytes))
      .catch((reason: unknown) => console.error(reason));
  };
  const headerAnswer = (header: BlockHeader | undefined): [Answer, Uint8Array] =>
    header ? [header.commitNumber > 0 ? Answer.Done : Answer.Absent, headerBytes(header)] : [Answer.Absent, NOTHING];
  return {
    storage_open(name, length) {
      workspaces.set(++lastHandle, new Workspace(text(name, length)));
      return lastHandle;
    },
    storage_close(handle) {
      find(handle).close();
      workspaces.delete(handle);
    },
    storage_read_header: (handle, request) => answer(handle, request, async (workspace) => headerAnswer(await workspace.readHeader())),
    storage_load: (handle, request) =>
      answer(handle, request, async (workspace) =>
        headerAnswer(await workspace.load((indices, blocks) => workspaces.has(handle) && host.respond(request, Answer.Blocks, packed(indices, blocks)))),
      ),
    storage_take_over: (handle, request) =>
      answer(handle, request, async (workspace) => {
        const epoch = await workspace.takeOver();
        return [Answer.Done, headerBytes({ epoch, commitNumber: 0, fileSize: 0, blockSize: 0, schemaVersion: 0 })];
      }),
    storage_commit(handle, request, headerAt, blocksAt, count) {
      const memory = host.memory();
      const header = readHeaderBytes(memory, headerAt);
      const list = new DataView(memory, blocksAt, count * 8);
      const blocks = new Map<number, ArrayBuffer>();
      for (let place = 0; place < count; place++) {
        const at = list.getUint32(place * 8 + 4, true);
        // slice, never subarray: cloning a view would clone the whole memory of the program.
        blocks.set(list.getUint32(place * 8, true), memory.slice(at, at + BLOCK_SIZE));
      }
      answer(handle, request, async (workspace) => {
        try {
          return [await workspace.commit(header, blocks), encoder.encode('another window took over')];
        } catch (error) {
          workspace.unwritten = { header, blocks };
          throw error;
        }
      });
    },
    storage_watch(handle, request) {
      find(handle).takenOver = () => host.respond(request, Answer.TakenOver, NOTHING);
    },
    storage_put_file(handle, request, name, at, count) {
      const bytes = host.memory().slice(at, at + count);
      const hash = text(name, HASH_DIGITS);
      answer(handle, request, async (workspace) => [await workspace.putFile(hash, bytes), NOTHING]);
    },
    storage_get_file(handle, request, name) {
      const hash = text(name, HASH_DIGITS);
      answer(handle, request, async (workspace) => {
        const bytes = await workspace.getFile(hash);
        return bytes ? [Answer.Done, new Uint8Array(bytes)] : [Answer.Absent, NOTHING];
      });
    },
    storage_list_files: (handle, request) =>
      answer(handle, request, async (workspace) => [Answer.Done, encoder.encode((await workspace.listFiles()).filter((name) => name.length === HASH_DIGITS).join(''))]),
    storage_find_writer(name, length, request) {
      void isWriterPresent(text(name, length)).then((present) => host.respond(request, present ? Answer.WriterPresent : Answer.Absent, NOTHING));
    },
  };
}

// --- For page and worker, without the program ---

// Whether another living tab writes this workspace. A tab that cannot answer (frozen, killed) counts as gone: taking
// over from it is safe, because the epoch fences it.
export async function isWriterPresent(id: string): Promise<boolean> {
  if (navigator.locks) {
    const { held = [] } = await navigator.locks.query();
    return held.some((lock) => lock.name === databaseName(id));
  }
  if (typeof BroadcastChannel === 'undefined') return false;
  const channel = new BroadcastChannel(databaseName(id));
  try {
    const answered = new Promise<boolean>((resolve) => {
      channel.onmessage = (event: MessageEvent<{ writer?: true }>) => event.data.writer && resolve(true);
    });
    channel.postMessage({ ask: true });
    return await Promise.race([answered, wait(WRITER_ANSWER).then(() => false)]);
  } finally {
    channel.close();
  }
}

export async function listWorkspaces(): Promise<WorkspaceEntry[]> {
  const registry = await openRegistry();
  try {
    const entries = await result(registry.transaction('workspaces').objectStore('workspaces').getAll());
    return (entries as WorkspaceEntry[]).sort((a, b) => b.openedAt - a.openedAt);
  } finally {
    registry.close();
  }
}

// The whole workspace as one .sqlite file, from the stored blocks (P5). In the worker, blocks of a write that failed lie
// over the stored ones, so that nothing newer is left behind.
export async function exportBackup(id: string): Promise<Blob> {
  const reader = new Workspace(id);
  try {
    const blocks = new Map<number, ArrayBuffer>();
    let header: BlockHeader | undefined;
    let failure: unknown;
    try {
      header = await reader.load((indices, part) => indices.forEach((index, place) => blocks.set(index, part[place] as ArrayBuffer)));
    } catch (error) {
      failure = error;
    }
    for (const { unwritten } of [...workspaces.values()].filter((workspace) => workspace.id === id)) {
      if (!unwritten || unwritten.header.epoch !== header?.epoch || unwritten.header.commitNumber <= header.commitNumber) continue;
      unwritten.blocks.forEach((bytes, index) => blocks.set(index, bytes));
      header = unwritten.header;
    }
    if (!header || header.commitNumber === 0) throw failure ?? new Error('nothing is stored');
    return assembled(header, blocks);
  } finally {
    reader.close();
  }
}

function assembled(header: BlockHeader, blocks: Map<number, ArrayBuffer>): Blob {
  const parts: ArrayBuffer[] = [];
  for (let index = 0, left = header.fileSize; left > 0; index++, left -= BLOCK_SIZE) {
    const block = blocks.get(index);
    if (!block) throw new Error(`block ${index} of ${Math.ceil(header.fileSize / BLOCK_SIZE)} is missing`);
    parts.push(left < BLOCK_SIZE ? block.slice(0, left) : block);
  }
  return new Blob(parts, { type: 'application/vnd.sqlite3' });
}

// Writes a .sqlite file as the content of a workspace. With `replace`, what was stored goes, and whoever writes it is
// fenced; without, an existing workspace is refused. Answers null, or in one Chinese sentence why nothing was done.
export async function importBackup(id: string, file: Blob, replace: boolean): Promise<string | null> {
  const bytes = await file.arrayBuffer();
  const magic = new TextDecoder('latin1').decode(new Uint8Array(bytes, 0, Math.min(16, bytes.byteLength)));
  if (magic !== 'SQLite format 3\0') return '这不是初信的备份文件：应为从初信导出的 .sqlite 文件。';
  const view = new DataView(bytes);
  const pages = bytes.byteLength >= 100 ? view.getUint32(28) * 4096 : 0;
  if (pages === 0 || pages !== bytes.byteLength) return '备份文件不完整：文件长度与其中记载的不一致，请换一份备份。';
  const database = await openWorkspace(id);
  try {
    const transaction = begin(database, 'readwrite');
    const done = finished(transaction);
    const headers = transaction.objectStore(HEADER);
    const stored = await result<BlockHeader | undefined>(headers.get(HEADER));
    if (stored && stored.commitNumber > 0 && !replace) {
      transaction.abort();
      await done.catch(() => undefined);
      return '这个工作区已有数据，没有导入备份。';
    }
    const store = transaction.objectStore(BLOCKS);
    store.clear();
    for (let index = 0; index * BLOCK_SIZE < bytes.byteLength; index++) {
      const block = new Uint8Array(BLOCK_SIZE); // the last one is padded with zeros
      block.set(new Uint8Array(bytes, index * BLOCK_SIZE, Math.min(BLOCK_SIZE, bytes.byteLength - index * BLOCK_SIZE)));
      store.put(block.buffer, index);
    }
    const header: BlockHeader = {
      epoch: (stored?.epoch ?? 0) + 1,
      commitNumber: (stored?.commitNumber ?? 0) + 1,
      fileSize: bytes.byteLength,
      blockSize: BLOCK_SIZE,
      schemaVersion: view.getUint32(60),
    };
    headers.put(header, HEADER);
    await done;
  } finally {
    database.close();
  }
  await register(id);
  return null;
}
