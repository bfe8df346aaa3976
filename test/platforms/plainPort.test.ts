import { expect, it } from 'vitest';
import { always, ask, playPlatform, sentence } from './playedPlatform';

it('a platform that is asked in https at a port of plain http is told in words', async () => {
  const { url } = await playPlatform(always(200, '{}'));
  const exchange = await ask(url.replace('http:', 'https:'));
  expect(exchange.kind).toBe('unreachable');
  expect(sentence(exchange)).toContain('does not speak https at this address. Check the port in its "url"');
});
