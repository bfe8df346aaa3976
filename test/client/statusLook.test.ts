import { describe, expect, it } from 'vitest';
import { type StatusFacts, statusLook } from '../../client/statusLook';
import { documentOffers, executable } from './offers';

const running = { kind: 'running' } as const;
const stopped = { kind: 'stopped', because: 'It crashed.' } as const;
const asking = documentOffers([executable({ state: 'asking', asked: 3 }), executable({ state: 'asking', asked: 4 })]);

const look = (facts: Partial<StatusFacts>) => statusLook({ server: running, isTrusted: true, ...facts });

describe('the status item', () => {
  it('counts the platforms once they are known', () => {
    expect(look({}).text).toBe('OSSR');
    expect(look({ offers: documentOffers([executable()]) }).text).toBe('OSSR: 1 platform');
    expect(look({ offers: documentOffers([executable(), executable()]) }).text).toBe('OSSR: 2 platforms');
    expect(look({})).toMatchObject({ command: 'ossr.showResults', needsAttention: false });
  });

  it('counts the answers while several executables are asked about', () => {
    expect(look({ offers: asking }).text).toBe('OSSR: asking, 2 of 7');
  });

  it('says that asking is off in Restricted Mode, and leads to the trust', () => {
    expect(look({ isTrusted: false })).toMatchObject({
      text: 'OSSR: asking is off',
      command: 'workbench.trust.manage',
    });
  });

  it('says what is wrong with the settings, and leads to them', () => {
    const offers = documentOffers([], { trouble: 'The platform "hpc" has no "url".' });
    expect(look({ offers })).toMatchObject({
      text: 'OSSR: no platforms',
      hint: 'The platform "hpc" has no "url".',
      command: 'workbench.action.openSettings',
      needsAttention: true,
    });
  });

  it('puts what hinders most first', () => {
    expect(look({ server: stopped, isTrusted: false, offers: asking })).toMatchObject({
      text: 'OSSR: stopped',
      hint: 'It crashed. Select to restart.',
      command: 'ossr.restartServer',
      needsAttention: true,
    });
    expect(look({ server: { kind: 'starting' }, isTrusted: false }).text).toBe('OSSR: starting…');
    expect(look({ isTrusted: false, offers: asking }).text).toBe('OSSR: asking is off');
  });
});
