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

/**
 * The local name of a type in any generation's spelling: the last segment of `purl:…`, `urn:…` or a URL, without
 * `.yaml` and without a version such as `-1.0` (MODEL §3).
 */
export function localName(type: string): string {
  const last = type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':'), type.lastIndexOf('#')) + 1);
  return last.replace(/\.ya?ml$/, '').replace(/-[0-9]+(?:\.[0-9]+)*$/, '');
}

/** The type as we know it, from any spelling; undefined when it is not one that we know. */
export function taskType(type: string): TaskType | undefined {
  const name = localName(type);
  return TASK_TYPES.find((known) => known === name);
}

/** A type in words, for sentences: `a container`. An unknown type is quoted as it stands. */
export function taskTypeWords(type: string): string {
  switch (taskType(type)) {
    case 'jupyter-notebook':
      return 'a notebook';
    case 'docker-container':
      return 'a Docker container';
    case 'kubernetes-deployment':
      return 'a Kubernetes deployment';
    case 'workflow-task':
      return 'a workflow';
    case 'singularity-container':
      return 'a Singularity container';
    case 'binder-notebook':
      return 'a Binder notebook';
    case undefined:
      return `of type "${type}"`;
  }
}
