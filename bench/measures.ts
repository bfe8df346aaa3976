import { afterKey } from './afterKey';
import type { BenchDocument } from './documents';
import type { Session } from './session';
import { type Key, type Place, placeOf } from './typing';

/** Where the document is touched, and what is asked there. */
export interface Spots {
  readonly start: Place;
  readonly middle: Place;
  readonly end: Place;
  /** The place behind the digit in the middle. */
  readonly behindMiddle: Place;
  readonly bracket: Place;
  readonly quote: Place;
}

/** One thing that is measured: how long it takes, in milliseconds; undefined where the server does not have it. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  /** True for what cannot be done twice in a row, such as breaking a bracket. */
  readonly once?: boolean;
  /** `turn` grows by one with each measure of the session, so that no key puts in what is there already. */
  readonly run: (session: Session, spots: Spots, turn: number) => Promise<number | undefined>;
}

const FORMAT = { options: { tabSize: 2, insertSpaces: true } };

/** Finds the places to touch: core counts that hold no error. */
export function spotsIn({ text, executables }: BenchDocument): Spots {
  const cores = (index: number) => {
    const begins = text.indexOf(`"Executable ${index}"`);
    const machine = text.indexOf('"second"', begins); // the first machine holds the error, where there is one
    return text.indexOf('4', text.indexOf('"mincores"', machine));
  };
  const place = (offset: number) => placeOf(text, offset);
  const middleIndex = Math.floor(executables / 2);
  const middle = cores(middleIndex);
  return {
    start: place(cores(1 % executables)),
    middle: place(middle),
    end: place(cores(executables - 1)),
    behindMiddle: place(middle + 1),
    bracket: place(text.indexOf('}', middle)),
    quote: place(text.indexOf('"', text.indexOf('"maxcores"', middle))),
  };
}

/** Everything that is measured on an open document, in this order. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'key-middle',
    title: 'key press in the middle → diagnostics',
    run: (session, { middle }, turn) => press(session, [digit(middle, turn)]),
  },
  {
    id: 'key-start',
    title: 'key press at the start → diagnostics',
    run: (session, { start }, turn) => press(session, [digit(start, turn)]),
  },
  {
    id: 'key-end',
    title: 'key press at the end → diagnostics',
    run: (session, { end }, turn) => press(session, [digit(end, turn)]),
  },
  {
    id: 'break-bracket',
    once: true,
    title: 'breaking a bracket → diagnostics',
    run: (session, { bracket }) => press(session, [{ at: bracket, removed: 1, text: '' }]),
  },
  {
    id: 'mend-bracket',
    once: true,
    title: 'mending the bracket → diagnostics',
    run: (session, { bracket }) => press(session, [{ at: bracket, removed: 0, text: '}' }]),
  },
  {
    id: 'break-quote',
    once: true,
    title: 'breaking a quote → diagnostics',
    run: (session, { quote }) => press(session, [{ at: quote, removed: 1, text: '' }]),
  },
  {
    id: 'mend-quote',
    once: true,
    title: 'mending the quote → diagnostics',
    run: (session, { quote }) => press(session, [{ at: quote, removed: 0, text: '"' }]),
  },
  { id: 'burst', title: 'a burst of 20 keys → diagnostics', run: burst },
  { id: 'completion', title: 'key press, then completion', run: completion },
  {
    id: 'hover',
    title: 'hover',
    run: (session, { behindMiddle }) =>
      timed(session, 'hoverProvider', 'textDocument/hover', { position: behindMiddle }),
  },
  {
    id: 'symbols',
    title: 'outline',
    run: (session) => timed(session, 'documentSymbolProvider', 'textDocument/documentSymbol'),
  },
  {
    id: 'folding',
    title: 'folding',
    run: (session) => timed(session, 'foldingRangeProvider', 'textDocument/foldingRange'),
  },
  {
    id: 'formatting',
    title: 'formatting',
    run: (session) => timed(session, 'documentFormattingProvider', 'textDocument/formatting', FORMAT),
  },
  {
    id: 'after-key',
    title: 'key press, then all that VS Code asks',
    run: (session, { middle, behindMiddle }, turn) => afterKey(session, digit(middle, turn), behindMiddle),
  },
];

function digit(at: Place, turn: number): Key {
  return { at, removed: 1, text: String(1 + (turn % 4)) };
}

async function press(session: Session, keys: readonly Key[]): Promise<number> {
  const start = performance.now();
  await session.send(keys);
  await session.diagnostics();
  return performance.now() - start;
}

async function burst(session: Session, { middle }: Spots, turn: number): Promise<number> {
  const keys = Array.from({ length: 20 }, (_, index) => digit(middle, turn + index));
  const start = performance.now();
  for (const key of keys) await session.send([key]);
  await session.diagnostics();
  return performance.now() - start;
}

async function completion(
  session: Session,
  { middle, behindMiddle }: Spots,
  turn: number,
): Promise<number | undefined> {
  if (!session.promises('completionProvider')) return undefined;
  const start = performance.now();
  await session.send([digit(middle, turn)]);
  await session.ask('textDocument/completion', { position: behindMiddle });
  const took = performance.now() - start;
  await session.diagnostics();
  return took;
}

async function timed(
  session: Session,
  capability: string,
  method: string,
  params: object = {},
): Promise<number | undefined> {
  if (!session.promises(capability)) return undefined;
  const start = performance.now();
  await session.ask(method, params);
  return performance.now() - start;
}
