import { listOf, member, textMember } from '../../http/jsonValue';
import { words } from './figure';

/** What is read of a node. Memory is in MiB, which Slurm calls MB. */
export interface Node {
  readonly name: string;
  readonly partitions: readonly string[];
  /** Undefined where it cannot be read, as the memory is. */
  readonly cores?: number;
  readonly memoryMiB?: number;
  readonly gpus: number;
  readonly architecture?: string;
  /** Cores that no job has at present; undefined where it is not told. */
  readonly idleCores?: number;
  /** Why nothing can be started on it: `drain`, `down`. */
  readonly out?: string;
}

/** States and flags in which a node takes no new job. One that is powered down is started for a job, and so is none of them. */
const OUT = [
  'down',
  'drain',
  'draining',
  'drained',
  'fail',
  'failing',
  'error',
  'unknown',
  'future',
  'maintenance',
  'maint',
];
const LOST = ['not_responding', 'no_respond', 'invalid_reg', 'reboot_issued'];

const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

/**
 * The nodes of an answer, of either shape; undefined where it holds no list, and where one of them cannot be told or placed:
 * a part of the list would look like all of it.
 */
export function nodesOf(value: unknown): readonly Node[] | undefined {
  const listed = listOf(member(value, 'nodes'));
  const nodes = listed?.flatMap((each) => nodeOf(each) ?? []);
  return nodes?.length === listed?.length ? nodes : undefined;
}

function nodeOf(value: unknown): Node | undefined {
  const [name, partitions] = [textMember(value, 'name'), listOf(member(value, 'partitions'))];
  if (name === undefined || partitions?.every((each) => typeof each === 'string') !== true) return undefined;
  const cores = number(value, 'effective_cpus') ?? number(value, 'cpus');
  const memory = number(value, 'real_memory');
  const states = [...words(member(value, 'state')), ...words(member(value, 'state_flags'))];
  const out = [...OUT, ...LOST].find((state) => states.includes(state));
  const architecture = textMember(value, 'architecture');
  const allocated = number(value, 'alloc_cpus');
  return {
    name,
    partitions,
    gpus: gpusIn(textMember(value, 'gres') ?? ''),
    ...(cores !== undefined && { cores }),
    ...(memory !== undefined && { memoryMiB: memory - (number(value, 'specialized_memory') ?? 0) }),
    ...(architecture !== undefined && { architecture: ARCHITECTURES[architecture] ?? architecture }),
    ...(cores !== undefined && allocated !== undefined && { idleCores: Math.max(0, cores - allocated) }),
    ...(out !== undefined && { out }),
  };
}

/** The GPUs among generic resources such as `gpu:a100:2(S:0-1),nic:1`; of one without a number there is one. */
export function gpusIn(gres: string): number {
  const kinds = gres
    .replaceAll(/\([^()]*\)/g, '')
    .split(',')
    .map((each) => each.trim().split(':'));
  return kinds
    .filter(([kind]) => kind === 'gpu')
    .reduce((sum, parts) => sum + (parts.length === 1 ? 1 : countIn(parts.at(-1) ?? '')), 0);
}

function countIn(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 1;
}

function number(value: unknown, key: string): number | undefined {
  const found = member(value, key);
  return typeof found === 'number' && found >= 0 && found <= Number.MAX_SAFE_INTEGER ? found : undefined;
}
