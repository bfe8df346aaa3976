import Mocha from 'mocha';
import { writeFileSync } from 'node:fs';
import { RESULTS_VARIABLE, type SuiteResult } from './suiteResult';

const TEST_LIMIT_MS = 30_000;

/**
 * Runs tests inside the extension host. `define` declares them with mocha's `describe`, `it`, `before` and so on, or imports files
 * that do (`() => import('./activation')`, which the bundler keeps back until then); they need no import of mocha themselves.
 * Writes the results to the file that `OSSR_TEST_RESULTS` names, and rejects when a test failed or none was declared.
 */
export async function runMocha(define: () => unknown): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: TEST_LIMIT_MS, reporter: 'spec', color: false });
  // Mocha puts describe and it in place when it is about to load a file; this suite is one file, loaded already.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await define();
  const results: SuiteResult[] = [];
  const failures = await new Promise<number>((resolve) => collect(mocha.run(resolve), results));
  const file = process.env[RESULTS_VARIABLE];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results, null, 2));
  if (failures > 0) throw new Error(`${failures} of ${results.length} tests failed.`);
  if (results.length === 0)
    throw new Error('The suite declares no test; call describe and it in the function given to runMocha.');
}

/** A failing hook is reported as a test of its own, for the tests it stands before are not run. */
function collect(runner: Mocha.Runner, results: SuiteResult[]): void {
  const { EVENT_TEST_PASS, EVENT_TEST_FAIL } = Mocha.Runner.constants;
  const entry = (test: Mocha.Runnable): SuiteResult => ({ title: test.fullTitle(), durationMs: test.duration ?? 0 });
  runner.on(EVENT_TEST_PASS, (test) => results.push(entry(test)));
  runner.on(EVENT_TEST_FAIL, (test, error: Error) =>
    results.push({ ...entry(test), error: error.stack ?? error.message }),
  );
}
