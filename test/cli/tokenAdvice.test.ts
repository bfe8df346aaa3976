import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { playPlatform } from '../platforms/playedPlatform';
import { ossr, withFiles } from './world';

/** What asking and testing say of a platform that answers 401 to everything, without line ends. */
async function refusedWith(members: object, environment: Readonly<Record<string, string>> = {}) {
  const { url } = await playPlatform((response) => response.writeHead(401).end());
  const platforms = [{ id: 'hub', name: 'Hub', type: 'canidothis', url, ...members }];
  return withFiles({ 'p.json': JSON.stringify({ platforms }) }, async (folder) => {
    const file = ['--platforms', path.join(folder, 'p.json')];
    const said = async (given: readonly string[]) =>
      (await ossr([...given, ...file], { environment, columns: 1000 })).out.replaceAll(/\s+/g, ' ');
    const asked = await said(['can-i-do-this', 'examples/codemeta.json', '--executable', 'Demo container']);
    return { asked, tested: await said(['platforms', 'test', 'hub']) };
  });
}

describe('a platform that wants a token', () => {
  const oidc = { type: 'oidc', issuer: 'https://id.example', 'client-id': 'c' };

  it.each([
    ['has none', {}, {}, 'There is no token. Set OSSR_TOKEN_HUB, or give "--token-file hub=FILE".'],
    [
      'refused the one in the environment',
      {},
      { OSSR_TOKEN_HUB: 'old' },
      'The token from the environment was refused. Set OSSR_TOKEN_HUB to another, or give "--token-file hub=FILE".',
    ],
    ['has a page', { auth: oidc }, {}, 'There is no token. Sign in with "ossr platforms sign-in hub".'],
    [
      'has a page, and refused the one in the environment',
      { auth: oidc },
      { OSSR_TOKEN_HUB: 'old' },
      'The token from the environment was refused. Set OSSR_TOKEN_HUB to another, or give "--token-file hub=FILE".',
    ],
    [
      'is sent none',
      { auth: { type: 'none' } },
      { OSSR_TOKEN_HUB: 'never sent' },
      'No token is sent, since its "auth" is of the type "none". Change that to "bearer", "jupyter", "api-key", "basic" or "oidc", and give it a token then.',
    ],
    [
      'is sent none, of a type with ways of its own',
      { type: 'slurm', auth: { type: 'none' } },
      {},
      'Change that to "slurm" or "bearer", and give it a token then.',
    ],
  ])('and %s: both commands say the same', async (_, members, environment, sentence) => {
    const { asked, tested } = await refusedWith(members, environment);
    expect(asked).toContain(sentence);
    expect(tested).toContain(sentence);
    for (const text of [asked, tested]) expect(text).not.toMatch(/ Sign in\.|Sign in again/);
  });
});
