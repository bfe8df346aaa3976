import { randomBytes } from 'node:crypto';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Workplace } from '../harness/workplace';
import type { RealServer } from '../server';
import { startDocker, type Docker } from './docker';

/** The release whose routes and field names the front has. */
const CONTRACT = '2.23.0';
const UNAUTHORISED = { message: 'A valid authorization token is missing', details: 'Unauthorized' };
const NO_ENVIRONMENT = {
  message: 'Unable to find an environment with the specified identifier inside the database',
  details: 'object not found inside the database',
};

/**
 * A thin front with Portainer's routes, before a real Docker Engine: environment 1 is the engine, 2 one that is down.
 * What is asked under `/docker/` is answered by the engine itself. Kubernetes is not behind it.
 */
export interface Portainer extends RealServer {
  readonly docker: Docker;
  /** For the header `X-API-Key`. */
  readonly apiKey: string;
  readonly wrongApiKey: string;
}

/** What the front's routes know. */
interface Front {
  readonly docker: Docker;
  readonly apiKey: string;
  readonly startedAt: number;
}

/** Starts a Docker Engine and the front. */
export async function startPortainer(place: Workplace): Promise<Portainer> {
  const docker = await startDocker(place);
  const key = () => `ptr_${randomBytes(24).toString('base64')}`;
  const front: Front = { docker, apiKey: key(), startedAt: Math.floor(Date.now() / 1000) };
  const server = createServer((asked, answer) => {
    route(front, asked, answer);
  });
  const port = await listen(server);
  console.log('portainer: its Kubernetes environments are not run; the captured answers stand for them.');
  return {
    id: 'portainer',
    version: `${CONTRACT} (contract) before Docker Engine ${docker.version}`,
    url: `http://127.0.0.1:${port}`,
    docker,
    apiKey: front.apiKey,
    wrongApiKey: key(),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await docker.stop();
    },
  };
}

async function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
}

function route(front: Front, asked: IncomingMessage, answer: ServerResponse): void {
  const { pathname, searchParams, search } = new URL(asked.url ?? '/', 'http://localhost');
  const say = (status: number, body: unknown, headers = {}) => {
    answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  if (pathname === '/api/system/status' || pathname === '/api/status') {
    say(200, { Version: CONTRACT, InstanceID: 'c0ffee00-0000-4000-8000-000000000001' });
    return;
  }
  if (asked.headers['x-api-key'] !== front.apiKey) {
    say(401, UNAUTHORISED);
    return;
  }
  const [, id, rest] = /^\/api\/endpoints\/(\d+)(?:\/(.*))?$/.exec(pathname) ?? [];
  const found = environments(front).find((each) => String(each.Id) === id);
  if (pathname === '/api/users/me') say(200, { Id: 2, Username: 'alice', Role: 2 });
  else if (pathname === '/api/endpoints') list(environments(front), searchParams, say);
  else if (found === undefined) say(404, id === undefined ? { message: 'Not found' } : NO_ENVIRONMENT);
  else if (rest === undefined) say(200, found);
  else if (found.Status === 1 && rest.startsWith('docker/')) {
    pass(front.docker.socket, `${rest.slice('docker'.length)}${search}`, asked, answer);
  } else say(502, { message: 'Unable to query the environment', details: 'the environment is unreachable' });
}

type Say = (status: number, body: unknown, headers?: Record<string, string>) => void;

/** `start` counts from one; a `limit` of zero, or none, is all. */
function list(all: readonly unknown[], asked: URLSearchParams, say: Say): void {
  const start = Math.max(1, Number(asked.get('start') ?? 1));
  const limit = Number(asked.get('limit') ?? 0);
  const page = limit === 0 ? all : all.slice(start - 1, start - 1 + limit);
  say(200, page, { 'X-Total-Count': String(all.length), 'X-Total-Available': String(all.length) });
}

/** Snapshots are from the front's start: as with Portainer's own, what runs now is seen through `/docker/` alone. */
function environments({ docker, startedAt }: Front) {
  const common = { GroupId: 1, Gpus: [], TagIds: [], Kubernetes: { Snapshots: [] }, ContainerEngine: 'docker' };
  const rights = { allowBindMountsForRegularUsers: false, allowPrivilegedModeForRegularUsers: false };
  const snapshot = {
    Time: startedAt,
    DockerVersion: docker.version,
    TotalCPU: docker.machine.cores,
    TotalMemory: docker.machine.memoryBytes,
    RunningContainerCount: 0,
    NodeCount: 1,
    Swarm: false,
    GpuUseAll: false,
    GpuUseList: [],
  };
  const real = { Id: 1, Name: 'docker-here', Type: 1, Status: 1, URL: docker.url, Snapshots: [snapshot] };
  const down = { Id: 2, Name: 'docker-elsewhere', Type: 4, Status: 2, URL: '', Snapshots: [] };
  return [real, down].map((each) => ({ ...common, ...each, SecuritySettings: rights }));
}

/** Hands a request to the engine as it is, but for the key, which is the front's own. */
function pass(socketPath: string, path: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { 'x-api-key': _, ...headers } = asked.headers;
  const forward = request({ socketPath, path, method: asked.method, headers }, (engine) => {
    answer.writeHead(engine.statusCode ?? 502, engine.headers);
    engine.pipe(answer);
  });
  forward.on('error', (error) => {
    answer.writeHead(502, { 'content-type': 'application/json' }).end(JSON.stringify({ message: error.message }));
  });
  asked.pipe(forward);
}
