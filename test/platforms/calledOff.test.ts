import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { type Play, PARIS, client, playPlatform } from './playedPlatform';

/** A platform that answers those that wait when it is told to, and later ones at once. */
function slowPlatform() {
  const waiting: (() => void)[] = [];
  let isSlow = true;
  const play: Play = (response) => {
    const answer = () => response.writeHead(200).end('{}');
    if (isSlow) waiting.push(answer);
    else answer();
  };
  const answerAll = () => {
    isSlow = false;
    waiting.forEach((each) => each());
  };
  return { play, answerAll };
}

describe('a request that is called off while it waits for a connection', () => {
  it('is not sent any more', async () => {
    const { play, answerAll } = slowPlatform();
    const { url, received } = await playPlatform(play);
    const http = client();
    const post = async (path: string, signal = new AbortController().signal) =>
      http.exchange({ method: 'POST', url: url + path, platform: PARIS, timeoutMs: 5_000, signal });
    const first = Array.from({ length: 8 }, async () => post('/first'));
    await vi.waitFor(() => expect(received).toHaveLength(8), 5_000);
    const asker = new AbortController();
    const late = post('/late', asker.signal);
    await after(0); // it waits by now
    asker.abort();
    await expect(late).rejects.toThrow();
    answerAll();
    await Promise.all([...first, post('/last')]);
    expect(received.map(({ path }) => path)).not.toContain('/late');
  });
});
