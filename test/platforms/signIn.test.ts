import { describe, expect, it } from 'vitest';
import type { AskedConfiguration } from '../../server/platforms/ask';
import { type DevicePrompt, isExpired, refreshTokens, signInByDevice } from '../../server/platforms/signIn';
import { error, granted, issuer, pending, slower } from './playedIssuer';
import { client } from './playedPlatform';

const NOW = () => new Date('2026-11-23T12:00:00Z');

const platform = (url: string): AskedConfiguration => ({
  id: 'grid',
  name: 'Grid',
  type: 'dirac',
  vo: 'lhcb',
  url: 'https://grid.example/',
  auth: { type: 'oidc', issuer: url, 'client-id': 'ossr', scope: 'vo:lhcb' },
});

/** Signs in, and notes what is shown to the user. */
async function signIn(url: string, signal = new AbortController().signal) {
  const shown: DevicePrompt[] = [];
  const http = client(() => 'a token that is stored');
  const show = (prompt: DevicePrompt) => void shown.push(prompt);
  const outcome = await signInByDevice(platform(url), { http, now: NOW, show, signal });
  return { outcome, shown };
}

describe('signing in with a code', () => {
  it('shows the page and the code, waits until it was entered, and brings the tokens', async () => {
    const { url, received, tokenRequests } = await issuer([pending, granted]);
    const { outcome, shown } = await signIn(url);
    expect(shown).toEqual([{ url: `${url}/activate`, code: 'WDJB-MJHT' }]);
    expect(outcome).toEqual({
      kind: 'tokens',
      tokens: { access: 'fresh', refresh: 'again', expiresAt: '2026-11-23T13:00:00.000Z' },
    });
    expect(received.find(({ path }) => path === '/device')?.body).toContain('scope=vo%3Alhcb');
    expect(tokenRequests).toHaveLength(2);
    expect(received.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it('asks less often where the provider says so', async () => {
    const { url, tokenRequests } = await issuer([slower, granted]);
    const started = performance.now();
    expect((await signIn(url)).outcome.kind).toBe('tokens');
    expect(tokenRequests).toHaveLength(2);
    expect(performance.now() - started).toBeGreaterThan(6_500); // 1 s, then 1 + 5 s (RFC 8628, 3.5)
  });

  it.each([
    ['the user says no', error('access_denied'), 'was refused. Sign in again.'],
    ['the code is too old', error('expired_token'), 'was not entered in time'],
    ['the client is not known', error('invalid_client', 'Unknown client\u001b[2J'), '"Unknown client\\u{1b}[2J"'],
    ['the provider has a fault', { status: 500, body: {} }, 'cannot be used'],
  ])('%s: a sentence', async (_, said, words) => {
    const { url } = await issuer([said]);
    const { outcome } = await signIn(url);
    expect(outcome).toMatchObject({ kind: 'refused', because: expect.stringContaining(words) as string });
  });

  it.each([
    ['has no such sign-in', { device_authorization_endpoint: undefined }, {}, 'Set OSSR_TOKEN_'],
    ['is another than it says', { issuer: 'https://evil.example' }, {}, 'cannot be used'],
    [
      'sends the code over plain http',
      { device_authorization_endpoint: 'http://evil.example/device' },
      {},
      'not https',
    ],
    ['names a page that is not https', {}, { verification_uri: 'http://evil.example/' }, 'not opened'],
    ['names a page that is a command', {}, { verification_uri: 'command:workbench.action.quit' }, 'not opened'],
  ])('a provider that %s', async (_, metadata, device, words) => {
    const { url } = await issuer([granted], metadata, device);
    const { outcome, shown } = await signIn(url);
    expect(outcome).toMatchObject({ kind: 'refused', because: expect.stringContaining(words) as string });
    expect(shown).toEqual([]);
  });

  it('is for https alone, except on this machine, and for platforms that say so', async () => {
    expect((await signIn('http://issuer.example/')).outcome).toMatchObject({
      because: expect.stringContaining('not https') as string,
    });
    const { signal } = new AbortController();
    const tools = { http: client(), now: NOW, show: () => undefined, signal };
    const bearer = { ...platform('https://i.example'), auth: { type: 'bearer' } } as AskedConfiguration;
    expect(await signInByDevice(bearer, tools)).toMatchObject({ kind: 'refused' });
  });

  it('a provider that is not there is told', async () => {
    expect((await signIn('http://127.0.0.1:9/')).outcome).toMatchObject({
      because: expect.stringContaining('refuses the connection') as string,
    });
  });

  it('ends when the user gives up', async () => {
    const stop = new AbortController();
    const { url } = await issuer([pending]);
    const asked = signInByDevice(platform(url), {
      http: client(),
      now: NOW,
      show: () => stop.abort(new Error('given up')),
      signal: stop.signal,
    });
    await expect(asked).rejects.toThrow('given up');
  });
});

describe('tokens whose time is over', () => {
  const tools = { http: client, now: NOW, signal: new AbortController().signal };

  it('are known by their time, a minute before', () => {
    expect(isExpired({ access: 'a', expiresAt: '2026-11-23T12:00:59Z' }, NOW())).toBe(true);
    expect(isExpired({ access: 'a', expiresAt: '2026-11-23T12:01:01Z' }, NOW())).toBe(false);
    expect(isExpired({ access: 'a' }, NOW())).toBe(false);
  });

  it('are made anew, and an old refresh token is kept where no new one came', async () => {
    const { url, tokenRequests } = await issuer([{ status: 200, body: { access_token: 'new', token_type: 'Bearer' } }]);
    const outcome = await refreshTokens(
      platform(url),
      { access: 'old', refresh: 'kept' },
      { ...tools, http: client() },
    );
    expect(outcome).toEqual({ kind: 'tokens', tokens: { access: 'new', refresh: 'kept' } });
    expect(tokenRequests[0]?.get('refresh_token')).toBe('kept');
  });

  it('that cannot be made anew send the user to sign in', async () => {
    const { url } = await issuer([error('invalid_grant')]);
    const sentence = { kind: 'refused', because: 'The sign-in to "Grid" has ended. Sign in again.' };
    const own = { ...tools, http: client() };
    expect(await refreshTokens(platform(url), { access: 'old', refresh: 'over' }, own)).toEqual(sentence);
    expect(await refreshTokens(platform(url), { access: 'old' }, own)).toEqual(sentence);
  });
});
