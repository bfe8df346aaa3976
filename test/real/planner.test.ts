import { describe, expect, test } from 'vitest';
import type { Task } from '../../server/core/index';
import { asked, reasonTexts } from './asked';
import { useServer } from './server';
import { startPlannerHub } from './servers/planner';

const NO = '"Notebooks of the institute": Needs 9 cores; the nearest size, "large", has 8.';

function notebook(mincores: number): Task {
  return {
    name: 'look',
    type: 'purl:jupyter-notebook',
    content: { notebook: 'look.ipynb' },
    'compute-resources': [{ name: 'server', mincores, minmemory: '1Gi' }],
  };
}

describe('ossr serve as a service that a JupyterHub manages', () => {
  const hub = useServer('planner', startPlannerHub);
  const ask = async (mincores: number, token?: string) =>
    asked(
      { id: 'planner', name: 'Planner', type: 'canidothis', url: `${hub().service}/canIDoThis` },
      notebook(mincores),
      token,
    );

  test('a user with the role gets a yes with an offer, and a no that names the number', async () => {
    expect(await ask(4, hub().tokens.alice)).toMatchObject({
      kind: 'offers',
      offers: [{ name: 'large', cores: 8, memory: '16Gi', fixed: true }],
    });
    const no = await ask(9, hub().tokens.alice);
    expect(reasonTexts(no)).toEqual([NO]);
  });

  test('a platform of the type jupyterhub finds it by itself', async () => {
    const platform = { id: 'hub', name: 'Hub', type: 'jupyterhub', url: hub().url } as const;
    expect(reasonTexts(await asked(platform, notebook(9), hub().tokens.alice))).toEqual([NO]);
  });

  test('without the role, with a wrong token and without one, the answer says what is missing', async () => {
    const remedy = async (token?: string) => {
      const answer = await ask(4, token);
      return answer.kind === 'unauthorised' ? answer.remedy : answer;
    };
    expect(await remedy(hub().tokens.bruno)).toContain('access:services!service=ossr-planner');
    expect(await remedy('wrong')).toContain('JupyterHub does not know this token');
    expect(await remedy()).toContain('wants a token of its JupyterHub');
  });

  test('it ends with the hub', async () => {
    await hub().stop();
    expect(await ask(4, hub().tokens.alice)).toMatchObject({ kind: 'unreachable' });
  });
});
