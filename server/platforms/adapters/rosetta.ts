import { type PlatformFacts, type Reason, type RosettaPlatform, type Task, facts, taskType } from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { rosettaSentences as sentences } from '../messages/rosetta';
import type { Platform } from '../platform';
import { type Failure, type TextReply, isFailure } from '../reply';
import { type Computing, computingsOn } from './rosetta/computings';
import { isSlurm, needsKeys, placeOf } from './rosetta/place';
import { type Session, signIn } from './rosetta/signIn';

/** Of how many computing resources the own page is read; what the list does not show of the others is unknown. */
const MOST_READ = 20;

/** Where the list is: since 2022, and before. */
const LISTS = ['/computing/', '/computings/'];

/**
 * A Rosetta, which shows its computing resources to people alone (PLATFORMS §3): which engines and processors they have is
 * read off its pages. What cannot be read there is unknown. How much there is, Rosetta does not know.
 */
export function rosettaPlatform(configuration: RosettaPlatform, tools: PlatformTools): Platform {
  return factsPlatform(configuration, tools, async (ask, task) => {
    const session = await signIn(ask, configuration.name);
    if (session.kind !== 'session') return session;
    const list = await listOf(ask, session, configuration.name);
    if (isFailure(list)) return list;
    const shown = computingsOn(list.text);
    if (shown.length === 0 && isSignIn(list.text)) return signedOut(list, configuration.name);
    const wanted = shown.filter(
      ({ name }) => configuration.computing === undefined || name === configuration.computing,
    );
    const found = await Promise.all(wanted.slice(0, MOST_READ).map(async (each) => detailed(ask, session, each)));
    return factsOf([...found, ...wanted.slice(MOST_READ)], { task, list, configuration, shown });
  });
}

async function listOf(ask: Ask, session: Session, platform: string): Promise<TextReply | Failure> {
  let last: TextReply | Failure | undefined;
  for (const path of LISTS) {
    const reply = await ask.getText(path, page(session));
    if (!isFailure(reply)) return reply;
    const status = reply.refused?.status ?? 0;
    if (status >= 300 && status < 400) return signedOut(reply, platform);
    last = reply;
    if (status !== 404) break;
  }
  return (
    last ?? { kind: 'unreachable', because: sentences.unreadable(platform), source: ask.source('GET /computing/') }
  );
}

/** Some versions send on to the sign-in, others show it in place of the page. */
function isSignIn(text: string): boolean {
  return /type\s*=\s*["']?password\b/i.test(text);
}

function signedOut({ source }: TextReply | Failure, platform: string): Failure {
  return { kind: 'unauthorised', remedy: sentences.signedOut(platform), source };
}

function page({ cookie }: Session) {
  return { accept: 'text/html', headers: { cookie }, isAnonymous: true, follow: false };
}

/** A resource with what its own page says. Only this address is asked: links of the same pages delete resources. */
async function detailed(ask: Ask, session: Session, computing: Computing): Promise<Computing> {
  const { uuid } = computing;
  if (uuid === undefined || computing.shown.has('supports')) return computing;
  const reply = await ask.getText('/computing/', { ...page(session), query: { uuid, details: 'True' } });
  const [own] = isFailure(reply) ? [] : computingsOn(reply.text);
  return own ? { ...computing, shown: new Map([...computing.shown, ...own.shown]) } : computing;
}

interface Read {
  readonly task: Task;
  readonly list: TextReply;
  readonly configuration: RosettaPlatform;
  readonly shown: readonly Computing[];
}

function factsOf(found: readonly Computing[], { task, list, configuration, shown }: Read): PlatformFacts {
  const { name, computing } = configuration;
  const note = (code: string, text: string): Reason => ({ path: '', code, text, source: list.source });
  if (shown.length === 0) return facts({ notes: [note('unreadable', sentences.unreadable(name))] });
  if (found.length === 0) {
    const known = shown.map((each) => each.name);
    return facts({ refusals: [note('place', sentences.noSuchComputing(name, computing ?? '', known))] });
  }
  const isImported = ['jupyter-notebook', 'binder-notebook'].includes(taskType(task.type) ?? '');
  return facts({
    places: {
      value: found.map((each) => ({ ...placeOf(each, list.source), notes: notesOf(each, note) })),
      source: list.source,
    },
    notes: isImported ? [note('import', sentences.imported)] : [],
  });
}

function notesOf(computing: Computing, note: (code: string, text: string) => Reason): readonly Reason[] {
  return [
    ...(needsKeys(computing) ? [note('keys', sentences.keys(computing.name))] : []),
    ...(isSlurm(computing) ? [note('limits', sentences.limits(computing.name))] : []),
  ];
}
