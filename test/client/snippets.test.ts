import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyseText, diagnostics } from '../../server/core/index';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/ossr.code-snippets', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

const PLACE = /\$\{(\d+)\|([^|]*)\|\}|\$\{(\d+):([^}]*)\}|\$(\d+)/g;

/** The text that a snippet leaves when Tab is pressed through it; `pick` chooses from the choices, by their number. */
function expanded(body: string, pick: (place: string, choices: readonly string[]) => string | undefined): string {
  return body.replaceAll(PLACE, (...[, choice, choices, , text]: (string | undefined)[]) =>
    choice === undefined || choices === undefined ? (text ?? '') : (pick(choice, choices.split(',')) ?? ''),
  );
}

/** The first choice everywhere, and then each other choice once. */
function variants({ body }: Snippet): string[] {
  const text = body.join('\n');
  const choices = [...text.matchAll(PLACE)].flatMap(([, place, list]) =>
    place === undefined ? [] : (list ?? '').split(',').map((wanted) => ({ place, wanted })),
  );
  const others = choices.map(({ place, wanted }) =>
    expanded(text, (number, [first]) => (number === place ? wanted : first)),
  );
  return [...new Set([expanded(text, (_, [first]) => first), ...others])];
}

/** A whole record around what a snippet gives: an executable, a list of them, or a block of one. */
function recordWith(text: string): string {
  if (text.startsWith('{')) return `{ "executables": [ ${text} ] }`;
  if (text.startsWith('"executables"')) return `{ ${text} }`;
  const executable = '"name": "e", "type": "purl:docker-container", "content": { "image": "i:1" }';
  if (text.startsWith('"volumes"')) {
    const resources = '"data-resources": [{ "name": "images" }], "storage-resources": [{ "name": "results" }]';
    return `{ "executables": [ { ${executable}, "compute-resources": [{ ${text} }], ${resources} } ] }`;
  }
  return `{ "executables": [ { ${executable}, ${text} } ] }`;
}

/** The errors and warnings in a record. */
function faults(record: string): string[] {
  return diagnostics(analyseText(record), 'file:///r.json')
    .filter(({ severity }) => (severity ?? 1) <= 2)
    .map(({ message }) => (typeof message === 'string' ? message : message.value));
}

describe.each(snippets)('the snippet "%s"', (_, snippet) => {
  it('is found by a prefix of ours, and says what it is for', () => {
    expect(snippet.prefix).toMatch(/^ossr-[a-z]+$/);
    expect(snippet.description).toMatch(/^[A-Z].*\.$/);
  });

  it.each(variants(snippet).map((text) => [text]))('leaves a record without faults: %s', (text) => {
    const record = recordWith(text);
    expect(() => JSON.parse(record) as unknown).not.toThrow();
    expect(faults(record)).toEqual([]);
  });
});

describe('the snippets', () => {
  it('are checked for real: a wrong word in one would be found', () => {
    expect(faults(recordWith('"storage-resources": [{ "name": "a", "minsize": "20" }]'))).toHaveLength(1);
  });

  it('cover every type of executable that platforms are asked for', () => {
    const all = snippets.flatMap(([, snippet]) => variants(snippet)).join('\n');
    for (const type of [
      'jupyter-notebook',
      'docker-container',
      'singularity-container',
      'kubernetes-deployment',
      'workflow-task',
      'binder-notebook',
    ])
      expect(all).toContain(`"purl:${type}"`);
  });
});
