// Reads the log of a test runner and prints two numbers, passed and failed. Usage: node counts.mjs ctest|node <log> <exit code>
// A program that died before its summary, or a runner that failed without naming a test, counts as one failure.
import { readFileSync } from 'node:fs';

// "3: [doctest] test cases: 12 | 11 passed | 1 failed | 0 skipped", with ctest's test number in front.
function count_ctest(log) {
  let passed = 0;
  let failed = 0;
  const summarised = new Set();
  for (const [, test, good, bad] of log.matchAll(/^(\d+): \[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed/gm)) {
    passed += Number(good);
    failed += Number(bad);
    if (Number(bad) > 0) summarised.add(test);
    if (Number(good) + Number(bad) === 0) failed += 1; // A program without a test proves nothing.
  }
  // "2/6 Test #2: domain ....***Failed"; a failure without failed cases is a crash, a leak report or a missing program.
  for (const [, test] of log.matchAll(/^\s*\d+\/\d+ Test\s+#(\d+): .*\*\*\*/gm)) {
    if (!summarised.has(test)) failed += 1;
  }
  return { passed, failed };
}

function count_node(log) {
  const sum = (word) => [...log.matchAll(new RegExp(`^(?:#|ℹ) ${word} (\\d+)`, 'gm'))].reduce((total, [, n]) => total + Number(n), 0);
  return { passed: sum('pass'), failed: sum('fail') + sum('cancelled') };
}

const [kind, file, code] = process.argv.slice(2);
// doctest in a wasm module takes node's output for a terminal and colours it.
const log = readFileSync(file, 'utf8').replaceAll(/\x1b\[[0-9;]*m/g, '');
const result = (kind === 'ctest' ? count_ctest : count_node)(log);
if (Number(code) !== 0 && result.failed === 0) result.failed = 1;
console.log(`${result.passed} ${result.failed}`);
