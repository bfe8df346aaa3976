import { codeLens, diagnostics } from '../core/index';
import { type DocumentChange, type Documents, createDocuments } from './documents';

/** A record with a fault of each kind, one that is seen in a value and one that breaks the text, and as long as records are. */
const SAMPLE = `{
  "executables": [
    {
      "name": "a",
      "type": "purl:docker-container",
      "content": { "image": "i" },
      "minduration": "4h",
      "compute-resources": [{ "mincores": "x", "minmemory": "8GB", "volumes": [{ "path": "/d", "resource": "d" }] }],
${Array.from({ length: 60 }, (_, index) => `      "member ${index}": { "list": [1, 2, true], "text": "more of it" }`).join(',\n')}
    },
    { "name": "b" "type": 1 }
  ]
}`;

/** A key in a name; a brace that goes, and comes back. */
const KEYS: readonly DocumentChange[] = [
  { range: { start: { line: 3, character: 15 }, end: { line: 3, character: 15 } }, text: 'b' },
  { range: { start: { line: 2, character: 4 }, end: { line: 2, character: 5 } }, text: '' },
  { range: { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } }, text: '{' },
];

const REHEARSALS = 60;
const PAUSE_MS = 25;

/**
 * Does what is done when a record is opened and edited: once at once, and then again in pauses, a key at a time. V8 compiles
 * a function when it is first called, and well when it has run often, which takes longer than to check a small record. What
 * rarely happens, as that a bracket is missing, would else be slow whenever it does.
 */
export function warmUp(): void {
  const documents = createDocuments();
  documents.open('', 0, SAMPLE);
  look(documents);
  KEYS.forEach((_, index) => press(documents, index));
  rehearse(documents, 0);
}

function rehearse(documents: Documents, done: number): void {
  if (done === REHEARSALS) return;
  const next = () => {
    press(documents, done);
    rehearse(documents, done + 1);
  };
  setTimeout(next, PAUSE_MS).unref();
}

function press(documents: Documents, index: number): void {
  const key = KEYS[index % KEYS.length];
  if (key) documents.change('', 0, [key]);
  look(documents);
}

function look(documents: Documents): void {
  const analysis = documents.get('')?.analysis;
  if (!analysis) return;
  diagnostics(analysis, '');
  codeLens(analysis, { uri: '', offers: () => undefined, canShowResults: true });
}
