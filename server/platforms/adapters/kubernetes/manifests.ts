import type { Quota, Reason, Task } from '../../../core/index';
import { type Cores, type Fact, type Quantity, type Usage, coresValue, quantityText } from '../../../core/index';
import { isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import { type PodSpec, type PodWriting, resourcesOf, wholeBytes } from './pod';
import { type Amounts, amountsOf, coresOf, roundQuantity } from './quantity';

/** The pods that a manifest of the task makes: so many of one template. */
export interface ManifestPods {
  /** Where in the task: `content/manifests/0`. */
  readonly path: string;
  readonly kind: string;
  readonly replicas: number;
  readonly each: Amounts;
  readonly spec: (writing: PodWriting) => PodSpec;
}

/**
 * The pods of those manifests that stand in the task as objects. A Deployment is looked at by the template of its pods,
 * since a cluster accepts the Deployment itself whatever its size.
 */
export function manifestPods({ content }: Task, gpu: string): ManifestPods[] {
  return (listOf(member(content, 'manifests')) ?? []).flatMap((manifest, index): ManifestPods[] => {
    const spec = member(manifest, 'spec');
    const kind = textMember(manifest, 'kind') ?? '';
    const jobSpec = kind === 'CronJob' ? member(member(spec, 'jobTemplate'), 'spec') : spec;
    const pod = kind === 'Pod' ? spec : member(member(jobSpec, 'template'), 'spec');
    const containers = listOf(member(pod, 'containers'));
    if (!isRecord(pod) || !containers) return [];
    const replicas = member(spec, 'replicas') ?? member(jobSpec, 'parallelism');
    return [
      {
        path: `content/manifests/${index}`,
        kind,
        replicas: typeof replicas === 'number' && Number.isSafeInteger(replicas) && replicas >= 0 ? replicas : 1,
        each: containers.map((container) => statedBy(container, gpu)).reduce(sum, {}),
        spec: (writing) => completed(pod, containers, writing),
      },
    ];
  });
}

/** The template with requests and limits alike, and with nothing that the task itself would first have to create. */
function completed(pod: PodSpec, containers: readonly unknown[], writing: PodWriting): PodSpec {
  const { serviceAccountName: _, serviceAccount: __, ...others } = pod;
  return {
    ...others,
    automountServiceAccountToken: false,
    containers: containers.map((container) => {
      const resources = member(container, 'resources');
      const [requests, limits] = [member(resources, 'requests'), member(resources, 'limits')];
      const least = resourcesOf({}, writing);
      const stated = { ...least, ...record(requests), ...record(limits) };
      return { ...record(container), resources: { requests: { ...stated, ...record(requests) }, limits: stated } };
    }),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function statedBy(container: unknown, gpu: string): Amounts {
  const resources = member(container, 'resources');
  return {
    ...amountsOf(member(resources, 'requests'), gpu, 'up'),
    ...amountsOf(member(resources, 'limits'), gpu, 'up'),
  };
}

function sum(a: Amounts, b: Amounts): Amounts {
  const add = (x: bigint | undefined, y: bigint | undefined) => (x ?? 0n) + (y ?? 0n);
  return { cores: add(a.cores, b.cores), memory: add(a.memory, b.memory), gpus: add(a.gpus, b.gpus) };
}

const WORDS = { cores: 'cores', memory: 'memory', gpus: 'GPUs' } as const;

/** What is left of the quotas held against all pods of a manifest, which no dry run of one pod is. */
export function overQuotas(pods: ManifestPods, quotas: readonly Quota[]): Reason[] {
  return quotas.flatMap((quota) =>
    (['cores', 'memory', 'gpus'] as const).flatMap((part): Reason[] => {
      const asked = (pods.each[part] ?? 0n) * BigInt(pods.replicas);
      const usage = usageOf(quota[part]);
      if (!usage || asked <= usage.limit - usage.used) return [];
      const free = usage.limit > usage.used ? usage.limit - usage.used : 0n;
      const [all, left, limit, used] = [asked, free, usage.limit, usage.used].map((count) => textOf(part, count));
      const figures = { free: left ?? '', limit: limit ?? '', used: used ?? '', holder: quota.holder };
      const text = sentences.manifest(pods.kind, all ?? '', WORDS[part], figures);
      const source = quota[part]?.source;
      return [{ path: pods.path, code: 'quota', asked: all ?? '', limit: left ?? '', text, ...(source && { source }) }];
    }),
  );
}

/** A quota's figures in their smallest parts; what is in use counts as nothing where it is not known. */
export function usageOf(fact: Fact<Usage<Cores | Quantity | number>> | undefined) {
  if (!fact || typeof fact.value === 'string') return undefined;
  const { limit, used } = fact.value;
  return { limit: partsOf(limit), used: used === undefined ? 0n : partsOf(used) };
}

function partsOf(value: Cores | Quantity | number): bigint {
  if (typeof value === 'number') return BigInt(value);
  return 'millicores' in value ? value.millicores : wholeBytes(value.bytes.digits, value.bytes.scale);
}

function textOf(part: 'cores' | 'memory' | 'gpus', count: bigint): string {
  if (part === 'gpus') return String(count);
  return part === 'cores' ? String(coresValue(coresOf(count))) : quantityText(roundQuantity(count));
}
