import { messages } from '../../messages';
import { TASK_TYPES, type TaskType, localName, taskType } from '../../model/taskType';
import { didYouMean } from '../../schema/didYouMean';
import type { ItemRule } from './rule';

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

/** The type of an executable, in any generation's spelling, is one that we know (MODEL §4: a warning). */
export const knownType: ItemRule = {
  needsSoundSyntax: false,
  *check(item) {
    const { type } = item;
    if (type === undefined || taskType(type) !== undefined || !item.typeNode) return;
    const name = localName(type);
    const near = COMMON_WORDS.get(name.toLowerCase()) ?? didYouMean(name, TASK_TYPES);
    const meant = near === undefined ? undefined : `purl:${near}`;
    yield {
      code: 'type.unknown',
      at: item.typeNode,
      message: messages.unknownType(type, meant, TASK_TYPES),
      ...(meant !== undefined && { data: { replacement: meant } }),
    };
  },
};
