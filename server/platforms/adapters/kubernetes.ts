import { type KubernetesPlatform, type Task, facts } from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { textMember } from '../http/jsonValue';
import type { Platform } from '../platform';
import { clusterFacts } from './kubernetes/cluster';

const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A Kubernetes cluster: it is asked by dry run whether it would create the pods and volumes of a task in a namespace, and
 * for the limits and nodes behind that (PLATFORMS §8). The token needs the right to create pods there, and no more.
 */
export function kubernetesPlatform(configuration: KubernetesPlatform, tools: PlatformTools): Platform {
  const { name, gpu = 'nvidia.com/gpu', 'storage-class': storageClass } = configuration;
  const gather = async (ask: Ask, task: Task) => {
    const found = await clusterFacts(ask, task, {
      platform: name,
      prefix: '',
      namespace: configuration.namespace ?? namespaceOf(task) ?? 'default',
      gpu,
      ...(storageClass !== undefined && { storageClass }),
    });
    return 'kind' in found ? found : facts(found);
  };
  return factsPlatform(configuration, tools, gather);
}

/** The namespace that a deployment names itself, if it is a name. */
function namespaceOf({ content }: Task): string | undefined {
  const name = textMember(content, 'namespace');
  return name !== undefined && NAME.test(name) ? name : undefined;
}
