// Prints the measurements that tools/bench collected as a table: what, measured, target, and how much of the target was
// used (100 % is exactly the target; less is better). Usage: node bench_table.mjs <file of bench|... lines>
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

// Chinese characters are two columns wide on a terminal.
const width = (text) => [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/u.test(character) ? 2 : 1), 0);
const left = (text, columns) => text + ' '.repeat(Math.max(0, columns - width(text)));
const right = (text, columns) => ' '.repeat(Math.max(0, columns - width(text))) + text;

const rows = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => {
  const [, what, measured, unit, target] = line.split('|').map((part) => part.trim());
  const share = target ? `${Math.round((Number(measured) / Number(target)) * 100)} %` : '';
  const missed = target && Number(measured) > Number(target) ? 'over' : '';
  return [what, `${Number(measured).toLocaleString('en-US', { maximumFractionDigits: 2 })} ${unit}`, target ? `${target} ${unit}` : 'none', share, missed];
});
if (rows.length === 0) {
  console.log('No bench printed a measurement.');
} else {
  const table = [['what', 'measured', 'target', 'used', ''], ...rows];
  const columns = table[0].map((_, index) => Math.max(...table.map((row) => width(row[index]))));
  for (const row of table) console.log(row.map((text, index) => (index === 0 ? left : right)(text, columns[index])).join('  '));
  console.log(`${cpus().length} × ${cpus()[0].model}`);
}
