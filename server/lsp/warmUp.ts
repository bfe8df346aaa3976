import { codeLens, diagnostics } from '../core/index';
import { type DocumentChange, createDocuments } from './documents';

/** A record with a fault of each kind: one that is seen in a value, and one that breaks the text. */
const SAMPLE = `{
  "executables": [
    {
      "name": "a",
      "type": "purl:docker-container",
      "content": { "image": "i" },
      "minduration": "4h",
      "compute-resources": [{ "mincores": "x", "minmemory": "8GB", "volumes": [{ "path": "/d", "resource": "d" }] }]
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

/**
 * Does once what is done when a record is opened and edited. V8 compiles a function when it is first called, which takes
 * longer than to check a small record: between the editor's greeting and its first record there is time for that.
 */
export function warmUp(): void {
  const documents = createDocuments();
  const look = () => {
    const analysis = documents.get('')?.analysis;
    if (!analysis) return;
    diagnostics(analysis, '');
    codeLens(analysis, { uri: '', offers: () => undefined, canShowResults: true });
  };
  documents.open('', 0, SAMPLE);
  look();
  for (const key of KEYS) {
    documents.change('', 0, [key]);
    look();
  }
}
