import { readFileSync } from 'node:fs';
import type { Answer, OpenStackPlatform, Task } from '../../server/core/index';
import { openstackPlatform } from '../../server/platforms/adapters/openstack';
import { type ReceivedRequest, client, playPlatform } from './playedPlatform';

export const PROJECT = '3ad0b124e2424b1b9666c84077de4095';

/** What the cloud answers one request with. */
export interface Told {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Telling = Told | ((request: ReceivedRequest) => Told);

/** What was captured of a real OpenStack, made smaller. */
export const captured = (name: string): unknown =>
  JSON.parse(readFileSync(`test/platforms/fixtures/openstack/${name}.json`, 'utf8'));

/** The token of project `demo`, with the services of this catalogue where one is given. */
export function token(catalog?: readonly object[]): Told {
  const body = captured('token') as { token: object };
  const headers = { 'X-Subject-Token': 'token-1' };
  return { status: 201, headers, body: catalog ? { token: { ...body.token, catalog } } : body };
}

/** A service of a catalogue, with one public address in each region. */
export function service(type: string, ...urls: readonly (readonly [region: string, url: string])[]): object {
  return { type, endpoints: urls.map(([region_id, url]) => ({ interface: 'public', region_id, url })) };
}

/** A refusal as OpenStack's services write it. */
export const refused = (status: number, message: string): Told => ({
  status,
  body: { error: { code: status, title: 'Refused', message } },
});

const VOLUME = `/volume/v3/${PROJECT}`;

/** A cloud of which everything was captured; a reader's token is refused by its placement service. */
export const CLOUD: Readonly<Record<string, Telling>> = {
  'POST /identity/v3/auth/tokens': token(),
  'GET /compute/v2.1/flavors/detail': { body: captured('flavors-2.61') },
  'GET /compute/v2.1/limits': { body: captured('limits') },
  [`GET ${VOLUME}/limits`]: { body: captured('volume-limits') },
  [`GET ${VOLUME}/os-quota-sets/${PROJECT}`]: { body: captured('volume-quota') },
  [`GET ${VOLUME}/types`]: { body: captured('volume-types') },
  'GET /placement/allocation_candidates': { status: 403, body: captured('placement-403') },
};

export interface PlayedCloud {
  /** In the places of what was captured; `{cloud}` stands for the cloud's own address. */
  readonly tells?: Readonly<Record<string, Telling>>;
  readonly configured?: Partial<OpenStackPlatform>;
  readonly secret?: string;
}

/** Asks a played cloud; every request that it received comes with the answer. */
export async function askedCloud(
  task: Task,
  { tells, configured, secret = 'cred-1:s3cret' }: PlayedCloud = {},
): Promise<{ readonly answer: Answer; readonly received: readonly ReceivedRequest[]; readonly url: string }> {
  const { url, received } = await playPlatform((response, request) => {
    const path = request.path.replace(/\?.*$/, '');
    const telling = { ...CLOUD, ...tells }[`${request.method} ${path}`] ?? refused(404, 'Not found.');
    const { status = 200, body, headers } = typeof telling === 'function' ? telling(request) : telling;
    const text = JSON.stringify(body).replaceAll('{cloud}', url);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  });
  const configuration: OpenStackPlatform = {
    id: 'o',
    name: 'Cloud',
    type: 'openstack',
    url: `${url}/identity/v3`,
    declared: { runs: ['purl:workflow-task'], engines: ['cwl'] },
    ...configured,
  };
  const now = () => new Date('2026-11-23T12:00:00Z');
  const platform = openstackPlatform(configuration, { http: client(() => secret), now });
  return { answer: await platform.canIDoThis(task, new AbortController().signal), received, url };
}

/** A workflow that needs one machine of this size. */
export function job(mincores: number, minmemory: string, more: Partial<Task> = {}): Task {
  return {
    name: 'reduction',
    type: 'purl:workflow-task',
    content: { engine: 'cwl', definition: 'reduce.cwl' },
    'compute-resources': [{ name: 'worker', mincores, minmemory }],
    ...more,
  };
}

/** The same, with storage. */
export function storing(minsize: string, mincores = 4): Task {
  return job(mincores, '8Gi', {
    'storage-resources': [{ name: 'results', minsize, minlifetime: 'P30D', location: null }],
  });
}

/** The sentences of a no, of what comes with a yes, or of why nothing could be asked. */
export function texts(answer: Answer): readonly string[] {
  if (answer.kind === 'declined') return answer.reasons.map(({ text }) => text);
  if (answer.kind === 'offers') return answer.caveats.map(({ text }) => text);
  if (answer.kind === 'unauthorised') return [answer.remedy];
  return answer.kind === 'unreachable' || answer.kind === 'unintelligible' ? [answer.because] : [];
}
