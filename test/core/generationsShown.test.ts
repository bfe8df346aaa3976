import { describe, expect, it } from 'vitest';
import {
  type OfferView,
  type Reason,
  codeActions,
  documentSymbols,
  definition,
  hover,
  inlayHints,
  linkedEditing,
  prepareRename,
  semanticTokens,
  taskOf,
  whyNot,
} from '../../server/core/index';
import { fixAll } from '../../server/core/features/codeActions/fixAll';
import type { ExecutableOffers } from '../../server/core/protocol';
import { EVERYWHERE, applied } from './applied';
import { analysisOf, marked } from './marked';
import { BROKER_REQUEST, OLDER_TEXTS, recordOf } from './olderTexts';

const plain = (text: string) => marked(text).text;
const text = recordOf(plain(BROKER_REQUEST));
const lines = text.split('\n');
const shown = ({ start, end }: { start: { line: number; character: number }; end: { character: number } }) =>
  (lines[start.line] ?? '').slice(start.character, end.character);

/** The hover at the cursor in the broker's request, in a record. */
const hovered = (before: string, after: string) => {
  expect(text).toContain(before);
  const { text: whole, cursor } = marked(text.replace(before, after));
  const { contents } = hover(analysisOf(whole), cursor) ?? {};
  return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
};

/** One platform that declines for these reasons. */
const declined =
  (...reasons: readonly Reason[]): OfferView =>
  () => ({
    executable: 'Mosaic',
    state: 'answered',
    stale: false,
    asked: 1,
    answers: [
      { platform: { id: 'p', name: 'P', type: 'test' }, answer: { kind: 'declined', reasons }, answeredAt: '' },
    ],
  });
const reason = (path: string): Reason => ({ path, code: 'limit', text: 'No.' });

describe('beside the text of an older executable', () => {
  it('a hover tells what a member means, under the name that it has today', () => {
    const memory = hovered('"memory": { "min": 32', '"memory": { "m¦in": 32');
    expect(memory).toContain('**min**\n\nAn older spelling of `minmemory`.');
    expect(memory).toContain('32Gi');
    expect(hovered('"mode": "READWRITE"', '"mode": "READ¦WRITE"')).toContain('`readwrite`');
    expect(hovered('"resource": "results"', '"resource": "res¦ults"')).toContain('Storage resource "results" (20Gi)');
    expect(hovered('/docker-container.yaml"', '/docker-con¦tainer.yaml"')).toContain('purl:docker-container');
    expect(hovered('"bucket": "sky"', '"buc¦ket": "sky"')).not.toContain('older spelling');
    expect(hovered('"schedule"', '"sche¦dule"')).toBeUndefined();
  });

  it('a hover tells the same in a document by itself', () => {
    const { text: whole, cursor } = marked(plain(BROKER_REQUEST).replace('"memory": { "min"', '"memory": { "m¦in"'));
    const { contents } = hover(analysisOf(whole), cursor) ?? {};
    expect(contents).toMatchObject({ value: expect.stringContaining('An older spelling of `minmemory`.') as unknown });
  });

  it('a hover on its name or its opening brace tells what it needs in all', () => {
    for (const whole of [
      hovered('"name": "Mosaic"', '"name": "Mos¦aic"'),
      hovered('    {\n      "executable"', '    ¦{\n      "executable"'),
    ]) {
      expect(whole).toContain('- Compute: at least 4 cores, 32Gi memory');
      expect(whole).toContain('- Run time: at least 2 hours');
    }
  });

  it('the hints tell the units, and put none in', () => {
    const hints = inlayHints(analysisOf(text), EVERYWHERE, () => undefined);
    const shownAt = hints.map(({ position, label }) => {
      const before = lines[position.line]?.slice(0, position.character) ?? '';
      return `${before.slice(-11)} ${typeof label === 'string' ? label : ''}`;
    });
    expect(shownAt).toEqual(['{ "min": 32 GiB', ', "max": 64 GiB', '{ "min": 20 GiB']);
    expect(hints.filter(({ textEdits }) => textEdits)).toEqual([]);
  });

  it('the hints read a number with the unit that stands beside it', () => {
    const prototype = recordOf(plain(OLDER_TEXTS['G2'] ?? ''));
    const [hint] = inlayHints(analysisOf(prototype), EVERYWHERE, () => undefined);
    expect(hint?.label).toContain('Mi');
  });

  it('why a platform said no stands at what it spoke of, or at the nearest around it', () => {
    const paths = [
      'compute-resources/0/minmemory',
      'minduration',
      'compute-resources/0/volumes/0/path',
      'type',
      'content',
    ];
    const marks = whyNot(analysisOf(text), declined(...paths.map(reason)));
    expect(marks.map(({ range }) => shown(range))).toEqual(['32', '"PT2H"', '"/out"', expect.any(String), '"Mosaic"']);
    expect(marks[3] && shown(marks[3].range)).toContain('docker-container.yaml');
    const counted = inlayHints(analysisOf(text), EVERYWHERE, declined(reason('compute-resources/0/mincores')));
    const [cores] = counted.filter(({ label }) => label === '✗ none');
    expect(lines[cores?.position.line ?? 0]?.slice(0, cores?.position.character)).toMatch(/"cores": \{ "min": 4$/);
  });

  it('the outline names its resources and their volumes', () => {
    const [mosaic] = documentSymbols(analysisOf(text));
    expect(mosaic?.name).toBe('Mosaic');
    expect(mosaic?.children?.map(({ name, detail }) => [name, detail])).toEqual([
      ['node', '4 cores, 32Gi'],
      ['results', '20Gi'],
      ['sky', undefined],
    ]);
    expect(mosaic?.children?.[0]?.children?.map(({ name, detail }) => [name, detail])).toEqual([['/out', 'results']]);
  });

  it('a volume leads to its resource, which is renamed in today’s form alone', () => {
    const { text: whole, cursor } = marked(text.replace('"resource": "results"', '"resource": "res¦ults"'));
    const analysis = analysisOf(whole);
    expect(definition(analysis, cursor, 'u')?.map(({ range }) => shown(range))).toEqual(['results']);
    expect(linkedEditing(analysis, cursor)).toBeUndefined();
    const refused = prepareRename(analysis, cursor);
    expect('refused' in refused && refused.refused).toMatch(/^This executable is written in an older form/);
  });

  it('no requirement is made easier and no member sorted, before it is in today’s form', () => {
    const titlesAt = (document: string, place: string) => {
      const { text: whole, cursor } = marked(document.replace(place, `¦${place}`));
      const analysis = analysisOf(whole);
      const task = taskOf(analysis, 0);
      const limit = { ...reason('compute-resources/0/minmemory'), asked: '32Gi', limit: '16Gi' };
      const offers: OfferView = (...at) => ({ ...declined(limit)(...at), ...(task && { task }) }) as ExecutableOffers;
      const range = { start: cursor, end: cursor };
      return codeActions(analysis, range, { uri: 'file:///r/codemeta.json', offers }).map(({ title }) => title);
    };
    const today = applied(text, fixAll(analysisOf(text)));
    expect(titlesAt(text, '"min": 32')).toEqual([]);
    expect(titlesAt(today, '"minmemory": 32')).toEqual([expect.stringMatching(/^Lower "minmemory" to 16 \(GiB\):/)]);
    const unsorted = recordOf(plain(OLDER_TEXTS['G0'] ?? '').replace('{', '{ "description": "d",'));
    expect(titlesAt(unsorted, '"description"')).toEqual([]);
  });

  it.each(Object.entries(OLDER_TEXTS))('no two colours are given to one text (%s)', (_, source) => {
    const { data } = semanticTokens(analysisOf(recordOf(plain(source))), EVERYWHERE);
    const tokens = Array.from({ length: data.length / 5 }, (_each, at) => data.slice(at * 5, at * 5 + 3));
    const isApart = tokens.every(([line, start], at) => line !== 0 || (start ?? 0) >= (tokens[at - 1]?.[2] ?? 0));
    expect(tokens.length).toBeGreaterThan(1);
    expect(isApart).toBe(true);
  });
});
