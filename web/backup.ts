// 导出备份 of the crash panel: the whole workspace as a .sqlite file, without the program (P5). The worker assembles it,
// because it holds what a failed write could not store; where the worker does not answer any more, the page does.
import { download } from './files';
import type { BackupAnswer } from './protocol';
import { exportBackup, listWorkspaces } from './storage';

const WORKER_PATIENCE = 8000;
const TITLE = '初信・';

// Named as the program names it, which tells the workspace in the title of the page.
function fileName(id: string): string {
  const name = document.title.startsWith(TITLE) ? document.title.slice(TITLE.length).replace(/[\\/:*?"<>|]/g, '') : id;
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10); // Asia/Shanghai
  return `初信备份-${name}-${today}.sqlite`;
}

export class Backup {
  private waiting: ((answer: BackupAnswer | null) => void) | null = null;

  constructor(private readonly ask: () => void) {}

  answered(answer: BackupAnswer): void {
    this.waiting?.(answer);
    this.waiting = null;
  }

  // Answers with one sentence for the person at the screen; fails where nothing can be read.
  async toFile(): Promise<string> {
    const answer = await new Promise<BackupAnswer | null>((resolve) => {
      this.waiting = resolve;
      setTimeout(() => resolve(null), WORKER_PATIENCE);
      this.ask();
    });
    if (answer && 'file' in answer.backup) return this.hand(answer.backup.id, answer.backup.file);
    const [last] = await listWorkspaces();
    if (!last) return '这台电脑的浏览器里还没有保存过初信的数据，无需备份。';
    return this.hand(last.id, await exportBackup(last.id));
  }

  private hand(id: string, file: Blob): string {
    const name = fileName(id);
    download(name, file);
    return `备份已交给浏览器下载：${name}。重新打开后，可在首次使用的页面用它恢复。`;
  }
}
