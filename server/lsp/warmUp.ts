import { analyseText, codeLens, diagnostics } from '../core/index';

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

/**
 * Does once what is done when a record is opened. V8 compiles a function when it is first called, which takes longer than
 * to check a small record: between the editor's greeting and its first record there is time for that.
 */
export function warmUp(): void {
  diagnostics(analyseText(SAMPLE), '');
  codeLens(analyseText('{ "executables": [{}] }'), { uri: '', offers: () => undefined, canShowResults: true });
}
