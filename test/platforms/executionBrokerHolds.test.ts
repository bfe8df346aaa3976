import { describe, expect, it, vi } from 'vitest';
import type { Task } from '../../server/core/index';
import { askAll, learnFrom } from '../../server/platforms/askAll';
import { createOfferBook } from '../../server/platforms/offerBook';
import { CONTAINER, type Broker, brokerAt, playBroker } from './playedBroker';

const now = () => new Date('2026-11-22T18:00:30Z');
const OTHER: Task = { ...CONTAINER, name: 'edited' };

/** Asks as the language server does, and keeps the answer in a book. */
async function keptInBook(broker: Broker = {}) {
  const { url, held, received } = await playBroker(broker);
  const { platform, http } = brokerAt(url);
  const book = createOfferBook(() => undefined);
  const ask = async () => {
    const asking = book.begin('file:///a', 'demo', CONTAINER, 1);
    const onAnswer = asking.note;
    await askAll(CONTAINER, [platform], { signal: asking.signal, now, keepsOffers: true, onAnswer });
    asking.end();
  };
  const view = (task: Task) => book.view('file:///a', 'demo', () => task);
  return { book, ask, view, held, http, received };
}

describe('what a broker holds for the user', () => {
  it('is held while the answer is fresh', async () => {
    const { ask, view, held } = await keptInBook();
    await ask();
    expect(view(CONTAINER)).toMatchObject({ stale: false, answers: [{ answer: { kind: 'offers' } }] });
    expect(held.size).toBe(1);
  });

  it('is given back when the executable is edited, and the answer stays stale when the edit is undone', async () => {
    const { ask, view, held, http } = await keptInBook();
    await ask();
    expect(view(OTHER).stale).toBe(true);
    expect(view(CONTAINER).stale).toBe(true);
    await http.dispose();
    expect([...held]).toEqual([]);
  });

  it('is given back once, however often it is looked at', async () => {
    const { ask, view, received, http } = await keptInBook();
    await ask();
    for (let looks = 0; looks < 3; looks += 1) view(OTHER);
    await http.dispose();
    expect(received.filter(({ path }) => path.startsWith('/sessions/'))).toHaveLength(1);
  });

  it('is given back when the question is asked again: the new answer alone is held', async () => {
    const { ask, held, received } = await keptInBook();
    await ask();
    const first = [...held];
    await ask();
    await vi.waitFor(() => expect(received.some(({ path }) => path === `/sessions/${first[0]}`)).toBe(true));
  });

  it.each(['forget', 'forgetOthers', 'dispose'] as const)(
    'is given back by "%s", before the connections end',
    async (how) => {
      const { ask, book, held, http } = await keptInBook();
      await ask();
      if (how === 'dispose') book.dispose();
      else if (how === 'forget') book.forget('file:///a');
      else book.forgetOthers('file:///a', ['another']);
      await http.dispose();
      expect([...held]).toEqual([]);
    },
  );

  it('is given back when nobody waits for the answer any more', async () => {
    let arrived = (): void => undefined;
    const isThere = new Promise<void>((resolve) => (arrived = resolve));
    let answer = (): void => undefined;
    const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
    const before = async () => {
      arrived();
      return mayAnswer;
    };
    const { ask, book, held, http } = await keptInBook({ before });
    const asking = ask();
    await isThere;
    book.forget('file:///a');
    await expect(asking).rejects.toThrow();
    answer();
    await http.dispose();
    expect([...held]).toEqual([]);
  });

  it('is given back when the answer comes after the time is up', async () => {
    const { url, held, received } = await playBroker({
      before: async () => new Promise((resolve) => setTimeout(resolve, 1_300)),
    });
    const { platform, http } = brokerAt(url, { timeout: 1 });
    const [told] = await askAll(CONTAINER, [platform], { signal: new AbortController().signal, now });
    expect(told?.answer).toEqual({ kind: 'timedOut', afterMs: 1000 });
    await http.dispose();
    expect(received.some(({ path }) => path.startsWith('/sessions/'))).toBe(true);
    expect([...held]).toEqual([]);
  });

  it('is never held for whoever does not keep offers, and then the offer holds until no time', async () => {
    const { url, held } = await playBroker();
    const { platform, http } = brokerAt(url);
    const options = { signal: new AbortController().signal, now };
    const [told] = await askAll(CONTAINER, [platform], options);
    await learnFrom(CONTAINER, platform, options);
    await http.dispose();
    expect(told?.answer).toMatchObject({ kind: 'offers', offers: [{ cores: 8 }] });
    expect(JSON.stringify(told)).not.toMatch(/expires|reservation/);
    expect([...held]).toEqual([]);
  });

  it('is nothing where it was called off before anything was sent', async () => {
    const { url, received } = await playBroker();
    const { platform } = brokerAt(url);
    await expect(platform.canIDoThis(CONTAINER, AbortSignal.abort())).rejects.toThrow();
    expect(received).toEqual([]);
  });
});
