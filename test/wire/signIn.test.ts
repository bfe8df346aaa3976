import { CancellationTokenSource } from 'vscode-languageserver/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PlatformConfiguration } from '../../server/core/index';
import * as protocol from '../../server/core/protocol';
import { editorCredential } from '../../server/lsp/index';
import type { TokenStore } from '../../server/platforms/index';
import { error, granted, issuer } from '../platforms/playedIssuer';
import { client } from '../platforms/playedPlatform';
import { type EditorOptions, FULL, startEditor } from './client';

const GRID = { id: 'grid', name: 'Grid', type: 'canidothis', url: 'https://grid.example' };
const TOKENS: protocol.Tokens = { access: 'fresh', refresh: 'again', expiresAt: '2026-11-23T13:00:00Z' };

async function editor(signIn: EditorOptions['signIn']) {
  const { connection, close } = await startEditor({ capabilities: FULL, platforms: [GRID], ...(signIn && { signIn }) });
  onTestFinished(close);
  const prompts: protocol.SignInPrompt[] = [];
  connection.onNotification(protocol.SIGN_IN_PROMPT, (prompt: protocol.SignInPrompt) => void prompts.push(prompt));
  const ask = async (platform: string, { token } = new CancellationTokenSource()) =>
    connection.sendRequest<protocol.SignInResult>(protocol.SIGN_IN, { platform }, token);
  return { ask, prompts };
}

describe('signing in on a page, over the wire', () => {
  it('tells the editor what to show, then gives it the tokens to keep', async () => {
    const asked: string[] = [];
    const { ask, prompts } = await editor(async ({ id }, show) => {
      asked.push(id);
      show({ url: 'https://idp.example/activate', code: 'WDJB' });
      return Promise.resolve({ kind: 'tokens', tokens: TOKENS });
    });
    expect(await ask('grid')).toEqual({ tokens: TOKENS });
    expect(asked).toEqual(['grid']);
    expect(prompts).toEqual([{ platform: 'grid', url: 'https://idp.example/activate', code: 'WDJB' }]);
  });

  it('says why there are none', async () => {
    const { ask } = await editor(async () => Promise.resolve({ kind: 'refused', because: 'It was refused.' }));
    expect(await ask('grid')).toEqual({ trouble: 'It was refused.' });
    expect(await ask('other')).toEqual({ trouble: 'No platform has the id "other". There are "grid".' });
  });

  it('ends when the user gives up', async () => {
    const source = new CancellationTokenSource();
    let ended = (): void => undefined;
    const hasEnded = new Promise<void>((resolve) => (ended = resolve));
    const { ask } = await editor(async (_, __, signal) => {
      source.cancel();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended();
      throw signal.reason;
    });
    const outcome = ask('grid', source).catch(() => 'called off');
    await hasEnded;
    expect(await outcome).toMatchObject({ trouble: 'Signing in was called off.' });
  });
});

describe('the token for a platform', () => {
  const owner = { platform: 'grid', origin: 'https://grid.example' };

  /** An editor that keeps this, and a store on disk that keeps that. */
  async function kept(credential: protocol.Credential | 'unknown', onDisk?: protocol.Tokens, environment = {}) {
    const provider = await issuer([granted, error('invalid_grant')]);
    const auth = { type: 'oidc', issuer: provider.url, 'client-id': 'ossr' };
    const platforms = [{ ...GRID, auth } as PlatformConfiguration];
    const stored: unknown[] = [];
    const sendRequest = async (method: string, params: unknown) => {
      if (credential === 'unknown') throw new Error('Unhandled method');
      if (method === protocol.STORE_TOKENS) stored.push(params);
      return Promise.resolve(credential);
    };
    const store: TokenStore = {
      read: async () => Promise.resolve(onDisk),
      write: async (_, tokens) => Promise.resolve(void stored.push(tokens)),
      forget: async () => Promise.resolve(false),
    };
    const http = client();
    const find = editorCredential({ sendRequest } as Parameters<typeof editorCredential>[0], {
      ...{ environment, store, http: () => http },
      now: () => new Date('2026-11-23T14:00:00Z'),
      configured: async () => Promise.resolve({ platforms }),
    });
    return { find: async () => find(owner.platform, owner.origin), stored, requests: provider.tokenRequests };
  }

  it('comes from the editor, else from the environment, else from the sign-in on the command line', async () => {
    const later = { ...TOKENS, expiresAt: '2026-11-23T15:00:00Z' };
    const disk = { access: 'on disk' };
    const environment = { OSSR_TOKEN_GRID: 'environment' };
    expect(await (await kept({ token: 'typed' }, disk, environment)).find()).toBe('typed');
    expect(await (await kept({ tokens: later }, disk, environment)).find()).toBe('fresh');
    expect(await (await kept('unknown', disk, environment)).find()).toBe('environment');
    expect(await (await kept('unknown', disk)).find()).toBe('on disk');
    expect(await (await kept({})).find()).toBeUndefined();
  });

  it('P20: whose time is over is made anew once, however many ask, and kept where it came from', async () => {
    const { find, stored, requests } = await kept({ tokens: { ...TOKENS, access: 'old' } });
    expect(await Promise.all([find(), find(), find()])).toEqual(['fresh', 'fresh', 'fresh']);
    expect(requests).toHaveLength(1);
    expect(stored).toEqual([
      { ...owner, tokens: { access: 'fresh', refresh: 'again', expiresAt: '2026-11-23T15:00:00.000Z' } },
    ]);
    expect(await find()).toBe('old'); // the provider takes the refresh token no more: the platform has the word
    const disk = await kept('unknown', { ...TOKENS, access: 'old' });
    expect([await disk.find(), disk.stored.length]).toEqual(['fresh', 1]);
  });
});
