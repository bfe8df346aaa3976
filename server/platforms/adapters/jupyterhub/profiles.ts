import {
  type Fact,
  type JupyterHubPlatform,
  type Quantity,
  type Size,
  type Source,
  capacity,
  compareQuantities,
  declaredFacts,
  quantityText,
  unknown,
} from '../../../core/index';
import type { Ask } from '../../ask';
import { withoutEndSlashes } from '../../http/base';
import { member, textMember } from '../../http/jsonValue';
import { jupyterhubSentences as sentences } from '../../messages/jupyterhub';
import { isFailure } from '../../reply';
import type { HubUser } from './user';

/** What a running server tells of itself: its memory limit, where it says so. */
export interface RunningServer {
  readonly profile?: string;
  readonly memory?: Quantity;
  readonly source: Source;
}

/** The profiles as sizes, and what was found when they were held against what runs. */
export interface Profiles {
  readonly sizes: Fact<readonly Size[]>;
  readonly notes: readonly string[];
}

const MOST_ASKED = 4;
/** The last part of the classes of spawners that start plain processes. */
const PLAIN_SPAWNERS = ['LocalProcessSpawner', 'SimpleLocalProcessSpawner', 'SudoSpawner'];

/** Asks the user's running servers what memory they have; only where jupyter-resource-usage is installed do they tell. */
export async function runningServers(ask: Ask, { servers = [] }: HubUser, hub: string): Promise<RunningServer[]> {
  const running = servers.filter(({ isReady, url }) => isReady && url !== undefined).slice(0, MOST_ASKED);
  return Promise.all(
    running.map(async ({ url = '', profile }) => {
      const address = URL.canParse(url, hub) ? new URL(`${withoutEndSlashes(url)}/api/metrics/v1`, hub).href : url;
      const reply = await ask.get(address);
      const limits = isFailure(reply) ? undefined : member(member(reply.value, 'limits'), 'memory');
      const bytes = member(limits, 'rss');
      const memory = bytes === 0 ? undefined : capacity.byteCount(bytes); // 0: none was set
      return { source: reply.source, ...(profile !== undefined && { profile }), ...(memory && { memory }) };
    }),
  );
}

/** The class of the hub's spawner, where the token may read it; hubs before 2.0 do not say what it may, and are asked. */
export async function spawnerOf(ask: Ask, { scopes }: HubUser): Promise<string | undefined> {
  if (scopes && !scopes.includes('read:hub')) return undefined;
  const reply = await ask.get('/hub/api/info');
  return isFailure(reply) ? undefined : textMember(member(reply.value, 'spawner'), 'class');
}

/** The declared profiles, with the memory of those that run put right, and a note where the declaration is out of date. */
export function checkedProfiles(
  { id, name, profiles }: JupyterHubPlatform,
  { running, spawner }: { readonly running: readonly RunningServer[]; readonly spawner: string | undefined },
  observedAt: string,
): Profiles {
  const seen = running.find(({ memory }) => memory)?.memory;
  if (!profiles?.length) return { sizes: unknown(), notes: seen ? [sentences.runningMemory(quantityText(seen))] : [] };
  const { sizes } = declaredFacts({ id, name, type: 'local', sizes: profiles }, observedAt);
  if (typeof sizes.value === 'string') return { sizes, notes: [] };
  const checked = sizes.value.map((size) => putRight(size, running));
  const undeclared = running.flatMap(({ profile }) =>
    profile === undefined || profiles.some((each) => each.name === profile) ? [] : [profile],
  );
  return {
    sizes: { ...sizes, value: checked.map(({ size }) => size) },
    notes: [
      ...(isPlain(spawner) ? [sentences.noProfiles(spawner)] : []),
      ...checked.flatMap(({ note }) => note ?? []),
      ...[...new Set(undeclared)].map(sentences.profileUndeclared),
    ],
  };
}

function putRight(size: Size, running: readonly RunningServer[]): { readonly size: Size; readonly note?: string } {
  const { memory, source } = running.find((each) => each.profile === size.name && each.memory) ?? {};
  if (!memory || typeof size.memory !== 'object' || compareQuantities(memory, size.memory) === 0) return { size };
  const note = sentences.profileDiffers(size.name, quantityText(size.memory), quantityText(memory));
  return { size: { ...size, memory, ...(source && { source }) }, note };
}

function isPlain(spawner: string | undefined): spawner is string {
  return spawner !== undefined && PLAIN_SPAWNERS.includes(spawner.slice(spawner.lastIndexOf('.') + 1));
}
