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

export class Files {
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

  save(nameAndType: string, bytes: ArrayBuffer): void {
    const [name, type] = firstLine(nameAndType);
    download(name, new Blob([bytes], { type }));
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
