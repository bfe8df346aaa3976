import { TASK_TYPES, type TaskType, localName } from '../model/taskType';
import { didYouMean } from './didYouMean';

/** What people call things when they do not know our words for them. */
const COMMON_WORDS: ReadonlyMap<string, TaskType> = new Map([
  ['docker', 'docker-container'],
  ['container', 'docker-container'],
  ['oci', 'docker-container'],
  ['podman', 'docker-container'],
  ['image', 'docker-container'],
  ['singularity', 'singularity-container'],
  ['apptainer', 'singularity-container'],
  ['jupyter', 'jupyter-notebook'],
  ['notebook', 'jupyter-notebook'],
  ['binder', 'binder-notebook'],
  ['kubernetes', 'kubernetes-deployment'],
  ['k8s', 'kubernetes-deployment'],
  ['helm', 'kubernetes-deployment'],
  ['deployment', 'kubernetes-deployment'],
  ['workflow', 'workflow-task'],
  ['snakemake', 'workflow-task'],
  ['nextflow', 'workflow-task'],
  ['cwl', 'workflow-task'],
]);

/** The type of executable that a wrong one was most likely meant to be, such as `purl:docker-container` for `docker`. */
export function meantType(type: string): string | undefined {
  const name = localName(type);
  const near = COMMON_WORDS.get(name.toLowerCase()) ?? didYouMean(name, TASK_TYPES);
  return near && `purl:${near}`;
}
