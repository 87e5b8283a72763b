// Small facts that the program wants to find again in this browser or in this tab: zoom, which workspace was open. Never
// anything of a workspace. Where the browser refuses to keep them they last as long as the page.
const PREFIX = 'chuxin.'; // Chromium puts all file:// pages into one origin

function stores(): Storage[] {
  const found: Storage[] = [];
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    try {
      found.push(window[kind]); // throws where storage is refused
    } catch (error) {
      console.info(`${kind} is refused: ${String(error)}`);
    }
  }
  return found;
}

// Names and values; what the tab remembers comes last and so counts over what the browser remembers.
export function remembered(): [string, string][] {
  return stores().flatMap((store) =>
    Object.keys(store).filter((key) => key.startsWith(PREFIX))
      .map((key): [string, string] => [key.slice(PREFIX.length), store.getItem(key) ?? '']));
}

export function remember(name: string, value: string, thisTabOnly: boolean): void {
  try {
    (thisTabOnly ? sessionStorage : localStorage).setItem(PREFIX + name, value);
  } catch (error) {
    console.info(`${name} is not remembered: ${String(error)}`);
  }
}
