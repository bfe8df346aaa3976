import { taskType } from '../../../model/taskType';
import type { Node } from '../../../syntax/json';
import { type Segment, members, textOf, valueOf } from '../../../syntax/tree';
import type { FixQuestion } from '../fix';
import { freeName } from './renameDuplicate';

/** Which object a value is wanted for. */
export interface Wanted {
  readonly question: FixQuestion;
  readonly object: Node;
  /** Where the object is in its executable. */
  readonly path: readonly Segment[];
}

const URL = 'https://example.org/repository.git';

/** What stands in `content`, by the kind of executable. */
const CONTENTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'jupyter-notebook': { notebook: 'notebook.ipynb' },
  'binder-notebook': { repository: { url: URL } },
  'docker-container': { image: 'docker.io/example/image:1.0' },
  'singularity-container': { image: 'docker.io/example/image:1.0' },
  'kubernetes-deployment': { manifests: ['deployment.yaml'] },
  'workflow-task': { engine: 'cwl', definition: 'workflow.cwl' },
};

/** Members of `content` by which its kind is known. */
const SIGNS: readonly (readonly [key: string, type: string])[] = [
  ['image', 'docker-container'],
  ['manifests', 'kubernetes-deployment'],
  ['helm', 'kubernetes-deployment'],
  ['engine', 'workflow-task'],
  ['definition', 'workflow-task'],
  ['notebook', 'jupyter-notebook'],
  ['repository', 'binder-notebook'],
];

const SIMPLE: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.values(CONTENTS).flatMap((content) => Object.entries(content))),
  path: '/data',
  chart: 'example/chart',
  url: URL,
};

/** A value for a required member, for the author to write over; undefined where nothing sensible can stand. */
export function placeholder(key: string, { question, object, path }: Wanted): unknown {
  switch (key) {
    case 'name':
      return path.length === 0 ? executableName(question) : resourceName(question, path);
    case 'type':
      return `purl:${kindOf(object)}`;
    case 'content':
      return CONTENTS[kindOf(object)] ?? {};
    case 'resource':
      return question.part.model?.resources.find((each) => each.block !== 'compute-resources' && each.name)?.name;
    default:
      return SIMPLE[key];
  }
}

function executableName({ analysis }: FixQuestion): string {
  return unused(
    'New executable',
    analysis.items.map(({ name }) => name),
  );
}

function resourceName({ part }: FixQuestion, path: readonly Segment[]): string {
  const name = path[0] === 'storage-resources' ? 'storage' : 'data';
  return unused(name, part.model?.resources.map((each) => each.name) ?? []);
}

function unused(name: string, taken: readonly (string | undefined)[]): string {
  return taken.includes(name) ? freeName(name, taken) : name;
}

function kindOf(executable: Node): string {
  const known = taskType(textOf(valueOf(executable, 'type')) ?? '');
  if (known) return known;
  const keys = members(valueOf(executable, 'content')).map(({ key }) => key);
  return SIGNS.find(([key]) => keys.includes(key))?.[1] ?? 'docker-container';
}
