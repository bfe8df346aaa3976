/** The variable that names the file into which a suite writes its results, as JSON: an array of `SuiteResult`. */
export const RESULTS_VARIABLE = 'OSSR_TEST_RESULTS';

/** How one test of a suite went; without `error` it passed. */
export interface SuiteResult {
  title: string;
  error?: string;
  durationMs: number;
}

/** The variable that names, separated by commas, the other variables meant for the extension host. */
export const HANDED_ON_VARIABLE = 'OSSR_TEST_VARIABLES';
