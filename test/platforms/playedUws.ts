import { readFileSync } from 'node:fs';
import type { Answer, Task, UWSService } from '../../server/core/index';
import { uwsPlatform } from '../../server/platforms/adapters/uws';
import { type Play, type ReceivedRequest, client, playPlatform } from './playedPlatform';

/** A captured document of DaCHS 2.7. */
export const captured = (name: string) => readFileSync(`test/platforms/fixtures/uws/${name}.xml`, 'utf8');

/** What a played service answers, by method and path; a function answers in its own way. */
export type Script = Readonly<Record<string, string | number | Play>>;

const JOB = '/run/async/gl7giyxn';

/** DaCHS as captured, with one job that it makes of whatever it is sent. */
export const DACHS: Script = {
  'GET /run/availability': captured('availability'),
  'GET /run/capabilities': captured('capabilities'),
  'GET /run/async': captured('jobs'),
  'POST /run/async': (response) =>
    response.writeHead(303, seeOther(`http://127.0.0.1:8080${JOB}`)).end('<html></html>'),
  [`GET ${JOB}`]: captured('job'),
  [`POST ${JOB}/executionduration`]: (response) => response.writeHead(303, seeOther(JOB)).end('<html></html>'),
  [`POST ${JOB}/destruction`]: (response) => response.writeHead(303, seeOther(JOB)).end('<html></html>'),
  [`DELETE ${JOB}`]: (response) => response.writeHead(303, seeOther('/run/async')).end('<html></html>'),
};

/** The same as a TAP service, which describes no parameters, but how long a query may run. */
export const TAP: Script = { ...DACHS, 'GET /run/capabilities': captured('capabilities-tap') };

/** The captured job with other texts in it, by their names; null declares one to be nil. */
export function job(texts: Readonly<Record<string, string | null>>): string {
  return Object.entries(texts).reduce(
    (xml, [name, text]) =>
      xml.replace(
        new RegExp(`<uws:${name}(?: xsi:nil="true")?>[^<]*</uws:${name}>`),
        text === null ? `<uws:${name} xsi:nil="true"></uws:${name}>` : `<uws:${name}>${text}</uws:${name}>`,
      ),
    captured('job'),
  );
}

function seeOther(location: string) {
  return { location, 'content-type': 'text/html', date: 'Sun, 22 Nov 2026 18:16:25 GMT' };
}

/** A task of the service: it waits for some seconds. */
export function task(more: Partial<Task> = {}, parameters: object = { seconds: 3, factor: 7 }): Task {
  const content = { engine: 'uws', definition: 'https://example.org/wait', parameters };
  return { name: 'wait', type: 'purl:workflow-task', content, ...more };
}

/** The moment at which the captured job was made. */
const NOW = '2026-11-22T18:16:25Z';

interface Asked {
  readonly script?: Script;
  readonly configured?: Partial<UWSService>;
  readonly signal?: AbortSignal;
  readonly token?: string;
}

/** Asks a played service; all that it received, when what was left for afterwards is done. */
export async function asked(
  each: Task,
  { script = DACHS, configured, signal = new AbortController().signal, token = 'secret' }: Asked = {},
): Promise<{ readonly answer: Answer; readonly received: readonly ReceivedRequest[]; readonly lines: string[] }> {
  const { url, received } = await playPlatform((response, request) => {
    const found = script[`${request.method} ${request.path.split('?')[0] ?? ''}`] ?? 404;
    if (typeof found === 'function') found(response, request);
    else if (typeof found === 'number') response.writeHead(found, { 'content-type': 'text/plain' }).end();
    else response.writeHead(200, { 'content-type': 'text/xml' }).end(found);
  });
  const http = client(() => token);
  const configuration: UWSService = { id: 'w', name: 'Waits', type: 'uws', url: `${url}/run`, ...configured };
  const platform = uwsPlatform(configuration, { http, now: () => new Date(NOW) });
  try {
    const answer = await platform.canIDoThis(each, signal);
    await http.dispose();
    return { answer, received, lines: linesOf(received) };
  } catch (error) {
    await http.dispose();
    return Promise.reject(
      Object.assign(error instanceof Error ? error : new Error(String(error)), { lines: linesOf(received) }),
    );
  }
}

function linesOf(received: readonly ReceivedRequest[]): string[] {
  return received.map(({ method, path, body }) => `${method} ${path} ${body}`.trim());
}

/** The sentences of a no, or the caveats of a yes. */
export function texts(answer: Answer): string[] {
  const reasons = answer.kind === 'declined' ? answer.reasons : answer.kind === 'offers' ? answer.caveats : [];
  return reasons.map(({ text }) => text);
}
