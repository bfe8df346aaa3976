import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type PlatformFacts,
  type Task,
  bestChanges,
  capacity,
  codeActions,
  codeLens,
  decide,
  facts,
  type protocol,
  whyNot,
} from '../../server/core/index';
import { applied } from './applied';
import { flavour, known } from './decideFacts';
import { analysisOf } from './marked';

const TASK: Task = {
  name: 'big',
  type: 'purl:docker-container',
  content: { image: 'i:1' },
  'compute-resources': [{ mincores: 4, minmemory: '48Gi', architecture: 'amd64' }],
};
const TEXT = JSON.stringify({ executables: [TASK] }, null, 2);
const memory = (gibibytes: number): Partial<PlatformFacts> => ({ memory: known(capacity.gibibytes(gibibytes)) });
const told = (name: string, answer: Answer) => ({ platform: { id: name, name, type: 'x' }, answer, answeredAt: '' });
const of = (name: string, ground: Partial<PlatformFacts>) => told(name, decide(TASK, facts(ground)));
const view =
  (...answers: readonly protocol.PlatformAnswer[]) =>
  () =>
    ({ executable: 'big', state: 'answered', stale: false, asked: answers.length, task: TASK, answers }) as const;

/** The quick fixes at the first place where a text stands: what they say, and the line that each makes of it. */
function fixesAt(place: string, ...answers: readonly protocol.PlatformAnswer[]) {
  const analysis = analysisOf(TEXT);
  const lines = TEXT.split('\n');
  const line = lines.findIndex((each) => each.includes(place));
  const start = { line, character: lines[line]?.indexOf(place) ?? 0 };
  const options = { uri: 'u', only: ['quickfix'], offers: view(...answers) };
  return codeActions(analysis, { start, end: start }, options).map(({ title, edit }) => ({
    title,
    text: applied(TEXT, edit?.changes?.['u'] ?? []),
  }));
}

describe('a requirement that ruled platforms out', () => {
  it('can be lowered to what would win one, or several', () => {
    const fixes = fixesAt('"minmemory"', of('Platform b', memory(32)), of('c', memory(16)));
    expect(fixes.map(({ title }) => title)).toEqual([
      'Lower "minmemory" to 16Gi: 2 platforms would then say yes',
      'Lower "minmemory" to 32Gi: "Platform b" would then say yes',
    ]);
    expect(fixes[1]?.text).toBe(TEXT.replace('48Gi', '32Gi'));
  });

  it('can go, where nothing less would do', () => {
    const [fix] = fixesAt('"architecture"', of('arm', { architectures: known(['arm64']) }));
    expect(fix?.title).toBe('Remove "architecture": "arm" would then say yes');
    expect(JSON.parse(fix?.text ?? '')).toMatchObject({ executables: [{ 'compute-resources': [{ mincores: 4 }] }] });
    expect(fix?.text).not.toContain('architecture');
  });

  it('is lowered together with others, where one alone would not do', () => {
    const [fix] = fixesAt('"mincores"', of('x', { sizes: known([flavour('small', 2, 4)]) }));
    expect(fix?.title).toBe('Lower "mincores" to 2 and "minmemory" to 4Gi: "x" would then say yes');
    expect(fix?.text).toBe(TEXT.replace('48Gi', '4Gi').replace('"mincores": 4', '"mincores": 2'));
  });

  it('has no such fix where it is not at fault, or where the platform runs no such thing', () => {
    expect(fixesAt('"mincores"', of('b', memory(32)))).toEqual([]);
    expect(fixesAt('"minmemory"', of('b', { ...memory(32), runs: known(['jupyter-notebook']) }))).toEqual([]);
  });

  it('says less of a platform that answers itself', () => {
    const reason = { path: 'compute-resources/0/minmemory', code: 'limit', limit: '20Gi', text: 'Too much.' };
    const [fix] = fixesAt('"minmemory"', told('b', { kind: 'declined', reasons: [reason] }));
    expect(fix?.title).toBe('Lower "minmemory" to 20Gi: what "b" named would then fit');
    const vague = { ...reason, path: 'type' };
    expect(fixesAt('"minmemory"', told('b', { kind: 'declined', reasons: [reason, vague] }))).toEqual([]);
  });

  it('is left alone where the text says something else by now', () => {
    const other = { ...TASK, 'compute-resources': [{ minmemory: '64Gi' }] };
    expect(fixesAt('"minmemory"', told('b', decide(other, facts(memory(32)))))).toEqual([]);
  });

  it('shows where the limit was read', () => {
    const [mark] = whyNot(analysisOf(TEXT), view(of('b', memory(32))));
    expect(mark?.message).toBe(
      '"b" declined. Needs 48Gi memory; the limit is 32Gi. (GET /limits, 2026-11-23 12:00 UTC)',
    );
  });
});

describe('the executable', () => {
  const answers = [
    of('a', memory(32)),
    of('b', memory(16)),
    of('c', { ...memory(24), cores: known(capacity.cores(2)) }),
  ];

  it('offers the change that wins the most', () => {
    expect(fixesAt('"big"', ...answers).map(({ title }) => title)).toEqual([
      'Lower "minmemory" to 16Gi: 2 platforms would then say yes',
    ]);
  });

  it('tells it in its lens, where nobody can run it', () => {
    const lenses = (...given: readonly protocol.PlatformAnswer[]) =>
      codeLens(analysisOf(TEXT), { uri: 'u', canShowResults: true, offers: view(...given) }).map(
        ({ command }) => command?.title,
      );
    expect(lenses(...answers)).toContain('Lower "minmemory" to 16Gi: 2 platforms would then say yes');
    expect(lenses(...answers, of('d', memory(64))).join()).not.toContain('Lower');
  });

  it('counts a platform as won by every change that does as much as its own', () => {
    const found = bestChanges(TASK, answers).map(({ changes, platforms }) => [
      changes.length,
      platforms.map(({ id }) => id),
    ]);
    expect(found).toEqual([
      [1, ['a', 'b']],
      [2, ['a', 'c']],
      [1, ['a']],
    ]);
  });

  it('prefers a lower number to a requirement that goes', () => {
    const change = (to?: string) =>
      ({
        kind: 'declined',
        reasons: [],
        smallestChange: {
          changes: [
            to === undefined
              ? { path: 'compute-resources/0/architecture', from: 'amd64' }
              : { path: 'compute-resources/0/minmemory', from: '48Gi', to },
          ],
          basis: 'decided',
        },
      }) as const;
    const [best] = bestChanges(TASK, [told('without', change()), told('lower', change('1Gi'))]);
    expect(best?.platforms.map(({ name }) => name)).toEqual(['lower']);
  });

  it('names the platforms behind a service, not the service', () => {
    const platforms = [
      { id: 'g', name: 'GPU box' },
      { id: 'w', name: 'Workstation' },
    ];
    const changes = [{ path: 'compute-resources/0/mincores', from: 4, to: 2 }];
    const answer: Answer = { kind: 'declined', reasons: [], smallestChange: { changes, basis: 'decided', platforms } };
    const [best] = bestChanges(TASK, [told('Service', answer)]);
    expect(best?.platforms.map(({ name }) => name)).toEqual(['GPU box', 'Workstation']);
  });
});
