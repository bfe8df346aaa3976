import type { Answer, PlatformConfiguration, Task } from '../../server/core/index';
import { createPlatform } from '../../server/platforms/createPlatforms';
import { createHttpClient } from '../../server/platforms/http';

/** Asks a platform with the product's own adapter and client, as somebody who signed in with this token. */
export async function asked(configuration: PlatformConfiguration, task: Task, token?: string): Promise<Answer> {
  const http = createHttpClient({ credential: () => token });
  try {
    const platform = createPlatform(configuration, { http, now: () => new Date() });
    return await platform.canIDoThis(task, new AbortController().signal);
  } finally {
    await http.dispose();
  }
}

/** A workflow that needs one machine of this size, for so long. */
export function workflow(mincores: number, minmemory: string, minduration = 'PT10M'): Task {
  return {
    name: 'reduction',
    type: 'purl:workflow-task',
    content: { engine: 'cwl', definition: 'reduce.cwl' },
    minduration,
    'compute-resources': [{ name: 'worker', mincores, minmemory }],
  };
}

/** The sentences of a no; nothing for any other answer. */
export function reasonTexts(answer: Answer): string[] {
  return answer.kind === 'declined' ? answer.reasons.map(({ text }) => text) : [];
}

/** The sentences that come with a yes; nothing for any other answer. */
export function caveatTexts(answer: Answer): string[] {
  return answer.kind === 'offers' ? answer.caveats.map(({ text }) => text) : [];
}
