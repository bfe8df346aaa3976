import {
  type PlaceFacts,
  type Quota,
  type Reason,
  type Source,
  capacity,
  fact,
  unknown,
  unlimited,
} from '../../../core/index';
import type { Ask } from '../../ask';
import { member, textMember } from '../../http/jsonValue';
import { portainerSentences as sentences } from '../../messages/portainer';
import { type Failure, type JsonReply, isFailure, learn } from '../../reply';
import { coresOf, roundQuantity, roundUsed } from '../kubernetes/quantity';
import { type Reserved, readReserved } from './containers';
import type { Environment, Snapshot } from './environments';
import { gpusOf } from './gpus';

const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

/** What a Docker host runs by itself; a notebook needs a program that starts it. */
const RUNS: readonly string[] = ['purl:docker-container'];

/** What goes in a Docker environment, read from its engine at this moment (PLATFORMS §4, §9). */
export async function dockerFacts(ask: Ask, environment: Environment): Promise<Partial<PlaceFacts> | Failure> {
  const root = `/api/endpoints/${environment.id}/docker`;
  const [info, list] = await Promise.all([ask.get(`${root}/info`), ask.get(`${root}/containers/json`)]);
  if (isFailure(info)) return info;
  const reserved = await readReserved(ask, root, list);
  const { source, value } = info;
  const system = textMember(value, 'OSType');
  const isOther = system !== undefined && system !== 'linux';
  return {
    ...common(source, member(value, 'MemTotal')),
    architectures: learn(info, architecturesOf, 'Architecture'),
    cores: learn(info, (reply) => capacity.cores(member(reply.value, 'NCPU')), 'NCPU'),
    gpus: gpusOf(value, environment.gpus, source),
    quotas: fact(quotasOf(info, reserved, environment), list.source),
    refusals: isOther
      ? [{ path: '', code: 'system', text: sentences.otherSystem(environment.name, system), source }]
      : [],
    notes: notesOf(info, reserved, { name: environment.name, source: list.source }),
  };
}

/** The same from a snapshot: what there is, not what is left. Of several nodes it holds the sum alone. */
export function snapshotFacts(snapshot: Snapshot, environment: Environment): Partial<PlaceFacts> {
  const { source, cores, bytes: memory, nodes } = snapshot;
  const limit = capacity.byteCount(memory);
  const quota: Quota = {
    holder: sentences.environment(environment.name),
    ...(limit && {
      memory: fact({ limit: roundQuantity(limit.bytes.digits) }, { ...source, from: `${source.from} TotalMemory` }),
    }),
  };
  const gpus = environment.gpus > 0 ? fact(environment.gpus, environment.source) : unknown();
  return {
    ...common(source, memory),
    sizes: nodes > 1 ? unknown(sentences.sumOfNodes(nodes), source) : unlimited(source),
    cores: fact(capacity.cores(cores), { ...source, from: `${source.from} TotalCPU` }),
    gpus,
    quotas: fact([quota], source),
    notes: [{ path: '', code: 'snapshot', text: sentences.snapshot(environment.name), source }],
  };
}

/** What does not depend on how much there is; `bytes` is what the host says that its memory is. */
function common(source: Source, bytes: unknown) {
  return {
    runs: fact(RUNS, source),
    sizes: unlimited(source),
    memory: capacity.byteCount(bytes) ? unlimited(source) : unknown(undefined, source), // the quota that the host is says how much
    instances: unlimited(source),
    storage: unknown(sentences.diskNotTold, source),
    volume: unlimited(source),
    duration: unlimited(source),
    lifetime: unlimited(source), // a volume stays until somebody removes it
  } satisfies Partial<PlaceFacts>;
}

function architecturesOf({ value }: JsonReply): readonly string[] | undefined {
  const name = textMember(value, 'Architecture');
  return name === undefined ? undefined : [ARCHITECTURES[name] ?? name];
}

/** Docker lets containers have more memory than there is; what is set aside for others is counted here all the same. */
function quotasOf(info: JsonReply, reserved: Reserved | undefined, { name }: Environment): readonly Quota[] {
  const memory = learn(
    info,
    ({ value }) => {
      const limit = capacity.byteCount(member(value, 'MemTotal'));
      if (!limit) return undefined;
      const used = reserved && { used: roundUsed(reserved.bytes) };
      return { limit: roundQuantity(limit.bytes.digits), ...used };
    },
    'MemTotal',
  );
  return [{ holder: sentences.environment(name), memory }];
}

function notesOf(info: JsonReply, reserved: Reserved | undefined, { name, source }: { name: string; source: Source }) {
  const cores = capacity.cores(member(info.value, 'NCPU'));
  const notes: (Reason | undefined)[] = [
    reserved && cores && reserved.millicores > 0n
      ? { path: '', code: 'busy', text: sentences.busy(name, coresOf(reserved.millicores), cores), source }
      : undefined,
    reserved && reserved.unlimited > 0
      ? { path: '', code: 'busy', text: sentences.withoutLimit(name, reserved.unlimited), source }
      : undefined,
    member(info.value, 'MemoryLimit') === false || member(info.value, 'CpuCfsQuota') === false
      ? { path: '', code: 'limits', text: sentences.notEnforced(name), source: info.source }
      : undefined,
  ];
  return notes.filter((note) => note !== undefined);
}
