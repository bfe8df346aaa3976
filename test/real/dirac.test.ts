import { describe, expect, test } from 'vitest';
import type { DIRACPlatform, Task } from '../../server/core/index';
import { asked, caveatTexts, reasonTexts } from './asked';
import { useServer } from './server';
import { startDiracX } from './servers/diracx';

const diracx = useServer('diracx', startDiracX);

/** A job of 4 cores for so long. */
function job(minduration: string, more: Partial<Task> = {}): Task {
  const content = { engine: 'cwl', definition: 'reduce.cwl' };
  const worker = { name: 'worker', mincores: 4, minmemory: '8G' };
  return {
    name: 'reduction',
    type: 'purl:workflow-task',
    content,
    minduration,
    'compute-resources': [worker],
    ...more,
  };
}

interface Asked {
  readonly task?: Task;
  readonly configured?: Partial<DIRACPlatform>;
  readonly token?: string;
}

async function ask({ task = job('PT1H'), configured, token = diracx().token }: Asked = {}) {
  const grid = { id: 'grid', name: 'Grid', type: 'dirac', url: diracx().url, vo: 'astro' } as const;
  return asked({ ...grid, ...configured }, task, token);
}

const USUAL = { maxCpuTime: 500_000, jobTypes: ['User', 'Test'] };

describe('a job', () => {
  test('is a yes, which is queued', async () => {
    const answer = await ask();
    expect(answer.kind).toBe('offers');
    expect(caveatTexts(answer)).toContain(
      'The platform queues tasks: a yes says that the task fits, not when it starts.',
    );
  });

  test('is a no above the CPU time of the organisation, with the number as it is now; and a yes when that is raised', async () => {
    await diracx().setJobRules({ ...USUAL, maxCpuTime: 100_000 });
    expect(reasonTexts(await ask())).toEqual([
      'Needs to run for 1 hour; the platform stops tasks after 41 minutes 40 seconds. DIRAC counts CPU time: "MaxCPUTime" is 100000 HS06-normalised seconds, which 4 cores of 10 HS06 each (assumed) use in that time.',
    ]);
    await diracx().setJobRules(USUAL);
    expect((await ask()).kind).toBe('offers');
  });

  test('is a no where users’ jobs are not allowed', async () => {
    await diracx().setJobRules({ maxCpuTime: 400_000, jobTypes: ['Test'] });
    expect(reasonTexts(await ask())).toEqual([
      'Jobs of the type "User" are not allowed at present; allowed are "Test".',
    ]);
    await diracx().setJobRules(USUAL);
  });

  test('is a no while its computing element is banned, with the reason, and a yes when it is given back', async () => {
    const queues = [{ name: 'ce01.example.org/long', cores: 8, memory: '16G' }];
    const place = 'queue "ce01.example.org/long"';
    await diracx().setCompute('ce01.example.org', { allowed: true });
    expect(await ask({ configured: { queues } })).toMatchObject({ kind: 'offers', offers: [{ place, cores: 4 }] });
    await diracx().setCompute('ce01.example.org', { allowed: false, reason: 'The cooling failed.' });
    expect(reasonTexts(await ask({ configured: { queues } }))).toEqual([
      'Nothing runs in queue "ce01.example.org/long" at present, which is closed, since "ce01.example.org" is banned ("The cooling failed.").',
    ]);
    expect(reasonTexts(await ask())).toEqual([
      'None of its computing elements may be used at present: "ce01.example.org" ("The cooling failed.").',
    ]);
    await diracx().setCompute('ce01.example.org', { allowed: true });
    expect((await ask({ configured: { queues } })).kind).toBe('offers');
  });
});

describe('who may not ask, and who is not there', () => {
  test('no token, and one that was never signed here, are told with the scope to ask for', async () => {
    for (const token of ['', diracx().wrongToken]) {
      expect(await ask({ token })).toMatchObject({
        kind: 'unauthorised',
        remedy: expect.stringContaining('The scope to ask for is "vo:astro".') as string,
      });
    }
  });

  test('another organisation, or another group, wants another token', async () => {
    const group = await ask({ configured: { group: 'production' } });
    expect(JSON.stringify(group)).toContain('Sign in with the scope \\"vo:astro group:production\\".');
    expect((await ask({ configured: { vo: 'other' } })).kind).toBe('unauthorised');
  });

  test('stopped, it is unreachable', async () => {
    await diracx().stop();
    expect(await ask()).toMatchObject({ kind: 'unreachable' });
  });
});
