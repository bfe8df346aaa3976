import {
  type Fact,
  type JupyterHubPlatform,
  type Quota,
  type Reason,
  type Task,
  fact,
  facts,
  taskType,
  unknown,
  unlimited,
} from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { withoutEndSlashes } from '../http/base';
import { textMember } from '../http/jsonValue';
import { jupyterhubSentences as sentences } from '../messages/jupyterhub';
import type { Platform } from '../platform';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../reply';
import { type GroupLimits, groupLimits } from './jupyterhub/group';
import { type Profiles, checkedProfiles, runningServers, spawnerOf } from './jupyterhub/profiles';
import { type ServiceReply, PLANNER, askService } from './jupyterhub/service';
import { type HubUser, inPath, takenServers, userOf } from './jupyterhub/user';

const NOTEBOOK = 'purl:jupyter-notebook';

/**
 * A JupyterHub (PLATFORMS §1). It publishes no sizes: they come from a canIDoThis service behind the hub, which answers
 * in its place; the properties of a group; the declared profiles, held against what runs; or stay unknown. The user's
 * own token is enough, with `read:users:name`, `read:users:groups` and `read:servers`.
 */
export function jupyterhubPlatform(configuration: JupyterHubPlatform, tools: PlatformTools): Platform {
  const { now } = tools;
  return factsPlatform(configuration, tools, async (ask, task) => {
    const [hub, me, service, group] = await Promise.all([
      ask.get('/hub/api/'),
      ask.get('/hub/api/user'),
      askService(ask, task, { configuration, now }),
      configuration.group === undefined ? undefined : ask.get(`/hub/api/groups/${inPath(configuration.group)}`),
    ]);
    if (isFailure(hub)) return hub;
    const version = textMember(hub.value, 'version');
    if (version === undefined) return wrong(hub, sentences.noHub(configuration.name));
    if (isFailure(me)) return tokenRefused(ask, me, configuration);
    const user = userOf(me.value);
    if (!user) return wrong(me, sentences.noUser(configuration.name));
    if (service.answer) return service.answer;
    const limits = group && groupLimits(group, { group: configuration.group ?? '', user, version });
    return gathered({ ask, task, configuration, hub, me, user, service, limits });
  });
}

interface Gathered {
  readonly ask: Ask;
  readonly task: Task;
  readonly configuration: JupyterHubPlatform;
  readonly hub: JsonReply;
  readonly me: JsonReply;
  readonly user: HubUser;
  readonly service: ServiceReply;
  readonly limits: GroupLimits | undefined;
}

async function gathered({ ask, task, configuration, hub, me, user, service, limits }: Gathered) {
  const allowed = limits && typeof limits.servers.value === 'number' ? limits.servers.value : configuration.servers;
  const [running, spawner, counted] = await Promise.all([
    runningServers(ask, user, configuration.url),
    configuration.profiles ? spawnerOf(ask, user) : undefined,
    quotasOf(ask, { me, user, allowed }),
  ]);
  const profiles = checkedProfiles(configuration, { running, spawner }, hub.source.observedAt);
  const { cores, memory, gpus } = limits ?? {};
  return facts({
    runs: fact([...new Set([NOTEBOOK, ...(configuration.declared?.runs ?? [])])], hub.source),
    sizes: profiles.sizes,
    ...(cores && { cores }),
    ...(memory && { memory }),
    ...(gpus && { gpus }),
    instances: fact(1, hub.source), // a notebook runs in one server
    quotas: counted.quotas,
    notes: notesOf({ task, configuration, service, limits, profiles, counted }),
  });
}

function wrong({ source }: JsonReply, because: string): Failure {
  return { kind: 'unintelligible', because, source };
}

/** A hub answers 403 "Forbidden" to a token that it does not know; one that it knows may always ask whose it is. */
async function tokenRefused(ask: Ask, failure: Failure, { name, url }: JupyterHubPlatform): Promise<Failure> {
  const { refused, source } = failure;
  if (refused?.status !== 403 || refused.said?.includes('scope')) return failure;
  const page = `${withoutEndSlashes(url)}/hub/token`;
  const { kind } = await ask.secret();
  const remedy = kind === 'secret' ? sentences.tokenRefused(name, page) : sentences.tokenWanted(name, page);
  return { kind: 'unauthorised', remedy, source, refused };
}

interface Counting {
  readonly me: JsonReply;
  readonly user: HubUser;
  /** How many named servers a user may have; undefined where it is not known. The default server comes besides. */
  readonly allowed: number | undefined;
}

/** What was counted, and why that may not be all. */
interface Counted {
  readonly quotas: Fact<readonly Quota[]>;
  readonly uncounted?: string;
}

/**
 * How many servers the user may have, and has. A named server whose start failed, or that is stopped, counts, but is
 * listed only on request (JupyterHub 3.0 and later).
 */
async function quotasOf(ask: Ask, { me, user, allowed }: Counting): Promise<Counted> {
  const { source } = me;
  if (user.kind === 'service') return { quotas: unknown(sentences.ofService(user.name), source) };
  if (!user.servers) return { quotas: unknown(sentences.serversUnread(user.name), source) };
  if (allowed === undefined) {
    const taken = takenServers(user.servers);
    return { quotas: taken === 0 ? unlimited(source) : unknown(sentences.serversRun(taken), source) };
  }
  const reply = await ask.get(`/hub/api/users/${inPath(user.name)}`, {
    query: { include_stopped_servers: 1 },
  });
  const all = isFailure(reply) ? undefined : userOf(reply.value)?.servers;
  const from = { ...(all ? reply.source : source), from: `${(all ? reply : me).source.from} servers` };
  const instances = fact({ limit: allowed + 1, used: takenServers(all ?? user.servers) }, from);
  const quotas = fact<readonly Quota[]>([{ holder: sentences.holder(user.name), instances }], source);
  return all
    ? { quotas }
    : { quotas, uncounted: sentences.stoppedUncounted(isFailure(reply) ? sentenceOf(reply) : '') };
}

type Noted = Pick<Gathered, 'task' | 'configuration' | 'service' | 'limits'> & {
  readonly profiles: Profiles;
  readonly counted: Counted;
};

function notesOf({ task, configuration, service, limits, profiles, counted }: Noted): Reason[] {
  const { service: path = PLANNER, declared } = configuration;
  const isSized =
    profiles.sizes.value !== 'unknown' ||
    declared?.sizes ||
    declared?.limits ||
    typeof limits?.memory.value === 'object';
  const isContainer = taskType(task.type)?.endsWith('-container') === true;
  const texts = [
    ...(service.trouble === undefined ? [] : [sentences.serviceFailed(path, service.trouble)]),
    ...(limits?.notes ?? []),
    ...profiles.notes,
    ...(counted.uncounted === undefined ? [] : [counted.uncounted]),
    ...(isSized ? [] : [sentences.noSizes]),
    ...(isContainer ? [sentences.jupyterImage] : []),
  ];
  return texts.map((text) => ({ path: '', code: 'jupyterhub', text }));
}
