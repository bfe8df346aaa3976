import {
  type Reason,
  type Task,
  capacity,
  compareCores,
  compareQuantities,
  readCores,
  readQuantity,
} from '../../../core/index';
import { isRecord, listOf, member } from '../../http/jsonValue';
import { openstackSentences as sentences } from '../../messages/openstack';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../../reply';
import type { Flavour } from './flavours';
import { gpusOf } from './gpus';
import type { Service } from './service';

/** What placement tells of the hosts at the moment: the flavours that none can take, and what is not known. */
export interface Room {
  readonly full: ReadonlySet<Flavour>;
  readonly notes: readonly Reason[];
}

const VERSION = { 'openstack-api-version': 'placement 1.29' };
/** Flavours that are asked about: the smallest that do. */
const MOST = 24;

/**
 * Asks placement whether a host has room for the flavours that a task could have. Only operators may ask; for everybody
 * else it stays unknown, and the answer says so. What is asked for is never more than nova would ask for.
 */
export async function readRoom(
  placement: Service | undefined,
  flavours: readonly Flavour[],
  task: Task,
): Promise<Room> {
  if (!placement) return unknown(sentences.roomNotOffered);
  const [first, ...others] = flavours.filter((each) => isLargeEnough(each, task)).sort(bySize);
  if (!first) return { full: new Set(), notes: [] };
  const reply = await candidates(placement, first);
  if (isFailure(reply)) return unknown(whyUnknown(reply), reply);
  const more = others.slice(0, MOST - 1);
  const replies = await Promise.all(more.map(async (each) => candidates(placement, each)));
  const full = [first, ...more].filter((_, at) => isEmpty([reply, ...replies][at]));
  return { full: new Set(full), notes: [] };
}

function unknown(text: string, reply?: Failure): Room {
  return { full: new Set(), notes: [{ path: '', code: 'capacity', text, ...(reply && { source: reply.source }) }] };
}

function whyUnknown(failure: Failure): string {
  return failure.refused?.status === 403
    ? sentences.roomForOperators
    : sentences.roomUnknown(sentenceOf(failure) ?? '').trim();
}

async function candidates(placement: Service, flavour: Flavour): Promise<JsonReply | Failure> {
  const resources = [...resourcesOf(flavour)].map(([name, count]) => `${name}:${count}`).join(',');
  return placement.get('/allocation_candidates', { query: { resources, limit: 1 }, headers: VERSION });
}

/** An empty list is a no; anything else that is not understood is not. */
function isEmpty(reply: JsonReply | Failure | undefined): boolean {
  if (!reply || isFailure(reply)) return false;
  return listOf(member(reply.value, 'allocation_requests'))?.length === 0;
}

/**
 * What a flavour takes of a host. Its disk is left out, since it may be a volume; so are its processors where they are
 * dedicated, which nova may count under another name. Extra specs add resources, and with 0 take them away.
 */
function resourcesOf({ vcpus, ram, specs = {} }: Flavour): ReadonlyMap<string, string> {
  const isDedicated = specs['hw:cpu_policy'] === 'dedicated' || specs['hw:cpu_policy'] === 'mixed';
  const taken = new Map([...(isDedicated ? [] : [['VCPU', String(vcpus)] as const]), ['MEMORY_MB', String(ram)]]);
  for (const [key, value] of Object.entries(specs)) {
    const name = /^resources:([A-Z0-9_]+)$/.exec(key)?.[1];
    if (name !== undefined && /^\d{1,9}$/.test(value)) taken.set(name, value);
  }
  return new Map([...taken].filter(([, count]) => /^[1-9]\d*$/.test(count)));
}

function isLargeEnough({ vcpus, ram, isDisabled, specs }: Flavour, task: Task): boolean {
  const [cores, memory, gpus] = [capacity.cores(vcpus), capacity.mebibytes(ram), gpusOf(specs)];
  if (isDisabled || !cores || !memory) return false;
  const machines = listOf(task['compute-resources']) ?? [];
  if (machines.length === 0) return true;
  return machines.filter(isRecord).some((machine) => {
    const needed = readCores(member(machine, 'mincores'));
    const asked = readQuantity(member(machine, 'minmemory'))?.quantity;
    const wanted = member(machine, 'mingpus');
    const hasGpus = typeof wanted !== 'number' || gpus === 'unknown' || gpus >= wanted;
    const hasMemory = !asked || compareQuantities(memory, asked) >= 0;
    return (!needed || compareCores(cores, needed) >= 0) && hasMemory && hasGpus;
  });
}

function bySize(a: Flavour, b: Flavour): number {
  return Number(a.ram) - Number(b.ram) || Number(a.vcpus) - Number(b.vcpus);
}
