/**
 * `npm test`: everything that must hold, in the order in which a fault is found soonest. Each step goes on after a
 * failure of another, and the last line counts them all. Arguments name the steps to run: `npm test unit`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'test/results';
const vitest = (project) => [
  'vitest',
  [
    'run',
    '--config',
    'test/vitest.config.mts',
    '--project',
    project,
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    `${results}/${project}.json`,
  ],
];

const STEPS = {
  build: ['node', ['esbuild.mjs']],
  types: ['tsc', ['-b']],
  lint: ['eslint', ['.', '--max-warnings', '0']],
  format: ['prettier', ['--check', '--log-level', 'warn', '.']],
  unit: vitest('unit'),
  editor: vitest('editor'),
};

/** A step's own tests where it counts them; otherwise the step itself is one. */
function countOf(step, status) {
  if (!['unit', 'editor'].includes(step)) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(
      readFileSync(`${results}/${step}.json`, 'utf8'),
    );
    return { passed, failed: status === 0 ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 }; // the runner ended before it could count
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((step) => !Object.hasOwn(STEPS, step));
if (unknown.length > 0) {
  console.error(`There is no step "${unknown[0]}". There are ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
let passed = 0;
let failed = 0;
for (const [step, [command, given]] of Object.entries(STEPS)) {
  if (wanted.length > 0 && !wanted.includes(step)) continue;
  const begun = Date.now();
  console.log(`\n== ${step}`);
  const { status } = spawnSync(command, given, { stdio: 'inherit', shell: process.platform === 'win32' });
  const count = countOf(step, status ?? 1);
  passed += count.passed;
  failed += count.failed;
  console.log(
    `== ${step}: ${count.failed === 0 ? 'passed' : 'failed'} in ${((Date.now() - begun) / 1000).toFixed(1)} s`,
  );
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
