import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PlatformFileReading } from '../../server/core/index';
import { createAskingDesk } from '../../server/lsp/asking';
import { createDocuments } from '../../server/lsp/documents';
import { createOfferBook } from '../../server/platforms/offerBook';

const URI = 'file:///record/codemeta.json';
const record = (...names: readonly string[]) =>
  JSON.stringify({
    executables: names.map((name) => ({ name, type: 'purl:docker-container', content: { image: 'i:1' } })),
  });
const BROKER = { id: 'b', name: 'B', type: 'canidothis', url: 'https://b.example' } as const;
const CONFIGURED: PlatformFileReading = { platforms: [BROKER] };

/** A desk with one platform, which answers an executable's question when told to. */
function desk(configured: () => Promise<PlatformFileReading> = () => Promise.resolve(CONFIGURED)) {
  const documents = createDocuments();
  const book = createOfferBook(() => undefined);
  const waiting = new Map<string, () => void>();
  const asked: string[] = [];
  const made = createAskingDesk({
    documents,
    book,
    configured,
    createPlatform: ({ id, name, type }) => ({
      id,
      identity: { id, name, type },
      timeoutMs: 60_000,
      canIDoThis: async ({ name: executable }) => {
        asked.push(executable);
        await new Promise<void>((resolve) => waiting.set(executable, resolve));
        return { kind: 'declined', reasons: [] };
      },
    }),
    now: () => new Date(0),
    log: () => undefined,
  });
  onTestFinished(() => made.dispose());
  const ask = (executable?: string) =>
    made.ask({ uri: URI, ...(executable !== undefined && { executable }) }, new AbortController().signal);
  return { desk: made, documents, book, ask, asked, answer: (executable: string) => waiting.get(executable)?.() };
}

/** Settings that the editor sends when told to. */
function slowSettings() {
  const sent: ((reading: PlatformFileReading) => void)[] = [];
  const configured = () => new Promise<PlatformFileReading>((resolve) => sent.push(resolve));
  return { configured, send: () => sent.splice(0).forEach((each) => each(CONFIGURED)) };
}

describe('a question about a document', () => {
  it('is not asked, nor remembered, when the document is closed while the settings are read', async () => {
    const { configured, send } = slowSettings();
    const { desk: made, documents, book, ask, asked } = desk(configured);
    documents.open(URI, 1, record('a'));
    const question = ask();
    documents.close(URI);
    made.forget(URI);
    send();
    await expect(question).rejects.toThrow('is not open');
    expect([asked, book.has(URI)]).toEqual([[], false]);
  });

  it('is called off when the document is closed, with all that waits for its turn', async () => {
    const { desk: made, documents, book, ask, asked } = desk();
    documents.open(URI, 1, record('a', 'b', 'c', 'd', 'e', 'f'));
    const question = ask();
    await vi.waitFor(() => expect(asked).toHaveLength(4));
    documents.close(URI);
    made.forget(URI);
    await expect(question).rejects.toThrow('called off');
    expect([asked.length, book.has(URI)]).toEqual([4, false]);
  });

  it('goes on about the other executables when one of them is asked about anew', async () => {
    const { documents, desk: made, ask, asked, answer } = desk();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    documents.open(URI, 1, record(...names));
    const all = expect(ask()).rejects.toThrow('called off');
    await vi.waitFor(() => expect(asked).toHaveLength(4));
    const again = ask('a');
    await vi.waitFor(() => expect(asked).toContain('e'));
    for (const name of names) {
      await vi.waitFor(() => expect(asked).toContain(name));
      answer(name);
    }
    await Promise.all([all, again]);
    const { executables } = await made.snapshot(URI);
    expect(executables.map(({ state }) => state)).toEqual(names.map(() => 'answered'));
  });

  it('is not forgotten by a snapshot that was begun before the executable got its name', async () => {
    const { configured, send } = slowSettings();
    const { desk: made, documents, ask, asked, answer } = desk(configured);
    documents.open(URI, 1, record('old'));
    documents.change(URI, 2, [{ text: record('new') }]);
    const question = ask();
    send();
    await vi.waitFor(() => expect(asked).toEqual(['new']));
    documents.change(URI, 3, [{ text: record('old') }]);
    const early = made.snapshot(URI);
    documents.change(URI, 4, [{ text: record('new') }]);
    send();
    await early;
    answer('new');
    await vi.waitFor(() => {
      send();
      expect(made.view(URI, 'new', 0)?.state).toBe('answered');
    });
    send();
    await question;
  });

  it('that is an executable by itself is answered as any other', async () => {
    const { desk: made, documents, ask, asked, answer } = desk();
    documents.open(URI, 1, JSON.stringify({ name: 'a', type: 'purl:docker-container', content: { image: 'i:1' } }));
    const question = ask();
    await vi.waitFor(() => expect(asked).toEqual(['a']));
    await made.snapshot(URI);
    answer('a');
    expect((await question).executables).toMatchObject([{ executable: 'a', state: 'answered' }]);
  });

  it('begins nothing once the server has ended', async () => {
    const { configured, send } = slowSettings();
    const { desk: made, documents, book, ask, asked } = desk(configured);
    documents.open(URI, 1, record('a'));
    const question = expect(ask()).rejects.toThrow('called off');
    made.dispose();
    send();
    await question;
    expect([asked, book.has(URI)]).toEqual([[], false]);
  });
});
