import type { Answer, JupyterHubPlatform, Task } from '../../../core/index';
import type { Ask } from '../../ask';
import { isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { identityOf } from '../../identity';
import { type Failure, isFailure, sentenceOf } from '../../reply';
import { attributed } from '../canidothis/source';
import { readEnvelope } from '../canidothisEnvelope';

/** Where `ossr serve` stands behind a hub. */
export const PLANNER = '/services/ossr-planner/';

/**
 * What came of asking a service on the hub: its answer, or what went wrong, which is empty where it took too long.
 * Neither where there is no such service.
 */
export interface ServiceReply {
  readonly answer?: Answer;
  readonly trouble?: string;
}

/**
 * Asks the canIDoThis service that stands behind the hub. One that is not configured is first looked for: the task is sent
 * only to what describes itself as such a service.
 */
export async function askService(
  ask: Ask,
  task: Task,
  { configuration, now }: { readonly configuration: JupyterHubPlatform; readonly now: () => Date },
): Promise<ServiceReply> {
  const path = configuration.service ?? PLANNER;
  if (configuration.service === undefined) {
    const found = await ask.get(path);
    if (isFailure(found)) return isRefusal(found.refused?.status) ? troubled(found) : {};
    if (!isDescription(found.value)) return {};
  }
  const reply = await ask.post(path, { json: task });
  if (isFailure(reply)) return troubled(reply);
  const answer = readEnvelope(reply.value, { platform: identityOf(configuration), task, now: now().getTime() });
  return answer.kind === 'unintelligible' ? { trouble: answer.because } : { answer: attributed(answer, reply.source) };
}

function isRefusal(status: number | undefined): boolean {
  return status === 401 || status === 403;
}

function troubled(failure: Failure): ServiceReply {
  return { trouble: sentenceOf(failure) ?? '' };
}

/** Whether this is how a canIDoThis service describes itself (MODEL §6), and no page or service of another kind. */
function isDescription(value: unknown): boolean {
  const says = ['types', 'platforms'].some((key) => listOf(member(value, key)) !== undefined);
  return textMember(value, 'name') !== undefined && (says || isRecord(member(value, 'limits')));
}
