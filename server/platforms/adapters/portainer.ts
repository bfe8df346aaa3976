import { type Place, type PortainerPlatform, type Task, fact, facts } from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { portainerSentences as sentences } from '../messages/portainer';
import type { Platform } from '../platform';
import { type Failure } from '../reply';
import { clusterPlaces, clusterSnapshot } from './portainer/cluster';
import { dockerFacts, snapshotFacts } from './portainer/docker';
import { type Environment, readEnvironments } from './portainer/environments';
import { readIsOrdinary, rightsOf } from './portainer/rights';

/**
 * Portainer CE: its environments are the places, and each is asked at this moment through Portainer (PLATFORMS §4). A
 * snapshot counts only where an environment does not answer, and says so. The token is an access token of an ordinary user.
 */
export function portainerPlatform(configuration: PortainerPlatform, tools: PlatformTools): Platform {
  const { name, environments: wanted } = configuration;
  const gather = async (ask: Ask, task: Task) => {
    const [all, isOrdinary] = await Promise.all([readEnvironments(ask, name), readIsOrdinary(ask, task)]);
    if ('kind' in all) return all;
    const usable = all.filter((each) => wanted?.includes(each.name) ?? true);
    const source = all[0]?.source ?? ask.source('GET /api/endpoints');
    if (usable.length === 0) return noneOf(configuration, all, { source });
    const found = await Promise.all(usable.map(async (each) => placesOf(ask, task, { environment: each, isOrdinary })));
    const places = found.flatMap((each) => each.places);
    const isOpen = places.some(({ closed }) => closed === undefined);
    // Where none could be asked nothing was learnt, and the answer is that failure.
    const [failure] = isOpen ? [] : found.flatMap((each) => each.failure ?? []);
    return failure ?? facts({ places: { value: places, source } });
  };
  return factsPlatform(configuration, tools, gather, { auth: { type: 'api-key' } });
}

function noneOf(
  { name, environments = [] }: PortainerPlatform,
  all: readonly Environment[],
  { source }: Pick<Failure, 'source'>,
): Failure {
  if (all.length === 0) return { kind: 'unauthorised', remedy: sentences.noEnvironment(name), source };
  const has = all.map((each) => each.name);
  return { kind: 'unreachable', because: sentences.notThere(name, environments, has), source };
}

interface Asked {
  readonly environment: Environment;
  readonly isOrdinary: boolean | undefined;
}

interface Found {
  readonly places: readonly Place[];
  /** Why nothing at all was learnt of the environment. */
  readonly failure?: Failure;
}

async function placesOf(ask: Ask, task: Task, { environment, isOrdinary }: Asked): Promise<Found> {
  const { name, kind, isUp, isLive } = environment;
  const place = { kind: 'environment', name };
  if (kind === 'other') return { places: [{ ...place, ...runsNothing(environment), closed: sentences.otherKind }] };
  if (!isUp)
    return {
      places: [{ ...(fromSnapshot(environment) ?? { ...place, ...runsNothing(environment) }), closed: sentences.down }],
    };
  const live = isLive ? await liveOf(ask, task, environment) : undefined;
  if (live && !('kind' in live))
    return { places: live.map((each) => withRights(each, task, { environment, isOrdinary })) };
  const snapshot = fromSnapshot(environment);
  if (snapshot && live?.kind !== 'unauthorised') {
    return { places: [withRights(snapshot, task, { environment, isOrdinary })] };
  }
  const closed = live?.kind === 'unauthorised' ? sentences.closedToToken : sentences.silent;
  return { places: [{ ...place, closed }], ...(live && { failure: live }) };
}

/** A place of which nothing is known must not be told as one that would do. */
function runsNothing({ source }: Environment) {
  return { runs: fact<readonly string[]>([], source) };
}

async function liveOf(ask: Ask, task: Task, environment: Environment): Promise<readonly Place[] | Failure> {
  if (environment.kind === 'kubernetes') return clusterPlaces(ask, task, environment);
  const found = await dockerFacts(ask, environment);
  return 'kind' in found ? found : [{ ...found, kind: 'environment', name: environment.name }];
}

function fromSnapshot(environment: Environment): Place | undefined {
  const { snapshot, kind, name } = environment;
  if (!snapshot) return undefined;
  if (kind === 'kubernetes') return clusterSnapshot(snapshot, environment);
  return { ...snapshotFacts(snapshot, environment), kind: 'environment', name };
}

/** The settings for ordinary users are of Docker; Kubernetes has rules of its own. */
function withRights(place: Place, task: Task, { environment, isOrdinary }: Asked): Place {
  if (environment.kind !== 'docker') return place;
  const { refusals, notes } = rightsOf(task, environment, isOrdinary);
  return {
    ...place,
    refusals: [...(place.refusals ?? []), ...refusals],
    notes: [...(place.notes ?? []), ...notes],
  };
}
