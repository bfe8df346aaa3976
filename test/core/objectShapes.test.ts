import { expect, it } from 'vitest';
import { analyseText, diagnostics } from '../../server/core/index';

/** What is said of an executable with this content and these members. */
function said(members: string, type = 'purl:jupyter-notebook'): string[] {
  const record = analyseText(`{ "executables": [ { "name": "e", "type": "${type}", ${members} } ] }`);
  return diagnostics(record, 'r').map(({ message }) => (typeof message === 'string' ? message : message.value));
}

it.each([
  [
    '"content": { "notebook": "a.ipynb", "repository": "https://example.org/r" }',
    'purl:jupyter-notebook',
    '"repository" must be an object: { "url": … }.',
  ],
  ['"content": "a.ipynb"', 'purl:jupyter-notebook', '"content" must be an object: { "notebook": … }.'],
  ['"content": { "helm": "chart" }', 'purl:kubernetes-deployment', '"helm" must be an object: { "chart": … }.'],
  ['"content": { "image": "i:1", "environment": 5 }', 'purl:docker-container', '"environment" must be an object.'],
])('%s: says what an object looks like there', (members, type, sentence) => {
  expect(said(members, type)).toContain(sentence);
});
