// What only a page can do with files: ask for one, hand one out, print a document.

export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// The part before the first line feed, and the rest.
function firstLine(text: string): [string, string] {
  const end = text.indexOf('\n');
  return [text.slice(0, end), text.slice(end + 1)];
}

const BLOB_BYTES = 4 * 1024 * 1024;

// A file that comes in pieces: whenever some megabytes are together they become a Blob, which the browser may keep on
// its disk, so that a package with many photographs never lies in memory whole.
class SavedFile {
  private readonly blobs: Blob[] = [];
  private pieces: ArrayBuffer[] = [];
  private byteCount = 0;

  add(piece: ArrayBuffer): void {
    this.pieces.push(piece);
    this.byteCount += piece.byteLength;
    if (this.byteCount >= BLOB_BYTES) this.collect();
  }

  finished(type: string): Blob {
    this.collect();
    return new Blob(this.blobs, { type });
  }

  private collect(): void {
    this.blobs.push(new Blob(this.pieces));
    this.pieces = [];
    this.byteCount = 0;
  }
}

export class Files {
  private readonly saved = new Map<number, SavedFile>();

  constructor(private readonly opened: (file: File, request: number) => void) {}

  open(request: number, accept: string): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.style.display = 'none';
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) this.opened(file, request);
      input.remove();
    };
    document.body.append(input); // Firefox opens no picker for an input outside the document
    input.click();
  }

  addPiece(number: number, piece: ArrayBuffer): void {
    const file = this.saved.get(number) ?? new SavedFile();
    this.saved.set(number, file);
    file.add(piece);
  }

  // Hands the file out, or drops the pieces of one that was given up.
  endSaving(number: number, isComplete: boolean, nameAndType: string): void {
    const file = this.saved.get(number) ?? new SavedFile();
    this.saved.delete(number);
    if (!isComplete) return;
    const [name, type] = firstLine(nameAndType);
    download(name, file.finished(type));
  }

  print(titleAndDocument: string): void {
    const [title, html] = firstLine(titleAndDocument);
    document.getElementById('print-frame')?.remove();
    const frame = document.createElement('iframe');
    frame.id = 'print-frame';
    frame.title = title;
    frame.setAttribute('aria-hidden', 'true');
    Object.assign(frame.style, { position: 'fixed', left: '-10000px', top: '0', width: '800px', height: '1100px', border: '0' });
    frame.onload = () => {
      const view = frame.contentWindow;
      if (!view) return;
      view.document.title = title; // browsers print it and propose it as the file name
      view.focus();
      view.print();
    };
    frame.srcdoc = html;
    document.body.append(frame);
  }
}
