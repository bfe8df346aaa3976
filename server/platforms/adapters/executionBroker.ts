import type { Answer, ExecutionBroker, ShoppingItem, Task } from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { isRecord, listOf, member } from '../http/jsonValue';
import type { Platform } from '../platform';
import { answerOf } from '../reply';
import { reserving } from '../reserving';
import { attributed } from './canidothis/source';
import { DIALECTS, type DialectName } from './executionBroker/dialect';
import { doorsOf, putQuestion } from './executionBroker/exchange';
import { readOffers } from './executionBroker/offers';
import { type Translation, requestOf } from './executionBroker/request';
import { answerToUnknownKind } from './executionBroker/unknownKind';

/**
 * An ExecutionBroker of the IVOA (MODEL §7), which answers by itself. Its offers reserve what they offer until they expire:
 * those that do not count are given back at once, the others when they are released.
 */
export function executionBrokerPlatform(configuration: ExecutionBroker, tools: PlatformTools): Platform {
  const asked: Asked = { platform: configuration.name, dialect: configuration.dialect, now: tools.now };
  const ask = (each: ExecutionBroker) => factsPlatform(each, tools, async (by, task) => askBroker(by, task, asked));
  return reserving({ configuration, tools, ask, giveBack });
}

interface Asked {
  readonly platform: string;
  readonly dialect: DialectName | undefined;
  readonly now: () => Date;
}

async function askBroker(ask: Ask, task: Task, { platform, dialect, now }: Asked): Promise<Answer> {
  const missing = missingData(task);
  if (missing.length > 0) return { kind: 'incomplete', missing };
  const said = requestOf(task, DIALECTS[dialect ?? '2026'], platform);
  if (said.kind === 'not-expressible') return { kind: 'declined', reasons: said.reasons };
  const { reply, door } = await putQuestion(ask, {
    doors: doorsOf(dialect),
    bodyFor: (name) => bodyOf(requestOf(task, DIALECTS[name], platform)),
    platform,
  });
  if (reply.kind !== 'offers') {
    const body = bodyOf(requestOf(task, DIALECTS[door.dialect], platform));
    return answerToUnknownKind(reply, { platform, body, components: said.components }) ?? answerOf(reply);
  }
  const { components, caveats } = said;
  const reading = readOffers(reply.value, { platform, task, now: now().getTime(), components, caveats });
  if (reading.unwanted.length > 0) ask.lastly(async (later) => giveBack(later, reading.unwanted));
  return attributed(reading.answer, ask.source(`POST ${door.path}`));
}

function bodyOf(said: Translation) {
  return said.kind === 'request' ? said.body : {};
}

/** Tells a broker that offers are not taken. Servers differ in how they write the path of a phase. */
async function giveBack(ask: Ask, sessions: readonly string[]): Promise<void> {
  await Promise.all(
    sessions.map(async (session) => {
      for (const path of ['phase', '/phase']) {
        const json = { kind: 'uri:enum-value-update', path, value: 'REJECTED' };
        const reply = await ask.post(`/sessions/${session}`, { json });
        const phase = reply.kind === 'json' ? member(reply.value, 'phase') : undefined;
        if (phase === 'REJECTED' || (reply.kind === 'json' && phase === undefined)) return;
      }
    }),
  );
}

/** The shopping list: data that the person who asks must supply first. Brokers refuse data that is nowhere, so nothing is sent. */
function missingData(task: Task): readonly ShoppingItem[] {
  return (listOf(task['data-resources']) ?? []).flatMap((data, index): ShoppingItem[] => {
    if (!isRecord(data)) return [];
    const { required, location, name, description } = data;
    if (required !== true || (location !== null && location !== undefined)) return [];
    const path = `data-resources/${index}/location`;
    const said = typeof description === 'string' ? { description } : {};
    return [{ path, name: typeof name === 'string' ? name : `data-resources/${index}`, ...said }];
  });
}
