import { describe, expect, it } from 'vitest';
import { codeLens, type protocol } from '../../server/core/index';
import { analysisOf } from './marked';

const text = '{ "executables": [\n  { "name": "a" },\n  { "name": "a" },\n  3\n] }';
const platform = (name: string) => ({ id: name, name, type: 'local' });
const answer = (name: string, given: protocol.Answer): protocol.PlatformAnswer => ({
  platform: platform(name),
  answer: given,
  answeredAt: '',
});
const yes = answer('Platform a', {
  kind: 'offers',
  offers: [{ cores: 8, memory: '16Gi', task: { name: 'a', type: 't', content: {} } }],
  caveats: [],
});
const no = answer('Platform b', { kind: 'declined', reasons: [] });
const lost = answer('Platform c', { kind: 'unreachable', because: '' });

const titles = (known: Partial<protocol.ExecutableOffers>, canShowResults = true) => {
  const offers = {
    executable: 'a',
    state: 'answered',
    stale: false,
    asked: known.answers?.length ?? 0,
    answers: [],
    ...known,
  } as const;
  return codeLens(analysisOf(text), { uri: 'u', canShowResults, offers: (name) => (name === 'a' ? offers : undefined) })
    .filter(({ range }) => range.start.line === 1)
    .map(({ command }) => command?.title);
};

describe('the lens above an executable', () => {
  it('asks the question before anybody did, once for each executable', () => {
    const lenses = codeLens(analysisOf(text), { uri: 'u', canShowResults: true, offers: () => undefined });
    expect(lenses.map(({ command }) => [command?.title, command?.command])).toEqual([
      ['canIDoThis?', 'ossr.canIDoThis'],
      ['canIDoThis?', 'ossr.canIDoThis'],
    ]);
    expect(lenses.map(({ command }) => (command?.arguments as unknown[])[0])).toEqual([
      { uri: 'u', executable: 'a' },
      { uri: 'u', executable: '#2' },
    ]);
  });

  it('counts while platforms are asked', () => {
    expect(titles({ state: 'asking', asked: 7, answers: [yes, no, lost] })).toEqual(['asking 3 of 7…']);
  });

  it('sums the answers up, and never counts as no what could not be asked', () => {
    expect(titles({ answers: [yes, no, lost] })).toEqual([
      '✓ 1 platform · best: Platform a, 8 cpu, 16Gi · 1 not known',
      'details',
      'why not (1)',
      'ask again',
    ]);
    expect(titles({ answers: [no, lost] })[0]).toBe('✗ the platform cannot run this · 1 not known');
    expect(titles({ answers: [lost] })[0]).toBe('? 1 platform could not be asked');
  });

  it('puts the change that would win a platform last, since it is long', () => {
    const task = { name: 'a', type: 't', content: {}, 'compute-resources': [{ mincores: 24 }] };
    const reason = { code: 'limit', text: '', path: 'compute-resources/0/mincores', asked: '24', limit: '16' };
    const declined = answer('Platform b', { kind: 'declined', reasons: [reason] });
    expect(titles({ task, answers: [declined] }).slice(-2)).toEqual([
      'ask again',
      'Lower "mincores" to 16: what "Platform b" named would then fit',
    ]);
  });

  it('asks anew when the executable was edited', () => {
    expect(titles({ stale: true, answers: [yes] })).toEqual([
      'canIDoThis? (edited since it was asked)',
      'last answers',
    ]);
  });

  it('names no command that the editor lacks', () => {
    expect(titles({ answers: [yes] }, false)).toEqual(['✓ 1 platform · best: Platform a, 8 cpu, 16Gi']);
  });
});
