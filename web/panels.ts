// The panels that are HTML because the program cannot draw them: loading, no WebGL, crash with the last saved act.
import { element } from './dom';

export class Panels {
  private readonly crashPanel = element('crash', HTMLElement);
  private crashed = false;

  // `exportBackup` works without the program and answers with one sentence for the person; `leaving` is called before
  // the page is opened anew.
  constructor(
    private readonly exportBackup: () => Promise<string>,
    leaving: () => void,
  ) {
    document.querySelectorAll<HTMLElement>('.panel [data-action]').forEach((button) => {
      button.addEventListener('click', () => {
        if (button.dataset['action'] !== 'reload') {
          void this.export(button);
          return;
        }
        leaving();
        location.reload();
      });
    });
  }

  loaded(): void {
    element('loading', HTMLElement).hidden = true;
  }

  noWebGl(): void {
    this.loaded();
    element('no-webgl', HTMLElement).hidden = false;
  }

  lastSaved(text: string): void {
    element('crash-last-saved', HTMLElement).textContent = text;
  }

  // The first report says most; what follows is added to the details.
  crash(detail: string): void {
    const details = element('crash-detail', HTMLElement);
    details.textContent += `${detail}\n`;
    console.warn(`The program stopped: ${detail}`);
    if (this.crashed) return;
    this.crashed = true;
    this.loaded();
    this.crashPanel.hidden = false;
    this.crashPanel.querySelector<HTMLElement>('[data-action="export"]')?.focus();
  }

  private async export(button: HTMLElement): Promise<void> {
    const note = element('crash-note', HTMLElement);
    button.setAttribute('disabled', '');
    note.textContent = '正在读出已保存的数据…';
    try {
      note.textContent = await this.exportBackup();
    } catch (error) {
      console.warn(error);
      note.textContent = '没有读出数据：浏览器拒绝访问本机存储。请先不要清理浏览器数据，关闭其他初信窗口后再试一次。';
    } finally {
      button.removeAttribute('disabled');
    }
  }
}
