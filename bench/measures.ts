import type { BenchDocument } from './documents';
import type { Session } from './session';
import { type Key, placeOf } from './typing';

/** Where the document is touched, and what is asked there. */
export interface Spots {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  /** The place behind the digit in the middle. */
  readonly middlePlace: { readonly line: number; readonly character: number };
  readonly bracket: number;
  readonly quote: number;
}

/** One thing that is measured: how long it takes, in milliseconds; undefined where the server does not have it. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  /** How often it is done in a row, as a person does who types a word; once when absent. */
  readonly inARow?: number;
  readonly run: (session: Session, spots: Spots, round: number) => Promise<number | undefined>;
}

/** The requests that VS Code sends after a key press, and the capability that makes it send them. */
const AFTER_A_KEY = [
  ['textDocument/diagnostic', 'diagnosticProvider'],
  ['textDocument/codeLens', 'codeLensProvider'],
  ['textDocument/inlayHint', 'inlayHintProvider'],
  ['textDocument/documentSymbol', 'documentSymbolProvider'],
  ['textDocument/foldingRange', 'foldingRangeProvider'],
  ['textDocument/documentLink', 'documentLinkProvider'],
  ['textDocument/documentColor', 'colorProvider'],
  ['textDocument/semanticTokens/full', 'semanticTokensProvider'],
] as const;

const FORMAT = { options: { tabSize: 2, insertSpaces: true } };
const EVERYWHERE = { range: { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } } };

/** Finds the places to touch: core counts that hold no error. */
export function spotsIn({ text, executables }: BenchDocument): Spots {
  const cores = (index: number) => {
    const begins = text.indexOf(`"Executable ${index}"`);
    const machine = text.indexOf('"second"', begins); // the first machine holds the error, where there is one
    return text.indexOf('4', text.indexOf('"mincores"', machine));
  };
  const middleIndex = Math.floor(executables / 2);
  const middle = cores(middleIndex);
  return {
    start: cores(1 % executables),
    middle,
    end: cores(executables - 1),
    middlePlace: placeOf(text, middle + 1),
    bracket: text.indexOf('}', middle),
    quote: text.indexOf('"', text.indexOf('"maxcores"', middle)),
  };
}

/** Everything that is measured on an open document, in this order. */
export const MEASURES: readonly Measure[] = [
  {
    id: 'key-middle',
    inARow: 5,
    title: 'key press in the middle → diagnostics',
    run: (session, { middle }, round) => press(session, [digit(middle, round)]),
  },
  {
    id: 'key-start',
    inARow: 5,
    title: 'key press at the start → diagnostics',
    run: (session, { start }, round) => press(session, [digit(start, round)]),
  },
  {
    id: 'key-end',
    inARow: 5,
    title: 'key press at the end → diagnostics',
    run: (session, { end }, round) => press(session, [digit(end, round)]),
  },
  {
    id: 'break-bracket',
    title: 'breaking a bracket → diagnostics',
    run: (session, { bracket }) => press(session, [{ offset: bracket, removed: 1, text: '' }]),
  },
  {
    id: 'mend-bracket',
    title: 'mending it → diagnostics',
    run: (session, { bracket }) => press(session, [{ offset: bracket, removed: 0, text: '}' }]),
  },
  {
    id: 'break-quote',
    title: 'breaking a quote → diagnostics',
    run: (session, { quote }) => press(session, [{ offset: quote, removed: 1, text: '' }]),
  },
  {
    id: 'mend-quote',
    title: 'mending it → diagnostics',
    run: (session, { quote }) => press(session, [{ offset: quote, removed: 0, text: '"' }]),
  },
  { id: 'burst', title: 'a burst of 20 keys → diagnostics', run: burst },
  { id: 'completion', inARow: 5, title: 'key press, then completion', run: completion },
  {
    id: 'hover',
    inARow: 5,
    title: 'hover',
    run: (session, { middlePlace }) => timed(session, 'hoverProvider', 'textDocument/hover', { position: middlePlace }),
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
  { id: 'after-key', title: 'key press, then all that VS Code asks', run: afterKey },
];

function digit(offset: number, round: number): Key {
  return { offset, removed: 1, text: String(1 + (round % 4)) };
}

async function press(session: Session, keys: readonly Key[]): Promise<number> {
  const changes = session.prepare(keys);
  const start = performance.now();
  await session.send(changes);
  await session.diagnostics();
  return performance.now() - start;
}

async function burst(session: Session, { middle }: Spots, round: number): Promise<number> {
  const keys = Array.from({ length: 20 }, (_, index) => session.prepare([digit(middle, round + index)]));
  const start = performance.now();
  for (const changes of keys) await session.send(changes);
  await session.diagnostics();
  return performance.now() - start;
}

async function completion(
  session: Session,
  { middle, middlePlace }: Spots,
  round: number,
): Promise<number | undefined> {
  if (!supports(session, 'completionProvider')) return undefined;
  const changes = session.prepare([digit(middle, round)]);
  const start = performance.now();
  await session.send(changes);
  await session.ask('textDocument/completion', { position: middlePlace });
  const took = performance.now() - start;
  await session.diagnostics();
  return took;
}

async function afterKey(session: Session, { middle }: Spots, round: number): Promise<number> {
  const changes = session.prepare([digit(middle, round)]);
  const start = performance.now();
  await session.send(changes);
  const asked = AFTER_A_KEY.filter(([, capability]) => supports(session, capability));
  await Promise.all(asked.map(([method]) => session.ask(method, EVERYWHERE)));
  if (!supports(session, 'diagnosticProvider')) await session.diagnostics();
  return performance.now() - start;
}

async function timed(
  session: Session,
  capability: string,
  method: string,
  params: object = {},
): Promise<number | undefined> {
  if (!supports(session, capability)) return undefined;
  const start = performance.now();
  await session.ask(method, params);
  return performance.now() - start;
}

function supports({ introduction }: Session, capability: string): boolean {
  return Boolean((introduction.capabilities as Readonly<Record<string, unknown>>)[capability]);
}
