/**
 * `npm test`: everything that must hold on any machine, in the order in which a fault is found soonest. Each step goes on
 * after a failure of another, and the last line counts them all. Arguments name the steps to run: `npm test unit`.
 * `platforms` installs servers, so it is run only when it is named (`npm run test:platforms`). `total` runs nothing and
 * counts what every step left behind; a step that left nothing has failed. What failed is named again at the end, where it
 * is looked for.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

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
  neovim: vitest('neovim'),
  editor: vitest('editor'),
  platforms: vitest('real'),
};
const VITEST = { unit: 'unit', neovim: 'neovim', editor: 'editor', platforms: 'real' };
/** What needs one core each and does not disturb the others is run side by side. */
const SIDE_BY_SIDE = ['types', 'lint', 'format'];
const ONLY_WHEN_NAMED = ['platforms'];
/** Real servers are installed first where they are not there: on a new machine that takes as long as their tests. */
const limitMs = (step) => (step === 'platforms' ? 45 : 20) * 60_000;

/** The names of the tests that failed, each with the first lines of why; a file that could not be loaded is named itself. */
const failuresOf = (report) =>
  report.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative('.', name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && message) return [`${file}\n${firstLines(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `${file}: ${fullName}\n${firstLines(failureMessages[0] ?? '')}`,
    );
  });
const firstLines = (text) => text.split('\n', 8).join('\n').slice(0, 1_500);

/** A step's own tests where it counts them; otherwise the step itself is one. */
function countOf(step, status) {
  const itself = { passed: 0, failed: 1, failures: [`the step "${step}" ended with ${status}`] };
  if (!Object.hasOwn(VITEST, step)) return status === 0 ? { passed: 1, failed: 0, failures: [] } : itself;
  try {
    const report = JSON.parse(readFileSync(`${results}/${VITEST[step]}.json`, 'utf8'));
    const { numPassedTests: passed, numFailedTests: failed } = report;
    if (status !== 0 && failed === 0)
      return { ...itself, passed, failures: [...itself.failures, ...failuresOf(report)] };
    return { passed, failed, failures: failuresOf(report) };
  } catch {
    return itself; // the runner ended before it could count
  }
}

/** What a step left behind when it was run before. */
function countLeft(step) {
  try {
    return JSON.parse(readFileSync(`${results}/${step}.count.json`, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, failures: [`the step "${step}" left nothing behind`] };
  }
}

/** Runs a step, tells how it went, and leaves its count behind. Of steps that run side by side, each is told as a whole. */
async function runStep(step, isAlone) {
  const begun = Date.now();
  const heading = `\n== ${step}`;
  if (isAlone) console.log(heading);
  for (const name of [`${VITEST[step]}.json`, `${step}.count.json`]) rmSync(`${results}/${name}`, { force: true });
  const { status, output } = await run(STEPS[step], limitMs(step), isAlone);
  const count = countOf(step, status);
  writeFileSync(`${results}/${step}.count.json`, JSON.stringify(count));
  const took = ((Date.now() - begun) / 1000).toFixed(1);
  if (!isAlone) console.log(`${heading}\n${output}`.trimEnd());
  console.log(`== ${step}: ${count.failed === 0 ? 'passed' : 'failed'} in ${took} s`);
  return count;
}

/** Runs a command to its end; one that is over its time, or cannot be started, ends with 1. */
function run([command, given], timeout, isAlone) {
  return new Promise((resolve) => {
    const stdio = ['inherit', isAlone ? 'inherit' : 'pipe', isAlone ? 'inherit' : 'pipe'];
    const child = spawn(command, given, { stdio, shell: process.platform === 'win32', timeout });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ status: 1, output: `${output}${error.message}\n` }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

async function runAll(steps) {
  const together = steps.filter((step) => SIDE_BY_SIDE.includes(step));
  const counts = new Map();
  for (const step of steps) {
    const stage = together.includes(step) ? together : [step];
    if (counts.has(step)) continue;
    const made = await Promise.all(stage.map((each) => runStep(each, stage.length === 1)));
    stage.forEach((each, at) => counts.set(each, made[at]));
  }
  return steps.map((step) => counts.get(step));
}

const wanted = process.argv.slice(2);
const onlyCount = wanted.length === 1 && wanted[0] === 'total';
const unknown = wanted.filter((step) => !onlyCount && !Object.hasOwn(STEPS, step));
if (unknown.length > 0) {
  console.error(`There is no step "${unknown[0]}". There are ${Object.keys(STEPS).join(', ')}, and total.`);
  process.exit(2);
}

mkdirSync(results, { recursive: true });
const usual = Object.keys(STEPS).filter((step) => onlyCount || !ONLY_WHEN_NAMED.includes(step));
const steps = Object.keys(STEPS).filter((step) => (wanted.length > 0 && !onlyCount ? wanted : usual).includes(step));
const counts = onlyCount ? steps.map(countLeft) : await runAll(steps);
const sum = (of) => counts.reduce((all, count) => all + count[of], 0);
const failures = counts.flatMap((count, at) => (count.failures ?? []).map((failure) => `${steps[at]}: ${failure}`));
if (failures.length > 0) console.log(`\n== what failed\n\n${failures.join('\n\n')}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
