import { describe, expect, test } from 'vitest';
import { asked, caveatTexts, reasonTexts, workflow } from './asked';
import { useServer } from './server';
import { startSlurm } from './servers/slurm';

const slurm = useServer('slurm', startSlurm);

/** Asks for 4 cores and 8Gi for ten minutes, when nothing else is said. */
async function ask({ task = workflow(4, '8Gi'), token = slurm().token, partitions = ['debug', 'open', 'big'] } = {}) {
  const auth = { type: 'slurm', user: slurm().user } as const;
  return asked({ id: 'c', name: 'Cluster', type: 'slurm', url: slurm().url, auth, partitions }, task, token);
}

describe('a job for a node of the cluster', () => {
  test('is a yes in the partition that has room, not in the one that limits memory', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ place: 'partition "open"', cores: 4, memory: '8Gi' }] });
    expect(answer.kind === 'offers' ? answer.offers : []).toHaveLength(1);
  });

  test('names what is idle, while another job runs; and no longer, when that has ended', async () => {
    const job = await slurm().allocate({ cores: 6, memoryMiB: 12000 });
    expect((await ask()).kind).toBe('offers');
    const busy = 'In partition "open" 4 of 10 cores are idle at the moment; a job that needs more waits.';
    expect(caveatTexts(await ask())).toContain(busy);
    await slurm().release(job);
    await expect.poll(async () => caveatTexts(await ask()), { timeout: 15_000 }).not.toContain(busy);
  });

  test('is a no with the number, while the node that it needs is drained; and a yes when it is back', async () => {
    await slurm().drain('worker');
    const [cores, memory] = reasonTexts(await ask());
    expect(cores).toContain('Needs 4 cores in one machine; "small" gives 2 at most.');
    expect(memory).toContain('Needs 8Gi memory in one machine; "small" gives 4000Mi at most.');
    expect(reasonTexts(await ask({ partitions: ['debug'] })).join()).toContain('without a node in service (drain)');
    await slurm().resume('worker');
    expect((await ask()).kind).toBe('offers');
  });

  test('is a no when it runs longer than a partition allows', async () => {
    const task = workflow(4, '4Gi', 'PT10H');
    expect(reasonTexts(await ask({ task, partitions: ['debug', 'big'] }))).toEqual([
      'Needs to run for 10 hours; partition "debug" stops tasks after 1 hour. ' +
        'Partition "big", which is without a node in service (down), would do.',
    ]);
    expect((await ask({ task })).kind).toBe('offers');
  });
});

describe('who may not ask, and who is not there', () => {
  test('who has no token is told to sign in', async () => {
    expect((await ask({ token: '' })).kind).toBe('unauthorised');
  });

  test('a token of another key is told as what it may be: Slurm 22.05 gives its refusal no name', async () => {
    const answer = await ask({ token: slurm().wrongToken });
    expect(['unauthorised', 'unreachable']).toContain(answer.kind);
    expect(JSON.stringify(answer)).toContain('scontrol token');
  });

  test('without its controller, and stopped, it is unreachable', async () => {
    await slurm().stopController();
    expect(['unreachable', 'timedOut']).toContain((await ask()).kind);
    await slurm().stop();
    expect(await ask()).toMatchObject({
      kind: 'unreachable',
      because: '"Cluster" refuses the connection. Check that it runs, and the port in its "url".',
    });
  });
});
