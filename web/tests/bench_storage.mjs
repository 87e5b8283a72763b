// From the commit of one act to the acknowledgement of IndexedDB, in a real browser.
import { ask, withStoragePage } from './storage_support.mjs';

const ACTS = 1000;

await withStoragePage({}, async ({ page }) => {
  await ask(page, 'opened acts 0', 'open', 1);
  await ask(page, 'latency', 'latency', 100); // the first transactions make files
  const figures = await ask(page, 'latency', 'latency', ACTS);
  const [, p50, p95, max] = figures.match(/p50 ([\d.]+) p95 ([\d.]+) max ([\d.]+)/).map(Number);
  console.log(`bench|durable single act, p50|${p50.toFixed(2)}|ms|`);
  console.log(`bench|durable single act, p95|${p95.toFixed(2)}|ms|4`);
  console.log(`bench|durable single act, slowest of ${ACTS}|${max.toFixed(2)}|ms|`);
});
