import { describe, expect, it } from 'vitest';
import { ossr, withFiles } from './world';

/** What testing a declared platform prints. */
async function tested(declared: object): Promise<string> {
  const platforms = [{ id: 'box', name: 'GPU box', type: 'local', ...declared }];
  return withFiles({ 'p.json': JSON.stringify({ platforms }) }, async (folder) => {
    const { out } = await ossr(['platforms', 'test', 'box', '--platforms', `${folder}/p.json`]);
    return out;
  });
}

describe('testing a platform that comes in sizes', () => {
  it('does not miss what its sizes tell', async () => {
    const out = await tested({ sizes: [{ name: 'one', cores: 16, memory: '128Gi', gpus: 2 }] });
    expect(out).not.toMatch(/^ {2}(cores|memory|GPUs) /m);
  });

  it('says where to write down what its sizes do not tell', async () => {
    const out = await tested({ sizes: [{ name: 'one', cores: 16, memory: '128Gi' }] });
    expect(out).toMatch(/GPUs +Not all sizes tell\. Write it down as "gpus" of each of the "sizes"\./);
  });

  it('warns of a size that is never given', async () => {
    const out = await tested({ sizes: [{ name: 'one', cores: 16, memory: '128Gi' }], limits: { cores: 8 } });
    expect(out).toContain('The size "one" has 16 cores, and the limit is 8: it is never given. Correct one of them.');
  });

  it('does not call unlimited what nobody wrote down', async () => {
    expect(await tested({})).not.toContain('no limit');
  });
});
