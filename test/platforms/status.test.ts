import { describe, expect, it } from 'vitest';
import { always, ask, playPlatform, sentence } from './playedPlatform';

describe('a status that is no answer is said with its remedy', () => {
  it.each([
    [400, 'unintelligible', 'does not understand the task (HTTP 400)'],
    [401, 'unauthorised', 'wants a token (HTTP 401). Give it one.'],
    [403, 'unauthorised', 'does not let us ask (HTTP 403). Give it a token, or ask'],
    [404, 'unreachable', 'has nothing at this address (HTTP 404). Check the path'],
    [405, 'unreachable', 'takes no such question at this address (HTTP 405)'],
    [409, 'unreachable', 'in its present state (HTTP 409). Ask again later.'],
    [413, 'unintelligible', 'too large (HTTP 413)'],
    [415, 'unintelligible', 'does not take JSON'],
    [422, 'unintelligible', 'does not understand the task (HTTP 422)'],
    [429, 'unreachable', 'asked too often (HTTP 429)'],
    [500, 'unreachable', 'has a fault of its own (HTTP 500)'],
    [503, 'unreachable', 'not available at present (HTTP 503)'],
    [418, 'unreachable', 'gave no answer (HTTP 418). Check its'],
  ])('P10: %i', async (status, kind, words) => {
    const { url } = await playPlatform(always(status, '<html>no</html>', { 'content-type': 'text/html' }));
    const exchange = await ask(url);
    expect(exchange).toMatchObject({ kind, status });
    expect(sentence(exchange)).toContain(words);
    expect(sentence(exchange)).not.toContain('<html>');
  });

  it('P10: with a token, says to sign in again', async () => {
    const { url, received } = await playPlatform(always(401, ''));
    expect(sentence(await ask(url, { credential: () => 'old' }))).toContain(
      'did not accept our token (HTTP 401). Give it a new one.',
    );
    expect(received).toHaveLength(1);
  });

  it.each([
    '{"detail":"no \\u001b[31mGPUs here"}',
    '{"error":{"code":"x","text":"no \\u001b[31mGPUs here"}}',
    '{"errors":[{"message":"no \\u001b[31mGPUs here."}]}',
    '{"detail":[{"loc":["a"],"msg":"no \\u001b[31mGPUs here"}]}',
  ])('P10, P15: repeats what the platform says, made inert: %s', async (body) => {
    const { url } = await playPlatform(always(422, body));
    expect(sentence(await ask(url))).toContain('It says: "no \\u{1b}[31mGPUs here".');
  });

  it.each([
    ['30', ' It asks to wait 30 s.'],
    ['Fri, 20 Nov 2026 12:10:00 GMT', ' It asks to wait 10 min.'],
    ['Fri, 20 Nov 2020 12:10:00 GMT', ' Ask again now.'],
    ['1000000000', ' It asks to wait more than a day.'],
    ['soon', ''],
    ['-5', ''],
  ])('P11: shows Retry-After: %s', async (header, words) => {
    for (const status of [429, 503]) {
      const { url } = await playPlatform(always(status, '', { 'retry-after': header }));
      expect(sentence(await ask(url))).toMatch(new RegExp(`Ask again later\\.${words.replaceAll('.', '\\.')}$`));
    }
  });

  it('P12: does not repeat a question after a 500', async () => {
    const { url, received } = await playPlatform(always(500, ''));
    await ask(url);
    expect(received).toHaveLength(1);
  });
});
