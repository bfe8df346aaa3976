/** The kinds of executable that we know, by the local name of their type (slides and later notes). */
export const TASK_TYPES = [
  'jupyter-notebook',
  'docker-container',
  'kubernetes-deployment',
  'workflow-task',
  'singularity-container',
  'binder-notebook',
] as const;

/** The local name of a type that we know. */
export type TaskType = (typeof TASK_TYPES)[number];

/** What a local name may end with that is no part of it. */
const ENDING = /[0-9l]$/;

/**
 * The local name of a type in any generation's spelling: the last segment of `purl:…`, `urn:…` or a URL, without
 * `.yaml` and without a version such as `-1.0` (MODEL §3).
 */
export function localName(type: string): string {
  const last = type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':'), type.lastIndexOf('#')) + 1);
  return ENDING.test(last) ? last.replace(/\.ya?ml$/, '').replace(/-[0-9]+(?:\.[0-9]+)*$/, '') : last;
}

/** The type as we know it, from any spelling; undefined when it is not one that we know. */
export function taskType(type: string): TaskType | undefined {
  const name = localName(type);
  for (const known of TASK_TYPES) if (known === name) return known;
  return undefined;
}

const WORDS: Readonly<Record<TaskType, readonly [one: string, many: string]>> = {
  'jupyter-notebook': ['a notebook', 'notebooks'],
  'docker-container': ['a Docker container', 'Docker containers'],
  'kubernetes-deployment': ['a Kubernetes deployment', 'Kubernetes deployments'],
  'workflow-task': ['a workflow', 'workflows'],
  'singularity-container': ['a Singularity container', 'Singularity containers'],
  'binder-notebook': ['a Binder notebook', 'Binder notebooks'],
};

/** A type in words, for sentences: `a Docker container`. An unknown type is quoted as it stands. */
export function taskTypeWords(type: string): string {
  const known = taskType(type);
  return known ? WORDS[known][0] : `of type "${type}"`;
}

/** A type in words, for lists of what a platform runs: `Docker containers`. An unknown type by its local name. */
export function taskTypePlural(type: string): string {
  const known = taskType(type);
  return known ? WORDS[known][1] : localName(type);
}
