// Draws single glyphs with the machine's own fonts (Canvas2D) for the program's font loader. A character that no font
// has becomes a box drawn here. Where the machine has no Chinese font at all, slices of a web font are fetched on demand.

const SYSTEM_FONTS =
  '"Microsoft YaHei","Microsoft YaHei UI","PingFang SC","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei","SimSun"';
const WEB_FONT = 'Chuxin Web Font';
const GUO = 0x56fd; // 国: missing only where there is no Chinese font
const PRIVATE = 0x10fffd; // no font has it, so it shows how missing characters look

// fonts/index.json, written by tools/bundle.mjs: for each weight the slices with their code point ranges.
type Slice = { file: string; ranges: [number, number][] };
type SliceIndex = Record<string, Slice[]>;

interface Bitmap {
  left: number; // from the pen
  top: number; // from the baseline, negative above it
  width: number;
  height: number;
  alpha: Uint8Array;
}

const NO_INK: Bitmap = { left: 0, top: 0, width: 0, height: 0, alpha: new Uint8Array(0) };

// Characters that are blank by nature, so that no ink does not mean that the font lacks them.
const BLANK = /^[\s\p{Z}\p{C}\u115f\u1160\u3164\uffa0\u2800\ufe00-\ufe0f]$/u;

function outline(bitmap: Bitmap): string {
  const { width, height, alpha } = bitmap;
  const rows = [alpha.subarray(0, width).join(), alpha.subarray(width * (height - 1)).join()];
  let sides = '';
  for (let y = 0; y < height; y++) sides += `${alpha[y * width] ?? 0} ${alpha[y * width + width - 1] ?? 0},`;
  return `${width}x${height} ${rows.join(' ')} ${sides}`;
}

export class Fonts {
  private readonly context: OffscreenCanvasRenderingContext2D;
  private readonly missing = new Map<string, string>(); // outline of the missing-character sign, by font
  private readonly usesWebFont: boolean;
  private slices: Promise<SliceIndex> | null = null;
  private readonly requested = new Set<string>();
  private readonly loaded = new Set<string>();
  private extent = 0; // side of the canvas
  private font = ''; // selected in the context
  private ideographWidth: number | null = null; // in the selected font
  private generation = 0; // of the web font's slices

  // `changed` is called when glyphs that were blank or boxes can be drawn now.
  constructor(private readonly changed: () => void) {
    const context = new OffscreenCanvas(64, 64).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser cannot draw text in a worker.');
    this.context = context;
    this.usesWebFont = this.isMissing(GUO, this.raster(GUO, 32, 400), 32, 400);
  }

  advance(codePoint: number, pixels: number, weight: number): number {
    if (codePoint < 0x20) return 0;
    this.select(pixels, weight);
    if (this.usesWebFont && codePoint >= 0x2e80 && this.needsSlice(codePoint, weight)) return pixels;
    // Every ideograph of a font is as wide as any other; measuring costs as much as drawing.
    if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return (this.ideographWidth ??= this.context.measureText('国').width);
    return this.context.measureText(String.fromCodePoint(codePoint)).width;
  }

  // Offset of the baseline from the middle of a Chinese character.
  baseline(pixels: number, weight: number): number {
    this.select(pixels, weight);
    const metrics = this.context.measureText('国');
    return (metrics.actualBoundingBoxAscent - metrics.actualBoundingBoxDescent) / 2;
  }

  draw(codePoint: number, pixels: number, weight: number): Bitmap {
    if (codePoint < 0x20) return NO_INK;
    if (this.usesWebFont && codePoint >= 0x2e80 && this.needsSlice(codePoint, weight)) return NO_INK;
    const bitmap = this.raster(codePoint, pixels, weight);
    return this.isMissing(codePoint, bitmap, pixels, weight) ? this.box(codePoint, pixels, weight) : bitmap;
  }

  private select(pixels: number, weight: number): void {
    const extent = Math.ceil(pixels * 2.5);
    if (extent > this.extent) {
      this.extent = extent;
      this.context.canvas.width = extent;
      this.context.canvas.height = extent;
      this.font = '';
    }
    // Chromium remembers what a list of families gave before a slice arrived; an unknown family makes it a new list.
    const webFont = this.usesWebFont ? `"${WEB_FONT}","${WEB_FONT} ${this.generation}",` : '';
    const font = `${weight} ${pixels}px ${SYSTEM_FONTS},${webFont}sans-serif`;
    if (font === this.font) return;
    this.font = font;
    this.ideographWidth = null;
    this.context.font = font;
    this.context.textBaseline = 'alphabetic';
    this.context.fillStyle = '#fff';
    this.context.strokeStyle = '#fff';
  }

  private raster(codePoint: number, pixels: number, weight: number): Bitmap {
    this.select(pixels, weight);
    const extent = Math.ceil(pixels * 2.5);
    const pen = Math.ceil(pixels * 0.5);
    const base = Math.ceil(pixels * 1.5);
    this.context.clearRect(0, 0, extent, extent);
    this.context.fillText(String.fromCodePoint(codePoint), pen, base);
    return this.cut(extent, pen, base);
  }

  // Drawn instead of a character that no font has: visible, and as wide as the character would be.
  private box(codePoint: number, pixels: number, weight: number): Bitmap {
    const width = Math.max(pixels * 0.5, this.advance(codePoint, pixels, weight));
    const extent = Math.ceil(pixels * 2.5);
    const pen = Math.ceil(pixels * 0.5);
    const base = Math.ceil(pixels * 1.5);
    const line = Math.max(1, Math.round(pixels / 16));
    this.context.clearRect(0, 0, extent, extent);
    this.context.lineWidth = line;
    const left = pen + line / 2 + Math.round(pixels * 0.06);
    const right = pen + Math.round(width) - line / 2 - Math.round(pixels * 0.06);
    this.context.strokeRect(left, base - Math.round(pixels * 0.8) + line / 2, right - left, Math.round(pixels * 0.86));
    return this.cut(extent, pen, base);
  }

  // Reads the drawing back and keeps the part that has ink.
  private cut(extent: number, pen: number, base: number): Bitmap {
    const { data } = this.context.getImageData(0, 0, extent, extent);
    let left = extent, right = -1, top = extent, bottom = -1;
    for (let y = 0, at = 3; y < extent; y++) {
      for (let x = 0; x < extent; x++, at += 4) {
        if (data[at] === 0) continue;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        bottom = y;
      }
    }
    if (right < 0) return NO_INK;
    const width = right - left + 1;
    const height = bottom - top + 1;
    const alpha = new Uint8Array(width * height);
    for (let y = 0, to = 0; y < height; y++) {
      for (let x = 0; x < width; x++) alpha[to++] = data[((top + y) * extent + left + x) * 4 + 3] ?? 0;
    }
    return { left: left - pen, top: top - base, width, height, alpha };
  }

  // Browsers draw a box (some with the hexadecimal code inside) without telling. Such a box has the same outline for
  // every character, so outlines are compared, not contents.
  private isMissing(codePoint: number, bitmap: Bitmap, pixels: number, weight: number): boolean {
    if (codePoint < 0x250) return false; // every machine has Latin
    const text = String.fromCodePoint(codePoint);
    if (bitmap.width === 0) return !BLANK.test(text);
    const key = `${weight} ${pixels}`;
    let sign = this.missing.get(key);
    if (sign === undefined) this.missing.set(key, (sign = outline(this.raster(PRIVATE, pixels, weight))));
    return sign === outline(bitmap);
  }

  // True while the slice with this character is still on its way.
  private needsSlice(codePoint: number, weight: number): boolean {
    const face = weight >= 600 ? '700' : '400';
    const key = `${face} ${codePoint}`;
    if (this.loaded.has(key)) return false;
    if (!this.requested.has(key)) {
      this.requested.add(key);
      this.fetchSlice(codePoint, face).then(
        () => {
          this.loaded.add(key);
          this.generation++;
          this.changed();
        },
        (error: unknown) => {
          console.warn(error); // the character stays a box; the next one may still arrive
          this.loaded.add(key);
          this.changed();
        },
      );
    }
    return true;
  }

  private readonly faces = new Map<string, Promise<unknown>>();

  private async fetchSlice(codePoint: number, face: string): Promise<void> {
    this.slices ??= fetch('fonts/index.json').then((response) => response.json() as Promise<SliceIndex>);
    const index = await this.slices;
    const slice = index[face]?.find(({ ranges }) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last));
    if (!slice) return;
    let loading = this.faces.get(slice.file);
    if (!loading) {
      const range = slice.ranges.map(([first, last]) => `U+${first.toString(16)}-${last.toString(16)}`).join(',');
      const font = new FontFace(WEB_FONT, `url(fonts/${slice.file})`, { weight: face, unicodeRange: range });
      loading = font.load().then(() => (self as unknown as { fonts: FontFaceSet }).fonts.add(font));
      this.faces.set(slice.file, loading);
    }
    await loading;
  }
}
