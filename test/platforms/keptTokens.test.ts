import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRefresh, createTokenStore } from '../../server/platforms/index';
import { granted, issuer } from './playedIssuer';
import { client } from './playedPlatform';

const OWNER = { platform: 'grid', origin: 'https://grid.example' };

describe('tokens that cannot be kept', () => {
  it('leave nothing of themselves on the disk', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'ossr-tokens-'));
    onTestFinished(async () => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, 'grid.json')); // a folder stands where the file would
    await expect(createTokenStore(folder).write(OWNER, { access: 'secret' })).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['grid.json']);
  });

  it('serve the question that they were made anew for', async () => {
    const { url } = await issuer([granted]);
    const auth = { type: 'oidc', issuer: url, 'client-id': 'ossr' } as const;
    const http = client();
    const refresh = createRefresh({
      http: () => http,
      now: () => new Date('2026-11-23T12:00:00Z'),
      configurationOf: () =>
        Promise.resolve({ id: 'grid', name: 'Grid', type: 'dirac', vo: 'lhcb', url: OWNER.origin, auth }),
      write: () => Promise.reject(new Error('The disk is full.')),
    });
    const old = { access: 'old', refresh: 'again', expiresAt: '2026-11-23T11:00:00Z' };
    expect(await refresh(OWNER, old)).toBe('fresh');
  });
});
