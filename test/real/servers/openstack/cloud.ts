import { randomUUID } from 'node:crypto';
import { PASSWORD, keystoneUrl, type Places } from './settings';

/** A question to one of the services: 2xx or it rejects with what the service said. */
export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The administrator's way in. */
export interface Admin {
  readonly places: Places;
  readonly token: string;
}

/** What an answer's JSON may hold; members are looked up with `at`. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** The text at a path of members, or a rejection that names the path. */
export function textAt(json: Json, ...path: readonly string[]): string {
  let at: Json | undefined = json;
  for (const member of path) at = isObject(at) ? at[member] : undefined;
  if (typeof at === 'string') return at;
  throw new Error(`No text at "${path.join('.')}" in ${JSON.stringify(json).slice(0, 300)}`);
}

/** Signs in with a password, for a project. */
export async function signIn(places: Places, user: string, project: string): Promise<string> {
  const domain = { name: 'Default' };
  const identity = { methods: ['password'], password: { user: { name: user, domain, password: PASSWORD } } };
  const body = JSON.stringify({ auth: { identity, scope: { project: { name: project, domain } } } });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${keystoneUrl(places)}/v3/auth/tokens`, { method: 'POST', headers, body });
  const token = answer.headers.get('x-subject-token');
  if (token === null) throw new Error(`keystone: ${answer.status} ${await answer.text()}`);
  return token;
}

/** Asks a service; rejects with its own words when it refuses. An empty answer is `null`. */
export async function ask(token: string, url: string, { method = 'GET', body, headers }: Ask = {}): Promise<Json> {
  const answer = await fetch(url, {
    method,
    headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 500)}`);
  return text === '' ? null : (JSON.parse(text) as Json);
}

/** Registers the services in the catalogue, the projects and the people; answers with each project's id. */
export async function furnish(admin: Admin): Promise<{ demo: string; tiny: string; alice: string }> {
  const { ports } = admin.places;
  const v3 = `${keystoneUrl(admin.places)}/v3`;
  const post = (path: string, body: unknown) => ask(admin.token, `${v3}/${path}`, { method: 'POST', body });
  const services = [
    ['placement', `http://127.0.0.1:${ports.placement}`],
    ['compute', `http://127.0.0.1:${ports.nova}/v2.1`],
    ['volumev3', `http://127.0.0.1:${ports.cinder}/v3/%(project_id)s`],
  ] as const;
  for (const [type, url] of services) {
    const id = textAt(await post('services', { service: { type, name: type } }), 'service', 'id');
    const endpoint = { service_id: id, region_id: 'RegionOne', url };
    for (const kind of ['public', 'internal']) await post('endpoints', { endpoint: { ...endpoint, interface: kind } });
  }
  const project = async (name: string) => textAt(await post('projects', { project: { name } }), 'project', 'id');
  const [demo, tiny] = [await project('demo'), await project('tiny')];
  const user = { name: 'alice', password: PASSWORD, default_project_id: demo };
  const alice = textAt(await post('users', { user }), 'user', 'id');
  for (const id of [demo, tiny])
    for (const role of ['member', 'reader'])
      await ask(admin.token, `${v3}/projects/${id}/users/${alice}/roles/${await roleId(admin, role)}`, {
        method: 'PUT',
      });
  return { demo, tiny, alice };
}

/** A reader's application credential for the project that alice is signed in to: the least that an adapter needs. */
export async function readerCredential(
  places: Places,
  alice: string,
  project: string,
): Promise<{ id: string; secret: string }> {
  const token = await signIn(places, 'alice', project);
  const body = { application_credential: { name: `ossr-${project}`, roles: [{ name: 'reader' }] } };
  const url = `${keystoneUrl(places)}/v3/users/${alice}/application_credentials`;
  const made = await ask(token, url, { method: 'POST', body });
  return { id: textAt(made, 'application_credential', 'id'), secret: textAt(made, 'application_credential', 'secret') };
}

/** One host's worth of hardware in placement, and the function that puts an allocation of a project on it. */
export async function addHost(admin: Admin): Promise<(use: Allocation) => Promise<() => Promise<void>>> {
  const placement = `http://127.0.0.1:${admin.places.ports.placement}`;
  const headers = { 'OpenStack-API-Version': 'placement 1.28' };
  const uuid = randomUUID();
  await ask(admin.token, `${placement}/resource_providers`, { method: 'POST', headers, body: { name: 'host1', uuid } });
  const inventories = { VCPU: { total: 64 }, MEMORY_MB: { total: 262_144 }, DISK_GB: { total: 2000 } };
  const body = { resource_provider_generation: 0, inventories };
  await ask(admin.token, `${placement}/resource_providers/${uuid}/inventories`, { method: 'PUT', headers, body });
  return async ({ project, user, cores, memoryMiB }) => {
    const consumer = `${placement}/allocations/${randomUUID()}`;
    const resources = { VCPU: cores, MEMORY_MB: memoryMiB };
    const allocation = {
      allocations: { [uuid]: { resources } },
      project_id: project,
      user_id: user,
      consumer_generation: null,
    };
    await ask(admin.token, consumer, { method: 'PUT', headers, body: allocation });
    return async () => {
      await ask(admin.token, consumer, { method: 'DELETE', headers });
    };
  };
}

/** What a project's allocation takes. */
export interface Allocation {
  readonly project: string;
  readonly user: string;
  readonly cores: number;
  readonly memoryMiB: number;
}

async function roleId(admin: Admin, name: string): Promise<string> {
  const found = await ask(admin.token, `${keystoneUrl(admin.places)}/v3/roles?name=${name}`);
  const roles = isObject(found) ? found['roles'] : undefined;
  if (!Array.isArray(roles) || roles[0] === undefined) throw new Error(`keystone has no role "${name}".`);
  return textAt(roles[0] as Json, 'id');
}

function isObject(json: Json | undefined): json is { readonly [member: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
