import {
  type BinderHubPlatform,
  type Reason,
  type Source,
  type Task,
  capacity,
  fact,
  facts,
  taskType,
} from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { member, textMember } from '../http/jsonValue';
import { binderhubSentences as sentences } from '../messages/binderhub';
import type { Platform } from '../platform';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../reply';
import { healthOf } from './binderhub/health';
import { match, providersOf } from './binderhub/providers';

/**
 * A BinderHub (PLATFORMS §2): it builds a repository and starts a notebook server in it. It tells how it is, how many
 * sessions there may be, and from where it builds; never its sizes. A launch is never asked for: it would build and start.
 */
export function binderhubPlatform(configuration: BinderHubPlatform, tools: PlatformTools): Platform {
  return factsPlatform(configuration, tools, async (ask, task) => {
    const [versions, healthReply, providers] = await Promise.all([
      ask.get('/versions'),
      ask.get('/health'),
      providersReply(ask),
    ]);
    const fault = faultOf({ versions, healthReply, providers }, configuration.name);
    if (fault) return fault;
    const health = healthOf(healthReply);
    const origin = originOf(task, providers);
    const { sizes, limits } = configuration.declared ?? {};
    const isSized = sizes !== undefined || limits !== undefined;
    const { source } = isFailure(versions) ? healthReply : versions;
    return facts({
      runs: fact(['purl:binder-notebook', 'purl:jupyter-notebook'], source),
      instances: fact(1, source),
      lifetime: fact(capacity.seconds(0), source), // a session's disk goes with it
      reads: fact(['https'], source), // what the notebook itself fetches
      quotas: health.quotas,
      refusals: [...health.refusals, ...origin.refusals],
      notes: [...health.notes, ...origin.notes, ...(isSized ? [] : [sentences.noSizes])].map((text) => ({
        path: '',
        code: 'binderhub',
        text,
      })),
    });
  });
}

/** Where it builds from; `/_config` was replaced by `/api/repoproviders` in May 2024. */
async function providersReply(ask: Ask): Promise<JsonReply | Failure> {
  const newer = await ask.get('/api/repoproviders');
  if (!isFailure(newer) || newer.refused?.status !== 404) return newer;
  const older = await ask.get('/_config');
  return isFailure(older) ? newer : older;
}

interface Replies {
  readonly versions: JsonReply | Failure;
  readonly healthReply: JsonReply | Failure;
  readonly providers: JsonReply | Failure;
}

/** The answer to the whole question where nobody who answers is a BinderHub. Any one of its replies shows that it is. */
function faultOf({ versions, healthReply, providers }: Replies, platform: string): Failure | undefined {
  const health = isFailure(healthReply) ? healthReply.refused?.value : healthReply.value;
  if (Array.isArray(member(health, 'checks'))) return undefined;
  if (!isFailure(versions)) {
    const isOurs = textMember(versions.value, 'binderhub', 'builder') !== undefined;
    return isOurs ? undefined : unintelligible(sentences.noVersion(platform), versions.source);
  }
  if (!isFailure(providers) && providersOf(providers.value)) return undefined;
  const isNothing = [versions, healthReply].every((each) => isFailure(each) && each.refused?.status === 404);
  return isNothing ? unintelligible(sentences.tellsNothing(platform), versions.source) : versions;
}

function unintelligible(because: string, source: Source): Failure {
  return { kind: 'unintelligible', because, source };
}

/** What speaks for and against the place that the task's repository is at. */
function originOf(task: Task, reply: JsonReply | Failure): { refusals: readonly Reason[]; notes: readonly string[] } {
  const type = taskType(task.type);
  if (type !== 'binder-notebook' && type !== 'jupyter-notebook') return { refusals: [], notes: [] };
  const repository = member(task.content, 'repository');
  const [url, ref] = [textMember(repository, 'url'), textMember(repository, 'ref')];
  if (url === undefined) return refused('content/repository', sentences.noRepository);
  const providers = isFailure(reply) ? undefined : providersOf(reply.value);
  if (!providers) {
    const because = (isFailure(reply) && sentenceOf(reply)) || '';
    return { refusals: [], notes: [sentences.providersUnread(because)] };
  }
  const found = match(providers, url);
  switch (found.kind) {
    case 'by': {
      const { name, takesRef } = found.provider;
      return { refusals: [], notes: ref === undefined || takesRef ? [] : [sentences.refIgnored(ref, name)] };
    }
    case 'unsure':
      return { refusals: [], notes: [sentences.providerUnsure(url)] };
    case 'none': {
      const names = providers.map(({ name }) => name);
      return refused('content/repository/url', sentences.noProvider(url, names), { asked: url, source: reply.source });
    }
  }
}

function refused(path: string, text: string, more: Partial<Reason> = {}) {
  return { refusals: [{ path, code: 'repository', text, ...more }], notes: [] };
}
