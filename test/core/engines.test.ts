import { describe, expect, it } from 'vitest';
import { type PlatformFacts, type Task, declaredFacts, fact, toldFacts, unknown } from '../../server/core/index';
import { caveatsOf, read, reasonsOf } from './decideFacts';

const workflow = (engine: unknown): Task => ({
  name: 'w',
  type: 'purl:workflow-task',
  content: { engine, definition: 'w.cwl' },
});
const runs = fact(['purl:workflow-task'], read('a file'));
const given = (engines: PlatformFacts['engines']) => ({ runs, engines });
const has = (...engines: readonly string[]) => given(fact(engines, read('GET /engines')));
const open = (known: Partial<PlatformFacts>) => ({ ...known, quotas: fact<[]>([], read('x')) });
const ofEngine = (texts: readonly string[] | string) =>
  typeof texts === 'string' ? texts : texts.filter((each) => each.startsWith('content/engine'));

describe('the engine of a workflow', () => {
  it('that the platform has is a yes, in any case', () => {
    expect(caveatsOf(workflow('CWL'), open(has('cwl', 'nextflow')))).toEqual([]);
  });

  it('that it has not is a no, which names those that it has', () => {
    expect(reasonsOf(workflow('uws'), has('cwl', 'nextflow', 'snakemake'))).toEqual([
      'content/engine: Needs the workflow engine "uws"; the platform has "cwl", "nextflow" and "snakemake".',
    ]);
    expect(reasonsOf(workflow('uws'), has())).toEqual([
      'content/engine: Needs the workflow engine "uws"; the platform has none.',
    ]);
  });

  it('is a caveat where the platform does not state its engines, with why', () => {
    expect(ofEngine(caveatsOf(workflow('uws'), given(unknown())))).toEqual([
      'content/engine: The platform does not state its workflow engines, so this is known only when the task runs.',
    ]);
    expect(ofEngine(caveatsOf(workflow('uws'), given(unknown('Ask its operators.')))).at(-1)).toContain(
      'when the task runs. Ask its operators.',
    );
  });

  it('is not spoken of where workflows do not run, are not known to, or none is named', () => {
    const { engines } = has('cwl');
    expect(reasonsOf(workflow('uws'), { runs: fact(['purl:docker-container'], read('x')), engines })).toEqual([
      'type: This is a workflow; the platform runs Docker containers.',
    ]);
    expect(ofEngine(caveatsOf(workflow('uws'), {}))).toEqual([]);
    for (const odd of [undefined, 5, ' ', null]) expect(caveatsOf(workflow(odd), open(has('cwl')))).toEqual([]);
    const container: Task = { name: 'c', type: 'purl:docker-container', content: { image: 'i:1' } };
    expect(ofEngine(caveatsOf(container, { engines }))).toEqual([]);
  });

  it('can be declared, and is told with the facts of a platform that runs workflows', () => {
    const platform = { id: 'a', name: 'A', type: 'local' } as const;
    const facts = (more: object) => declaredFacts({ ...platform, ...more }, '2026-11-23T12:00:00Z');
    expect(
      reasonsOf(workflow('uws'), facts({ runs: ['purl:workflow-task'], engines: ['cwl', 'snakemake'] })).at(0),
    ).toBe('content/engine: Needs the workflow engine "uws"; the platform has "cwl" and "snakemake".');
    const told = (more: object) => toldFacts(facts(more)).filter(({ fact }) => fact === 'engines');
    expect(told({ runs: ['purl:workflow-task'], engines: ['cwl'] })).toMatchObject([{ text: 'cwl' }]);
    expect(told({ runs: ['purl:workflow-task'] })).toMatchObject([{ words: 'workflow engines' }]);
    expect(told({ runs: ['purl:docker-container'] })).toEqual([]);
  });
});

it('what a size does not state says why that is not known', () => {
  const sizes = fact([{ name: 'm', isFixed: true, source: read('the profile') }], read('GET /profiles'));
  const task: Task = {
    name: 'c',
    type: 'purl:docker-container',
    content: { image: 'i:1' },
    'compute-resources': [{ mincores: 2, minmemory: '4Gi' }],
  };
  const quota = { holder: 'x', memory: unknown('The quota is not public.') };
  const texts = caveatsOf(task, { sizes, cores: unknown('Ask the hub.'), quotas: fact([quota], read('x')) });
  expect(texts).toEqual(
    expect.arrayContaining([
      'compute-resources/0/mincores: The platform does not state its cores, so this is known only when the task runs. Ask the hub.',
      'compute-resources/0/minmemory: The platform does not state its memory, so this is known only when the task runs. The quota is not public.',
    ]),
  );
});
