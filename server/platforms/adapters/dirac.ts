import {
  type DIRACPlatform,
  type PlatformFacts,
  type Reason,
  type Task,
  facts,
  fact,
  readAt,
  taskType,
  unknown,
} from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { listOf, member, textMember } from '../http/jsonValue';
import { diracSentences as sentences } from '../messages/dirac';
import type { Platform } from '../platform';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../reply';
import { comparedText, countingOf, runTime } from './dirac/cpuTime';
import { placesOf } from './dirac/queues';
import { membershipOf, standingRefusals, storageQuota } from './dirac/registry';
import { statusOf } from './dirac/status';

/**
 * A DIRAC grid, asked through DiracX (PLATFORMS §6): whether it is ready, the user's standing in the virtual organisation,
 * what its jobs may ask for, which sites are banned. Its queues are in DIRAC's own configuration, which DiracX does not
 * tell: they are declared. A yes is a job that waits to be matched.
 */
export function diracPlatform(configuration: DIRACPlatform, tools: PlatformTools): Platform {
  return factsPlatform(configuration, tools, async (ask, task) => {
    const replies = await readGrid(ask);
    const { config } = replies;
    const notReady = isFailure(replies.ready) && replies.ready.refused?.status !== 404;
    if (notReady) return replies.ready;
    if (isFailure(config)) return withScope(config, configuration);
    const isOurs = ['Registry', 'Operations'].some((part) => member(config.value, part) !== undefined);
    if (!isOurs) return unintelligible(config, configuration);
    const other = otherScope(replies.user, configuration);
    if (other !== undefined) return { kind: 'unauthorised', remedy: other };
    return factsOf({ ...replies, config }, { configuration, task, now: tools.now().toISOString() });
  });
}

interface Replies {
  readonly ready: JsonReply | Failure;
  readonly metadata: JsonReply | Failure;
  readonly config: JsonReply | Failure;
  readonly user: JsonReply | Failure;
  readonly sites: JsonReply | Failure;
  readonly elements: JsonReply | Failure;
}

async function readGrid(ask: Ask): Promise<Replies> {
  const anonymous = { isAnonymous: true };
  const [ready, metadata, config, user, sites, elements] = await Promise.all([
    ask.get('/api/health/ready', anonymous),
    ask.get('/.well-known/dirac-metadata', anonymous),
    ask.get('/api/config/'),
    ask.get('/api/auth/userinfo'),
    ask.get('/api/rss/site'),
    ask.get('/api/rss/compute'),
  ]);
  return { ready, metadata, config, user, sites, elements };
}

function unintelligible({ source }: JsonReply, { name }: DIRACPlatform): Failure {
  return { kind: 'unintelligible', because: sentences.noConfiguration(name), source };
}

/** The scope of a token for this organisation, and for this group where one is named. */
function scopeOf({ vo, group }: DIRACPlatform): string {
  return group === undefined ? `vo:${vo}` : `vo:${vo} group:${group}`;
}

function withScope(failure: Failure, configuration: DIRACPlatform): Failure {
  if (failure.kind !== 'unauthorised') return failure;
  return { ...failure, remedy: sentences.askForScope(failure.remedy, scopeOf(configuration)) };
}

/** What DiracX answers is about the token's own organisation and group, and so nothing for another. */
function otherScope(user: JsonReply | Failure, configuration: DIRACPlatform): string | undefined {
  if (isFailure(user)) return undefined;
  const [vo, group] = [textMember(user.value, 'vo'), textMember(user.value, 'dirac_group')];
  const isOther = vo !== undefined && vo !== configuration.vo;
  const isOtherGroup = configuration.group !== undefined && group !== undefined && group !== configuration.group;
  if (!isOther && !isOtherGroup) return undefined;
  const has = isOther ? `vo:${vo}` : `group:${group ?? ''}`;
  return sentences.otherScope(configuration.name, has, scopeOf(configuration));
}

interface Asked {
  readonly configuration: DIRACPlatform;
  readonly task: Task;
  readonly now: string;
}

function factsOf(
  replies: Replies & { readonly config: JsonReply },
  { configuration, task, now }: Asked,
): PlatformFacts {
  const { config } = replies;
  const counting = countingOf(task, configuration);
  const membership = membershipOf(replies, configuration);
  const rules = member(member(member(config.value, 'Operations'), configuration.vo), 'JobDescription');
  const source = { ...config.source, from: `${config.source.from} JobDescription` };
  const seconds = numberIn(rules, 'MaxCPUTime');
  const [sites, elements] = [statusOf(replies.sites, 'sites'), statusOf(replies.elements, 'computing elements')];
  const compared = comparedText(task, counting);
  const declared = readAt(now, 'declared')(`the platform's configuration ("${configuration.id}")`);
  const banned = [...sites.banned, ...elements.banned];
  const { queues } = configuration;
  const grid = { counting, banned, source: declared, ...(seconds !== undefined && { maxCpuTime: seconds }) };
  return facts({
    runs: unknown(sentences.kindUnknown),
    sizes: unknown(sentences.queuesUnknown),
    ...(queues && { places: { value: placesOf(queues, grid), source: declared } }),
    duration:
      seconds === undefined ? unknown(undefined, source) : runTime({ what: '"MaxCPUTime"', seconds }, counting, source),
    quotas: storageQuota(membership, config.source),
    isQueued: fact(true, source),
    refusals: [
      ...standingRefusals(membership, replies),
      ...ruleRefusals(task, rules, source),
      ...sites.refusals,
      ...elements.refusals,
    ],
    notes: [
      ...(compared === undefined ? [] : [{ path: 'minduration', code: 'cpu-time', text: compared, source: declared }]),
      ...userNotes(replies.user),
      ...sites.notes,
      ...elements.notes,
    ],
  });
}

/** Whether somebody is suspended is found by who they are. */
function userNotes(user: JsonReply | Failure): Reason[] {
  if (!isFailure(user)) return [];
  const text = `${sentences.userUnknown} ${sentenceOf(user) ?? ''}`.trim();
  return [{ path: '', code: 'unknown', text, source: user.source }];
}

/** What the rules for jobs refuse whatever their size: a notebook or a deployment, users' jobs, too many files. */
function ruleRefusals(task: Task, rules: unknown, source: Reason['source']): Reason[] {
  const from = source && { source };
  const isService = ['jupyter-notebook', 'binder-notebook', 'kubernetes-deployment'].includes(
    taskType(task.type) ?? '',
  );
  const listed = listOf(member(rules, 'AllowedJobTypes')) ?? [];
  const types = listed.every((each) => typeof each === 'string') ? listed : []; // a part would look like all
  const [most, data] = [numberIn(rules, 'MaxInputData'), listOf(task['data-resources'])?.length ?? 0];
  return [
    ...(isService ? [{ path: 'type', code: 'type', asked: task.type, text: sentences.batchOnly }] : []),
    ...(types.length > 0 && !types.includes('User')
      ? [{ path: '', code: 'type', text: sentences.notForUsers(types), ...from }]
      : []),
    ...(most !== undefined && data > most
      ? [{ path: 'data-resources', code: 'limit', text: sentences.tooMuchData(data, most), ...from }]
      : []),
  ];
}

function numberIn(value: unknown, key: string): number | undefined {
  const found = member(value, key);
  return typeof found === 'number' && found >= 0 ? found : undefined;
}
