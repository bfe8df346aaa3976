import {
  type PlatformFacts,
  type Reason,
  type Source,
  type Task,
  type UWSService,
  fact,
  facts,
  localName,
  readDuration,
  unknown,
  unlimited,
} from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { listOf, member, textMember } from '../http/jsonValue';
import { uwsSentences as sentences } from '../messages/uws';
import type { Platform } from '../platform';
import { type Failure, type XmlReply, isFailure } from '../reply';
import { type Availability, availabilityOf } from './uws/availability';
import { type Capabilities, capabilitiesOf } from './uws/capabilities';
import { limitFacts } from './uws/limits';
import { formOf, misfits } from './uws/parameters';
import { type Probed, probe } from './uws/probe';
import { outcomeOf } from './uws/outcome';
import { unreadParts } from './uws/unread';

/**
 * A service with the job interface of the IVOA (UWS 1.1, PLATFORMS §7): whether it is available, the parameters and
 * limits that it publishes (VOSI, TAPRegExt), and with `probe` the limits that it gives a job. UWS has no place for cores
 * and memory. A job that fits is queued.
 */
export function uwsPlatform(configuration: UWSService, tools: PlatformTools): Platform {
  return factsPlatform(configuration, tools, async (ask, task) => {
    const replies = await readService(ask, configuration);
    const failure = failureOf(replies, configuration);
    if (failure) return failure;
    const service = understood(replies, { configuration, task, now: tools.now().getTime() });
    const probed = await probedFor(ask, service);
    const isSignInWanted = probed?.kind === 'failed' && probed.failure.refused?.status === 401;
    return isSignInWanted ? probed.failure : factsOf(service, probed);
  });
}

interface Replies {
  readonly availability: XmlReply | Failure;
  readonly capabilities: XmlReply | Failure;
  /** Asked only for whether it is there, and open to the user: it may hold the jobs of everybody. */
  readonly list: XmlReply | Failure;
}

async function readService(ask: Ask, configuration: UWSService): Promise<Replies> {
  const [availability, capabilities, list] = await Promise.all([
    ask.getXml('availability'),
    ask.getXml('capabilities'),
    ask.getXml(jobsOf(configuration), { query: { LAST: 1 } }),
  ]);
  return { availability, capabilities, list };
}

/** The path of the job list, without the slashes around it. */
function jobsOf({ jobs = 'async' }: UWSService): string {
  return jobs.replace(/^\/+|\/+$/g, '');
}

/** What nothing can be said without: the right to ask, a list of jobs at that path, any answer at all. */
function failureOf({ availability, capabilities, list }: Replies, configuration: UWSService): Failure | undefined {
  const failures = [list, availability, capabilities].filter(isFailure);
  const signIn = failures.find(({ refused }) => refused?.status === 401);
  if (signIn || failures.length === 3) return signIn ?? failures[0];
  if (!isFailure(list) || list.refused?.status !== 404)
    return strange({ availability, capabilities, list }, configuration);
  const because = sentences.noJobList(configuration.name, jobsOf(configuration));
  return { kind: 'unreachable', because, source: list.source, refused: list.refused };
}

/** Documents of which none is what such a service has there: some other place that answers in XML. */
function strange({ availability, capabilities, list }: Replies, { name }: UWSService): Failure | undefined {
  const is = (reply: XmlReply | Failure, root: string) => !isFailure(reply) && reply.root.name === root;
  const isOurs = is(availability, 'availability') || is(capabilities, 'capabilities') || is(list, 'jobs');
  if (isOurs) return undefined;
  return { kind: 'unintelligible', because: sentences.noService(name), source: list.source };
}

interface Asked {
  readonly configuration: UWSService;
  readonly task: Task;
  readonly now: number;
}

/** What was understood of a service, as it bears on a task. */
interface Service extends Asked {
  readonly availability: Availability & { readonly source: Source };
  readonly capabilities: Capabilities & { readonly source: Source };
  readonly refusals: readonly Reason[];
  /** What could not be read. */
  readonly unread: readonly Reason[];
  /** In seconds. */
  readonly run?: number;
  readonly keep?: number;
}

function understood(replies: Replies, asked: Asked): Service {
  const { task, now } = asked;
  const availability = { ...availabilityOf(replies.availability, now), source: replies.availability.source };
  const capabilities = { ...capabilitiesOf(replies.capabilities), source: replies.capabilities.source };
  const parameters = runsTask(asked) ? misfits(task, capabilities.parameters, capabilities.source) : [];
  const run = seconds(task.minduration);
  const keeps = (listOf(task['storage-resources']) ?? []).flatMap((each) => seconds(member(each, 'minlifetime')) ?? []);
  return {
    ...asked,
    availability,
    capabilities,
    refusals: [...availability.refusals, ...parameters],
    unread: unreadParts(replies),
    ...(run !== undefined && { run }),
    ...(keeps.length > 0 && { keep: Math.max(...keeps) }),
  };
}

/** The seconds of a duration, rounded up; a month has 31 days here, since less may not be enough. */
function seconds(text: unknown): number | undefined {
  const found = readDuration(text)?.duration;
  return found && Number(found.months) * 31 * 86_400 + Math.ceil(Number(found.milliseconds) / 1000);
}

/** A service runs its own task, unless its user declares what else. */
function runsOf({ declared }: UWSService): readonly string[] {
  return declared?.runs ?? ['purl:workflow-task'];
}

function runsTask({ configuration, task }: Asked): boolean {
  const engines = enginesOf({ configuration, task });
  const engine = engineOf(task);
  const hasEngine = engine === undefined || engines === undefined || engines.includes(engine);
  return hasEngine && runsOf(configuration).some((each) => localName(each) === localName(task.type));
}

function engineOf(task: Task): string | undefined {
  return textMember(task.content, 'engine')?.toLowerCase();
}

/** Its own tasks, and what its user declares besides. Undefined where that is no more than that it runs other things. */
function enginesOf({ configuration: { declared }, task }: Pick<Asked, 'configuration' | 'task'>) {
  const engines = ['uws', ...(declared?.engines ?? []).map((each) => each.toLowerCase())];
  const isOpen = declared?.runs !== undefined && declared.engines === undefined && engineOf(task) !== 'uws';
  return isOpen ? undefined : engines;
}

/** Makes a job only where the user allows it, and where nothing stands against the task already. */
async function probedFor(ask: Ask, service: Service): Promise<Probed | undefined> {
  const { configuration, refusals, task, run = 0, keep } = service;
  if (configuration.probe !== true || refusals.length > 0 || !runsTask(service)) return undefined;
  return probe(ask, {
    jobs: jobsOf(configuration),
    form: formOf(task),
    ...(run > 0 && { duration: run }),
    ...(keep !== undefined && { kept: run + keep }),
  });
}

function factsOf(service: Service, probed: Probed | undefined): PlatformFacts {
  const { configuration, availability, capabilities } = service;
  const { source } = capabilities;
  const found = outcomeOf(probed, service);
  const noPlace = unknown(sentences.noPlace);
  const engines = enginesOf(service);
  return facts({
    ...limitFacts({ ...service, source, ...(probed && { probed }) }),
    ...{ cores: noPlace, memory: noPlace, gpus: noPlace },
    runs: configuration.declared?.runs ? unknown() : fact(runsOf(configuration), source),
    engines: engines ? { value: engines, source, because: sentences.ownEngine } : unknown(),
    quotas: unlimited(source),
    isQueued: fact(true, source),
    refusals: [...service.refusals, ...found.refusals],
    notes: [...availability.notes, ...service.unread, ...found.notes],
  });
}
