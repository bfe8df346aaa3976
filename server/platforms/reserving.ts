import type { Answer, Task } from '../core/index';
import { type Ask, type AskedConfiguration, timeoutMsOf } from './ask';
import { type PlatformTools, afterwards } from './factsPlatform';
import { orCalledOff } from './http/deadline';
import type { Platform } from './platform';
import { reservationsOf } from './reservations';

/** How much longer than the question the platform may take: what comes too late is still to be given back. */
const GRACE_MS = 5_000;

/** What a platform is made of whose offers reserve something. */
export interface Reserving<C extends AskedConfiguration> {
  readonly configuration: C;
  readonly tools: PlatformTools;
  /** Makes the platform that asks; its answers name in `reservation` what each offer reserves. */
  readonly ask: (configuration: C) => Platform;
  /** Takes back what was reserved. */
  readonly giveBack: (ask: Ask, reservations: readonly string[]) => Promise<unknown>;
}

/**
 * Makes a platform that leaves nothing reserved behind (MODEL §7). A question that was sent is followed to its end also
 * when it was called off or took too long: only the answer tells what there is to give back.
 */
export function reserving<C extends AskedConfiguration>({
  configuration,
  tools,
  ask,
  giveBack,
}: Reserving<C>): Platform {
  const timeoutMs = timeoutMsOf(configuration);
  const patient = ask({ ...configuration, timeout: (timeoutMs + GRACE_MS) / 1000 });
  const given = async (answer: Answer) => {
    const reservations = reservationsOf(answer);
    if (reservations.length > 0) await afterwards(configuration, tools, async (later) => giveBack(later, reservations));
  };
  const release = (answer: Answer) => tools.http.keep(given(answer));
  return {
    identity: patient.identity,
    id: patient.id,
    timeoutMs,
    canIDoThis: async (task: Task, signal) => {
      signal.throwIfAborted();
      const asking = patient.canIDoThis(task, new AbortController().signal);
      const handed = orCalledOff(asking, signal);
      tools.http.keep(handed.catch(async () => given(await asking)));
      const answer = await handed;
      if (signal.aborted) release(answer);
      signal.throwIfAborted();
      return answer;
    },
    release,
  };
}
