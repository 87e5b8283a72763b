// The Emscripten glue that the build hands to esbuild as 'chuxin:program', text files, and constants of the bundle.
declare module 'chuxin:program' {
  export interface ProgramModule {
    _chuxin_allocate(size: number): number;
    _chuxin_release(pointer: number): void;
    _chuxin_receive(kind: number, numbers: number, numberCount: number, text: number, textLength: number): void;
    _chuxin_frame(now: number): number;
    _chuxin_respond(request: number, status: number, bytes: number, byteCount: number): void;
  }
  export default function createProgram(options: Record<string, unknown>): Promise<ProgramModule>;
}

declare module '*.glsl' {
  const source: string;
  export default source;
}

declare const WASM_FILE: string;
declare const WORKER_FILE: string;

// Only workers have it, and TypeScript's worker library cannot be loaded beside the page's.
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
