import type { Ask } from '../../ask';
import { type JsonRecord, isRecord, member } from '../../http/jsonValue';
import { headerOf } from '../../http/outcome';
import { brokerSentences as sentences } from '../../messages/executionBroker';
import type { Failure, JsonReply } from '../../reply';
import type { DialectName } from './dialect';

/** A place where a broker may take questions, and the generation that it takes there. */
export interface Door {
  readonly path: string;
  readonly dialect: DialectName;
}

/** Where questions are put, one after the other until one is taken (MODEL §7). */
const DOORS: readonly Door[] = [
  { path: '/requests', dialect: '2026' },
  { path: '/offersets', dialect: '2025' },
  { path: '/offersets', dialect: '2026' },
  { path: '/offerset', dialect: '2025' },
];

/** The doors of a broker of which the generation is known, or all of them. */
export function doorsOf(dialect: DialectName | undefined): readonly Door[] {
  return dialect === undefined ? DOORS : DOORS.filter((each) => each.dialect === dialect);
}

/** What came of putting a question: a set of offers, or a failure; and where it was put. */
export interface Exchanged {
  readonly reply: { readonly kind: 'offers'; readonly value: JsonRecord } | Failure;
  readonly door: Door;
}

/** How a question is put: the body for each generation, and whose broker it is. */
export interface Question {
  readonly doors: readonly Door[];
  readonly bodyFor: (dialect: DialectName) => JsonRecord;
  readonly platform: string;
}

/**
 * Puts the question at the first door that takes it. Where there is no door (404, 405) the next is tried, and where it is
 * not understood (400) the other spelling at the same door; every other refusal is the answer.
 */
export async function putQuestion(ask: Ask, { doors, bodyFor, platform }: Question): Promise<Exchanged> {
  let refused: Exchanged | undefined;
  for (const door of doors) {
    if (refused && refused.door.path !== door.path) break;
    const reply = await offersAt(ask, door.path, bodyFor(door.dialect), platform);
    if (!isFailure(reply)) return { reply, door };
    const status = reply.refused?.status;
    if (status === 404 || status === 405) continue;
    refused ??= { reply, door };
    if (status !== 400) break;
  }
  return refused ?? { reply: noDoor(ask, platform), door: { path: '/requests', dialect: '2026' } };
}

async function offersAt(ask: Ask, path: string, json: JsonRecord, platform: string): Promise<Exchanged['reply']> {
  const reply = await ask.post(path, { json }, { follow: false });
  if (!isFailure(reply)) return offersIn(reply, platform);
  if (![301, 302, 303].includes(reply.refused?.status ?? 0)) return reply;
  return followed(ask, reply, platform);
}

/**
 * What a 303 leads to, asked with GET, and inside of the platform's own address alone. Brokers send the offers along with
 * it, which do where it leads elsewhere.
 */
async function followed(ask: Ask, redirect: Failure, platform: string): Promise<Exchanged['reply']> {
  const { refused, source } = redirect;
  const location = refused && headerOf(refused, 'location');
  const target =
    location !== undefined && URL.canParse(location, refused?.url) ? new URL(location, refused?.url) : undefined;
  const reply = target && (await ask.get(target.href));
  const found = reply && !isFailure(reply) ? offersIn(reply, platform) : reply;
  if (found && !isFailure(found)) return found;
  const { value } = refused ?? {};
  if (isRecord(value) && member(value, 'result') !== undefined) return { kind: 'offers', value };
  return found ?? { kind: 'unintelligible', because: sentences.nothingToFollow(platform), source };
}

function offersIn({ value, source }: JsonReply, platform: string): Exchanged['reply'] {
  return isRecord(value)
    ? { kind: 'offers', value }
    : { kind: 'unintelligible', because: sentences.noObject(platform), source };
}

function noDoor(ask: Ask, platform: string): Failure {
  return { kind: 'unreachable', because: sentences.notABroker(platform), source: ask.source('POST /requests') };
}

function isFailure(reply: { readonly kind: string }): reply is Failure {
  return reply.kind !== 'json' && reply.kind !== 'offers';
}
