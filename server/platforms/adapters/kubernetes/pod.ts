import { type Task, readCores, readQuantity } from '../../../core/index';
import { isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { type Amounts, bytesWritten, defined } from './quantity';

/** The specification of a pod, as Kubernetes has it. */
export type PodSpec = Readonly<Record<string, unknown>>;

/** A pod that stands for one machine of a task. */
export interface TaskPod {
  /** Where in the task: `compute-resources/0`, or empty. */
  readonly path: string;
  /** What the task says that it needs; what is left out is not asked for. */
  readonly needs: Amounts;
  readonly architecture?: string;
}

/** How a pod is written for one question. */
export interface PodWriting {
  /** What the cluster calls a GPU. */
  readonly gpu: string;
  /** The least that a container must have. */
  readonly min: Amounts;
  /** True for a pod that renounces all rights, as the strictest of the pod security standards wants it. */
  readonly isRestricted: boolean;
}

/** An image by which nothing is known, where the task names none: a dry run never fetches it. */
const NO_IMAGE = 'image-not-named';
const DIGITS = 1000n;
/** A pod that asks for nothing must still state something, or a quota refuses it. */
const LEAST: Amounts = { cores: 1n, memory: 1024n ** 2n };

/** The pods of a task: one for each compute resource, however many machines of it there are; one at least. */
export function podsOf(task: Task): readonly TaskPod[] {
  const machines = listOf(task['compute-resources']) ?? [];
  const pods = machines.flatMap((each, index) => (isRecord(each) ? [podOf(each, `compute-resources/${index}`)] : []));
  return pods.length > 0 ? pods : [{ path: '', needs: {} }];
}

function podOf(machine: unknown, path: string): TaskPod {
  const gpus = member(machine, 'mingpus');
  const memory = readQuantity(member(machine, 'minmemory'))?.quantity.bytes;
  const architecture = textMember(machine, 'architecture');
  return {
    path,
    needs: defined({
      cores: readCores(member(machine, 'mincores'))?.millicores,
      memory: memory && wholeBytes(memory.digits, memory.scale),
      gpus: typeof gpus === 'number' && Number.isSafeInteger(gpus) && gpus > 0 ? BigInt(gpus) : undefined,
    }),
    ...(architecture !== undefined && { architecture }),
  };
}

/** A part of a byte is a whole one. */
export function wholeBytes(digits: bigint, scale: number): bigint {
  const divisor = 10n ** BigInt(scale);
  return (digits + divisor - 1n) / divisor;
}

/**
 * The specification by which a pod is asked about: the task's own image, and requests and limits alike, since a namespace
 * with a quota refuses a pod that leaves either out.
 */
export function podSpec(task: Task, { needs, architecture }: TaskPod, writing: PodWriting): PodSpec {
  const { content } = task;
  const image = textMember(content, 'image') ?? NO_IMAGE;
  const digest = textMember(content, 'digest');
  const resources = resourcesOf(needs, writing);
  const security = securityOf(member(content, 'privileged') === true, writing.isRestricted);
  return {
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    ...(architecture !== undefined && { nodeSelector: { 'kubernetes.io/arch': architecture } }),
    containers: [
      {
        name: 'main',
        image: digest === undefined || image.includes('@') ? image : `${image}@${digest}`,
        resources: { requests: resources, limits: resources },
        ...(security && { securityContext: security }),
      },
    ],
  };
}

/** What a container asks for, in Kubernetes' own words. */
export function resourcesOf(needs: Amounts, { gpu, min }: PodWriting): Readonly<Record<string, string>> {
  const atLeast = (part: 'cores' | 'memory') => {
    const [need = LEAST[part] ?? 0n, least = 0n] = [needs[part], min[part]];
    return need > least ? need : least;
  };
  return {
    cpu: millicores(atLeast('cores')),
    memory: bytesWritten(atLeast('memory')),
    ...(needs.gpus !== undefined && { [gpu]: String(needs.gpus) }),
  };
}

function millicores(count: bigint): string {
  return count % DIGITS === 0n ? String(count / DIGITS) : `${count}m`;
}

function securityOf(isPrivileged: boolean, isRestricted: boolean): object | undefined {
  if (isPrivileged) return { privileged: true };
  if (!isRestricted) return undefined;
  return {
    runAsNonRoot: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
