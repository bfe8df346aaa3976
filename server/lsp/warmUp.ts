import {
  codeActions,
  codeLens,
  diagnostics,
  documentLinks,
  documentSymbols,
  foldingRanges,
  inlayHints,
  semanticTokens,
} from '../core/index';
import { type DocumentChange, type Documents, createDocuments } from './documents';

/** A record with a fault of each kind: one that is seen in a value, and one that breaks the text. */
const SAMPLE = `{
  "executables": [
    {
      "name": "a",
      "type": "purl:docker-container",
      "content": { "image": "i", "environment": {} },
      "minduration": "4h",
      "compute-resources": [{ "mincores": "x", "minmemory": "8GB", "volumes": [{ "path": "/d", "resource": "d" }] }]
    },
    { "name": "b" "type": 1 }
  ]
}`;

/** As much of one as there is in an executable: in a long text, what is done to each character is seen to be worth the effort. */
function longSample(): string {
  const variables = Array.from({ length: 60 }, (_, index) => `        "VARIABLE_${index}": "its value"`);
  return SAMPLE.replace('{}', `{\n${variables.join(',\n')}\n      }`);
}

/** A key in a name; a brace that goes, and comes back; a quote that does. */
const KEYS: readonly DocumentChange[] = [
  { range: { start: { line: 3, character: 15 }, end: { line: 3, character: 15 } }, text: 'b' },
  { range: { start: { line: 5, character: 17 }, end: { line: 5, character: 18 } }, text: '' },
  { range: { start: { line: 5, character: 17 }, end: { line: 5, character: 17 } }, text: '{' },
  { range: { start: { line: 3, character: 6 }, end: { line: 3, character: 7 } }, text: '' },
  { range: { start: { line: 3, character: 6 }, end: { line: 3, character: 6 } }, text: '"' },
];

/** Rehearsals begin when a first record is likely to be open, and leave time for what is asked in between. */
const BEGIN_MS = 700;
const PAUSE_MS = 10;
const REHEARSALS = 500;
const LINES_SEEN = 60;

/**
 * Does what is done when a record is opened and edited: once at once, and then again in pauses, a key at a time. V8 compiles
 * a function when it is first called, and well when it has run often, which takes longer than to check a small record. What
 * rarely happens, as that a bracket is missing, would else be slow whenever it does.
 */
export function warmUp(): void {
  const documents = opened(SAMPLE);
  KEYS.forEach((_, index) => press(documents, index));
  setTimeout(() => rehearse(opened(longSample()), 0), BEGIN_MS).unref();
}

function opened(text: string): Documents {
  const documents = createDocuments();
  documents.open('', 0, text);
  look(documents);
  return documents;
}

function rehearse(documents: Documents, done: number): void {
  if (done === REHEARSALS) return;
  press(documents, done);
  lookAround(documents);
  setTimeout(() => rehearse(documents, done + 1), PAUSE_MS).unref();
}

function press(documents: Documents, index: number): void {
  const key = KEYS[index % KEYS.length];
  if (key) documents.change('', 0, [key]);
  look(documents);
}

/** What somebody sees who has opened a record. */
function look(documents: Documents): void {
  const analysis = documents.get('')?.analysis;
  if (!analysis) return;
  diagnostics(analysis, '');
  codeLens(analysis, { uri: '', offers: () => undefined, canShowResults: true });
}

/** What else VS Code asks for after a key. */
function lookAround(documents: Documents): void {
  const analysis = documents.get('')?.analysis;
  if (!analysis) return;
  const start = { line: 0, character: 0 };
  const range = { start, end: { line: LINES_SEEN, character: 0 } };
  inlayHints(analysis, range, () => undefined);
  semanticTokens(analysis, range);
  documentSymbols(analysis);
  foldingRanges(analysis);
  documentLinks(analysis);
  codeActions(analysis, { start, end: start }, { uri: '', canCreateFiles: true });
}
