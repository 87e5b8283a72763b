// Every function the program (wasm) imports. tools/generate_js_library.mjs reads the Imports interface below and links
// each member to the C function js_<name> of src/platform/browser/bridge.h.
import type { Fonts } from './fonts';
import type { PageMessage } from './protocol';
import type { Renderer } from './renderer';
import { createStorageImports, type StorageHost, type StorageImports } from './storage';

export interface Imports extends StorageImports {
  post(kind: number, numbers: number, numberCount: number, text: number, textLength: number, bytes: number, byteCount: number): void;
  request_frame(): void;
  draw(words: number, wordCount: number, scale: number, whiteU: number, whiteV: number): void;
  texture_create(id: number, width: number, height: number, pixels: number): void;
  texture_update(id: number, width: number, firstRow: number, rowCount: number, pixels: number): void;
  texture_destroy(id: number): void;
  glyph_advance(codePoint: number, pixels: number, weight: number): number;
  glyph_draw(codePoint: number, pixels: number, weight: number, box: number, alpha: number, capacity: number): number;
  font_baseline(pixels: number, weight: number): number;
  file_read(handle: number, offset: number, bytes: number, count: number): number;
  file_close(handle: number): void;
}

// What the worker gives the bridge; memory() is called anew every time because it moves when it grows.
export interface Host extends StorageHost {
  renderer(): Renderer | null;
  fonts: Fonts;
  files: Map<number, File>;
  requestFrame(): void;
  toPage(message: PageMessage, transfer: Transferable[]): void;
}

export function createImports(host: Host): Imports {
  const decoder = new TextDecoder();
  const span = (at: number, length: number): Uint8Array => new Uint8Array(host.memory(), at, length);
  return {
    post(kind, numbers, numberCount, text, textLength, bytes, byteCount) {
      // Float64Array needs an aligned start, which a span on the C stack does not promise.
      const view = new DataView(host.memory());
      const values = Array.from({ length: numberCount }, (_, place) => view.getFloat64(numbers + place * 8, true));
      const copy = byteCount > 0 ? (span(bytes, byteCount).slice().buffer as ArrayBuffer) : null;
      const message = { kind, numbers: values, text: decoder.decode(span(text, textLength)), bytes: copy };
      host.toPage(message as unknown as PageMessage, copy ? [copy] : []);
    },
    request_frame: () => host.requestFrame(),
    draw(words, wordCount, scale, whiteU, whiteV) {
      const memory = host.memory();
      host.renderer()?.draw(memory, new Uint32Array(memory, words, wordCount), scale, whiteU, whiteV);
    },
    texture_create: (id, width, height, pixels) => host.renderer()?.createTexture(id, width, height, span(pixels, width * height)),
    texture_update: (id, width, firstRow, rowCount, pixels) =>
      host.renderer()?.updateTexture(id, width, firstRow, rowCount, span(pixels, width * rowCount)),
    texture_destroy: (id) => host.renderer()?.destroyTexture(id),
    glyph_advance: (codePoint, pixels, weight) => host.fonts.advance(codePoint, pixels, weight),
    glyph_draw(codePoint, pixels, weight, box, alpha, capacity) {
      const bitmap = host.fonts.draw(codePoint, pixels, weight);
      if (bitmap.width === 0 || bitmap.alpha.length > capacity) return 0;
      new Int32Array(host.memory(), box, 4).set([bitmap.left, bitmap.top, bitmap.width, bitmap.height]);
      span(alpha, bitmap.alpha.length).set(bitmap.alpha);
      return 1;
    },
    font_baseline: (pixels, weight) => host.fonts.baseline(pixels, weight),
    file_read(handle, offset, bytes, count) {
      const file = host.files.get(handle);
      if (!file) return -1;
      try {
        const part = new FileReaderSync().readAsArrayBuffer(file.slice(offset, offset + count));
        span(bytes, part.byteLength).set(new Uint8Array(part));
        return part.byteLength;
      } catch {
        return -1; // moved, renamed, or the stick was pulled out
      }
    },
    file_close: (handle) => void host.files.delete(handle),
    ...createStorageImports(host),
  };
}
