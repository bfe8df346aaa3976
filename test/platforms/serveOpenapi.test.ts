import { readFileSync } from 'node:fs';
import { request as sendRaw } from 'node:http';
import { pathToFileURL } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { hubGate } from '../../server/cli/serve/hubGate';
import type { ServiceOptions } from '../../server/cli/serve/server';
import type {
  Answer,
  Change,
  Offer,
  OfferSource,
  PlatformName,
  Reason,
  ShoppingItem,
  SmallestChange,
  Source,
} from '../../server/core/index';
import { TASK, client, playPlatform } from './playedPlatform';
import { GIVEN, fake, serve } from './servedPlatform';

interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: object }>>;
interface Document {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, { readonly content?: Content }>> };
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;
const document = read('schemas/openapi.json') as Document;
const METHODS = ['get', 'head', 'post'];
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
);

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'https://service.example/', ...document });
const validate = (schema: object, value: unknown): unknown =>
  ajv.compile({
    ...(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"https://service.example/#/')) as object),
  })(value) || ajv.errors;

/** Every member that there is, so that the compiler asks for those that come. */
const source: Required<Source> = { from: 'GET /limits', observedAt: '2026-11-23T12:00:00.000Z', confidence: 'live' };
const platform: Required<PlatformName> = { id: 'there', name: 'There' };
const reason: Required<Reason> = {
  ...{ path: '', code: 'limit', asked: '8Gi', limit: '4Gi', text: 'Needs 8Gi.', source },
  ...{ unstated: 'memory', platform },
};
const given: Required<OfferSource> = { ...source, of: ['cores', 'memory', 'gpus', 'storage', 'type'] };
const change: Required<Change> = { path: 'compute-resources/0/mincores', from: 4, to: '500m' };
const smallestChange: Required<SmallestChange> = { changes: [change], basis: 'decided', platforms: [platform] };
const offer = {
  ...{ name: 'large', place: 'partition "long"', fixed: true, expires: '2026-11-24T12:00:00Z', task: GIVEN },
  ...{ cores: '500m', memory: '16Gi', storage: '1Ti', gpus: 1, sources: [given] },
} satisfies Offer;
const missing: Required<ShoppingItem> = { path: 'data-resources/0', name: 'events', description: 'All of them' };

const ANSWERS: Readonly<Record<string, Answer | (() => Promise<Answer>)>> = {
  yes: { kind: 'offers', offers: [offer, { task: GIVEN }], caveats: [reason] },
  no: { kind: 'declined', reasons: [reason], nearest: offer, smallestChange },
  missing: { kind: 'incomplete', missing: [missing] },
  down: { kind: 'unreachable', because: 'The host is not known.' },
  slow: { kind: 'timedOut', afterMs: 10_000 },
  faulty: async () => Promise.reject(new Error('a fault of our own')),
};
const all = (...ids: string[]) => ids.map((id) => fake(id, ANSWERS[id] ?? { kind: 'timedOut', afterMs: 1 }));

interface Seen {
  readonly status: number;
  readonly allow: string | undefined;
  readonly body: unknown;
}

async function send(url: string, method: string, init: { body?: string; headers?: object } = {}): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const headers = { ...(init.body !== undefined && { 'content-type': 'application/json' }), ...init.headers };
    const request = sendRaw(url, { method: method.toUpperCase(), headers: { ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const body: unknown = text === '' ? undefined : JSON.parse(text);
        resolve({ status: response.statusCode ?? 0, allow: response.headers.allow, body });
      });
    });
    request.on('error', reject);
    request.end(init.body);
  });
}

/** What is wrong with a response by the document; nothing when it is as described. */
function complaint({ path, method, operation }: (typeof operations)[number], { status, body }: Seen): unknown {
  const described = operation.responses[status];
  if (!described) return `${method} ${path} gives ${status}, which is not described`;
  const response = described.$ref === undefined ? described : document.components.responses[status];
  const schema = response?.content?.['application/json']?.schema;
  if (!schema) return body === undefined ? undefined : `${method} ${path} gives ${status} with a body`;
  const result = validate(schema, body);
  return result === true ? undefined : { where: `${method} ${path} ${status}`, result };
}

/** A service on a JupyterHub that answers as told to every token. */
async function onHub(status: number, scopes: readonly string[]): Promise<Partial<ServiceOptions>> {
  const hub = await playPlatform((response) =>
    response.writeHead(status).end(JSON.stringify({ name: 'alice', scopes })),
  );
  const settings = {
    host: '127.0.0.1',
    port: 0,
    prefix: '/',
    apiUrl: `${hub.url}/hub/api`,
    scopes: ['access:services'],
  };
  return { gate: hubGate(settings, client()) };
}

describe('the OpenAPI document of ossr serve', () => {
  it('is OpenAPI 3.1, and made from the schema of an executable', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...structuredClone(document) })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const made = (await import(pathToFileURL('schemas/generateOpenapi.mjs').href)) as {
      openapi: (executable: unknown, version: string) => unknown;
    };
    expect(document).toEqual(made.openapi(read('schemas/executable.schema.json'), document.info.version));
    expect(read('package.json')).toMatchObject({ version: document.info.version });
  });

  it('describes every response of the service, and the service gives every response that it describes', async () => {
    const open = await serve(all('yes', 'no', 'missing', 'down', 'slow', 'faulty'));
    const [unable, failing, refusing] = [await serve(all('down')), await serve(all('faulty')), await serve(all('no'))];
    const sound = JSON.stringify(TASK);
    const seen = new Set<string>();
    const complaints: unknown[] = [];
    const note = (operation: (typeof operations)[number], response: Seen) => {
      seen.add(`${operation.method} ${operation.path} ${response.status}`);
      complaints.push(complaint(operation, response));
    };
    const gates = [
      { service: await serve(all('yes'), { token: 'right' }), headers: {} },
      { service: await serve(all('yes'), await onHub(200, ['self'])), headers: { authorization: 'token t' } },
      { service: await serve(all('yes'), await onHub(500, [])), headers: { authorization: 'token t' } },
      { service: open, headers: { host: 'evil.example' } },
    ];
    for (const each of operations) {
      const { method, path } = each;
      const body = method === 'post' ? { body: sound } : {};
      const ask = async (base: string, id: string, init: Parameters<typeof send>[2] = body) =>
        note(each, await send(base + path.replace('{platform}', id), method, init));
      for (const { service, headers } of gates) await ask(service.url, 'yes', { ...body, headers });
      if (method !== 'post') await ask(open.url, 'yes');
      if (path.includes('{')) await ask(open.url, 'nobody');
      if (method !== 'post') continue;
      for (const id of ['yes', 'no', 'missing', 'slow']) await ask(path.includes('{') ? open.url : refusing.url, id);
      await ask((await serve(all('yes', 'no', 'down'))).url, 'yes');
      await ask(unable.url, 'down');
      await ask(failing.url, 'faulty');
      for (const wrong of ['{', '[]', `"${'x'.repeat(1_100_000)}"`]) await ask(open.url, 'yes', { body: wrong });
      await ask(open.url, 'yes', { body: sound, headers: { 'content-type': 'text/plain' } });
    }
    expect(complaints.filter((each) => each !== undefined)).toEqual([]);
    const described = operations.flatMap(({ path, method, operation }) =>
      Object.keys(operation.responses).map((status) => `${method} ${path} ${status}`),
    );
    expect([...seen].sort()).toEqual(described.sort());
  });

  it('describes every method of a path, and is served itself', async () => {
    const { url } = await serve(all('yes'));
    for (const [path, item] of Object.entries(document.paths)) {
      const { status, allow } = await send(url + path.replace('{platform}', 'yes'), 'PUT');
      const methods = METHODS.filter((method) => item[method]).map((method) => method.toUpperCase());
      expect({ path, status, allow }).toEqual({ path, status: 405, allow: methods.join(', ') });
    }
    expect((await send(`${url}/openapi.json`, 'GET')).body).toEqual(document);
    expect((await send(`${url}/other`, 'GET')).status).toBe(404);
  });

  it('takes the tasks of the examples and no others than the service does', () => {
    const schema = { $ref: '#/components/schemas/Executable' };
    const { executables } = read('examples/codemeta.json') as { executables: readonly unknown[] };
    for (const each of [...executables, TASK, { ...TASK, 'x-own': 1, other: [] }])
      expect(validate(schema, each)).toBe(true);
    const wrong = [{ ...TASK, 'compute-resources': {} }, { ...TASK, content: 5 }, { name: 'n', type: 't' }, []];
    for (const each of wrong) expect(validate(schema, each)).not.toBe(true);
  });
});
