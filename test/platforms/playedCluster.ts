import { readFileSync } from 'node:fs';
import type { Answer, KubernetesPlatform, Task } from '../../server/core/index';
import { kubernetesPlatform } from '../../server/platforms/adapters/kubernetes';
import { type ReceivedRequest, client, playPlatform } from './playedPlatform';

/** A captured answer of a real API server (kube-apiserver 1.20.2), or one made like it. */
export const captured = (name: string): unknown =>
  JSON.parse(readFileSync(`test/platforms/fixtures/kubernetes/${name}.json`, 'utf8'));

/** An answer: a status, a body, and headers. */
export interface PlayedAnswer {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Record<string, string | string[]>;
}

/** What the played cluster answers, by the end of the path; a function gets what was posted. */
export type PlayedAnswers = Readonly<
  Record<string, PlayedAnswer | ((posted: unknown, request: ReceivedRequest) => PlayedAnswer)>
>;

/** A refusal in Kubernetes' words. */
export const refusal = (message: string, status = 403): PlayedAnswer => ({
  status,
  body: { kind: 'Status', status: 'Failure', message, reason: status === 403 ? 'Forbidden' : 'Invalid', code: status },
});

/** The namespace of the captures, for a user who may create pods there and read no nodes. */
export const TEAM: PlayedAnswers = {
  selfsubjectaccessreviews: { status: 201, body: captured('access-allowed') },
  limitranges: { body: captured('limitranges') },
  resourcequotas: { body: captured('resourcequotas') },
  'api/v1/nodes': { status: 403, body: captured('nodes-forbidden') },
  'api/v1/pods': { status: 403, body: captured('nodes-forbidden') },
  storageclasses: { status: 403, body: captured('storageclasses-forbidden') },
  'ossr/pods': { status: 201, body: captured('accepted') },
  persistentvolumeclaims: { status: 201, body: {} },
};

/** The answer to a request; 404 for what is not played. */
export function playedAnswer(answers: PlayedAnswers, request: ReceivedRequest): PlayedAnswer {
  const path = request.path.split('?')[0] ?? '';
  const [, answer] = Object.entries(answers).find(([end]) => path.endsWith(`/${end}`)) ?? [];
  if (answer === undefined)
    return { status: 404, body: { message: 'the server could not find the requested resource' } };
  return typeof answer === 'function'
    ? answer(request.body === '' ? undefined : JSON.parse(request.body), request)
    : answer;
}

/** A container with one machine of this size. */
export const container = (mincores: number | string, minmemory: string, more: Partial<Task> = {}): Task => ({
  name: 'demo',
  type: 'purl:docker-container',
  content: { image: 'example/library:1.0' },
  'compute-resources': [{ name: 'worker', mincores, minmemory }],
  ...more,
});

/** Asks a played cluster, which answers as in the captures but for what is given. */
export async function askCluster(
  task: Task,
  given: PlayedAnswers = {},
  configured: Partial<KubernetesPlatform> = { namespace: 'ossr' },
) {
  const answers = { ...TEAM, ...given };
  const { url, received } = await playPlatform((response, request) => {
    const { status = 200, body, headers = {} } = playedAnswer(answers, request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  const configuration: KubernetesPlatform = {
    id: 'k',
    name: 'Munich',
    type: 'kubernetes',
    url,
    ...configured,
  };
  const platform = kubernetesPlatform(configuration, { http: client(() => 'alice'), now: () => new Date() });
  const answer = await platform.canIDoThis(task, new AbortController().signal);
  const posted = received.filter(({ method }) => method === 'POST');
  return {
    answer,
    received,
    dryRuns: posted.filter(({ path }) => !path.includes('selfsubject')),
    texts: textsOf(answer),
  };
}

/** The sentences of a yes or of a no. */
export const textsOf = (answer: Answer) => {
  if (answer.kind === 'offers') return answer.caveats.map(({ text }) => text);
  return answer.kind === 'declined' ? answer.reasons.map(({ text }) => text) : [];
};
