import type { World } from './world';

/** What is known of an output: of a terminal, that it is one, and how many characters fit on its lines. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const COLUMNS_OF_PROGRAMS = 120;
const COLUMNS_OF_TERMINALS = 80; // of one that does not tell

/**
 * How to write to these outputs. NO_COLOR and FORCE_COLOR count before what the output is, and FORCE_COLOR before NO_COLOR,
 * as in Node; a terminal of the type `dumb` moves no cursor and has no colours. COLUMNS counts before the terminal's width.
 */
export function terminalOf(
  environment: Readonly<Record<string, string | undefined>>,
  { stdout, stderr }: { readonly stdout: Output; readonly stderr: Output },
): Pick<World, 'isColoured' | 'showsProgress' | 'columns' | 'wrapsLines'> {
  const isDumb = environment['TERM'] === 'dumb';
  const forced = environment['FORCE_COLOR'];
  const isWanted = !environment['NO_COLOR'] && stdout.isTTY === true && !isDumb;
  const given = /^[1-9][0-9]{0,3}$/.test(environment['COLUMNS'] ?? '') ? Number(environment['COLUMNS']) : undefined;
  const own = stdout.isTTY ? stdout.columns || COLUMNS_OF_TERMINALS : undefined;
  return {
    isColoured: forced === undefined ? isWanted : !['0', 'false'].includes(forced),
    showsProgress: stderr.isTTY === true && !isDumb,
    columns: given ?? own ?? COLUMNS_OF_PROGRAMS,
    wrapsLines: (given ?? own) !== undefined,
  };
}
