// The workspace bench as wasm under node: the same program as natively, on the package file that the native one made.
// What runs in the browser is this code with a slower clock; IndexedDB and frames are in the other two web benches.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support.mjs';

const program = join(ROOT, 'build/web/chuxin_bench_workspace.js');
const matters = process.argv[2] ?? '100000';
const file = process.argv[3] ?? join(ROOT, 'build/bench/matters.json');
const node18 = Number(process.versions.node.split('.')[0]) >= 18 ? ['--no-experimental-fetch'] : [];
if (!existsSync(file)) console.log(`${file} is missing and is generated first; chuxin_bench_workspace makes it faster.`);
const run = spawnSync(process.execPath, [...node18, program, file, matters], { encoding: 'utf8', maxBuffer: 1 << 24 });
for (const line of run.stdout.split('\n')) console.log(line.replace(/^bench\|/, 'bench|wasm: '));
if (run.status !== 0) {
  console.error(run.stderr);
  process.exit(1);
}
