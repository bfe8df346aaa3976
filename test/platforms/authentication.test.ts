import { describe, expect, it } from 'vitest';
import { type AuthScheme, authHeaders, secretParts } from '../../server/platforms/http/authorise';
import { PARIS, client, playPlatform } from './playedPlatform';

describe('a token is sent as the platform wants it', () => {
  it.each<[AuthScheme, string, Record<string, string>]>([
    [{ type: 'bearer' }, 't', { authorization: 'Bearer t' }],
    [{ type: 'oidc', issuer: 'https://i.example', 'client-id': 'c' }, 't', { authorization: 'Bearer t' }],
    [{ type: 'jupyter' }, 't', { authorization: 'token t' }],
    [{ type: 'api-key' }, 't', { 'x-api-key': 't' }],
    [{ type: 'api-key', header: 'X-Auth' }, 't', { 'x-auth': 't' }],
    [{ type: 'basic', user: 'ada' }, 'pass:word', { authorization: 'Basic YWRhOnBhc3M6d29yZA==' }],
    [{ type: 'basic' }, 'ada:pass:word', { authorization: 'Basic YWRhOnBhc3M6d29yZA==' }],
    [
      { type: 'basic', user: 'ada' },
      'pâss wörd',
      { authorization: `Basic ${btoa('ada:p\u00c3\u00a2ss w\u00c3\u00b6rd')}` },
    ],
    [{ type: 'slurm', user: 'ada' }, 't', { 'x-slurm-user-name': 'ada', 'x-slurm-user-token': 't' }],
    [{ type: 'slurm' }, 'ada:t', { 'x-slurm-user-name': 'ada', 'x-slurm-user-token': 't' }],
    [{ type: 'slurm' }, 't', { 'x-slurm-user-token': 't' }],
    [{ type: 'none' }, 't', {}],
    [{ type: 'application-credential' }, 'id:secret', {}],
    [{ type: 'password' }, 'ada:secret', {}],
  ])('%j', (scheme, token, headers) => {
    expect(authHeaders(scheme, token)).toEqual({ kind: 'headers', headers });
  });

  it.each([{ type: 'bearer' }, { type: 'jupyter' }, { type: 'api-key' }, { type: 'slurm', user: 'a' }] as const)(
    '%j: never where it would break out of its header',
    (scheme) => {
      for (const token of ['a\r\nx: y', 'a b', 'ä', '', 'a'.repeat(8193)]) {
        expect(authHeaders(scheme, token)).toEqual({ kind: 'unsendable' });
      }
    },
  );

  it('OpenStack’s secrets are taken apart for the adapter', () => {
    expect(secretParts({ type: 'application-credential' }, 'id:se:cret')).toEqual({ name: 'id', secret: 'se:cret' });
    expect(secretParts({ type: 'application-credential', id: 'own' }, 'se:cret')).toEqual({
      name: 'own',
      secret: 'se:cret',
    });
    expect(secretParts({ type: 'password' }, 'secret')).toEqual({ secret: 'secret' });
  });
});

describe('a token and a redirect (R3)', () => {
  const ask = async (play: Parameters<typeof playPlatform>[0], more: object = {}) => {
    const { url, received } = await playPlatform(play);
    const reply = await client(() => 'secret').request({
      method: 'GET',
      url: `${url}/hub/api/user`,
      platform: PARIS,
      timeoutMs: 2000,
      signal: new AbortController().signal,
      auth: { type: 'api-key' },
      scope: '/hub/',
      ...more,
    });
    return { reply, received };
  };

  it('stays in the folder that it belongs to', async () => {
    const away = await ask((response) => response.writeHead(302, { location: '/user/ada/' }).end());
    expect(away.reply).toMatchObject({ kind: 'unreachable' });
    expect(away.received).toHaveLength(1);
    const near = await ask((response, { path }) =>
      path === '/hub/me' ? response.end('{}') : response.writeHead(302, { location: '/hub/me' }).end(),
    );
    expect(near.received[1]?.headers['x-api-key']).toBe('secret');
  });

  it('never leaves the origin, whatever its header is called', async () => {
    const other = await playPlatform((response) => response.end('{}'));
    for (const headers of [undefined, { 'x-auth-token': 'keystone' }]) {
      const { reply } = await ask((response) => response.writeHead(307, { location: other.url }).end(), { headers });
      expect(reply).toMatchObject({ kind: 'unreachable' });
    }
    expect(other.received).toEqual([]);
  });

  it('a redirect that is itself the answer is given as it is', async () => {
    const { reply } = await ask((response) => response.writeHead(303, { location: '/hub/jobs/1' }).end(), {
      follow: false,
    });
    expect(reply).toMatchObject({ kind: 'reply', status: 303 });
    expect(reply.kind === 'reply' && reply.headers.get('location')).toEqual(['/hub/jobs/1']);
  });
});
