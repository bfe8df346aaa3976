import { expect, test } from 'vitest';
import { useServer } from './server';
import { startDiracX } from './servers/diracx';

const diracx = useServer('diracx', startDiracX);

async function ask(path: string, token?: string) {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const response = await fetch(`${diracx().url}${path}`, { headers });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

test('tells anybody that it lives, who may sign in, and where', async () => {
  expect((await ask('/api/health/live')).json).toEqual({ status: 'live' });
  const metadata = await ask('/.well-known/dirac-metadata');
  const group = { properties: ['NormalUser'] };
  expect(metadata.json).toMatchObject({
    virtual_organizations: { astro: { default_group: 'user', groups: { user: group } } },
  });
  const openId = await ask('/.well-known/openid-configuration');
  expect(openId.json).toMatchObject({ device_authorization_endpoint: `${diracx().url}/api/auth/device` });
});

test('tells what jobs may ask for, as it is now', async () => {
  const rules = async () => {
    const { json } = await ask('/api/config/', diracx().token);
    return (json as { Operations: { astro: { JobDescription: unknown } } }).Operations.astro.JobDescription;
  };
  expect(await rules()).toMatchObject({ MaxCPUTime: 500_000, AllowedJobTypes: ['User', 'Test'] });
  await diracx().setJobRules({ maxCpuTime: 3600, jobTypes: ['User'] });
  expect(await rules()).toMatchObject({ MaxCPUTime: 3600, AllowedJobTypes: ['User'] });
  await diracx().setJobRules({ maxCpuTime: 500_000, jobTypes: ['User', 'Test'] });
});

test('a computing element is used, banned with a reason, and given back', async () => {
  const compute = async () => (await ask('/api/rss/compute', diracx().token)).json;
  expect(await compute()).toEqual({});
  await diracx().setCompute('ce01.example.org', { allowed: true });
  expect(await compute()).toMatchObject({ 'ce01.example.org': { all: { allowed: true } } });
  await diracx().setCompute('ce01.example.org', { allowed: false, reason: 'The cooling failed.' });
  const banned = { allowed: false, reason: 'The cooling failed.' };
  expect(await compute()).toMatchObject({ 'ce01.example.org': { all: banned } });
  await diracx().setCompute('ce01.example.org', { allowed: true });
});

test('no token and a wrong one are refused, and a stopped server does not answer', async () => {
  expect((await ask('/api/auth/userinfo', diracx().token)).json).toMatchObject({ vo: 'astro', dirac_group: 'user' });
  expect((await ask('/api/config/')).status).toBe(401);
  expect((await ask('/api/config/', diracx().wrongToken)).status).toBe(401);
  await diracx().stop();
  await expect(ask('/api/health/live')).rejects.toThrow('fetch failed');
});
