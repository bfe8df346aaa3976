import { readFileSync } from 'node:fs';
import { Agent, fetch } from 'undici';
import { until } from '../../harness/command';

/** Speaks to the API server. Rejects with the server's own sentence when it refuses. */
export type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: { json: unknown } | { yaml: string },
) => Promise<unknown>;

/** Speaks to a server as whoever has this token, and trusts the certificate in the file alone. */
export function caller(url: string, ca: string, token: string): Call {
  const dispatcher = new Agent({ connect: { ca: readFileSync(ca) } });
  return async (method, path, body) => {
    const merged = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const type = body !== undefined && 'yaml' in body ? 'application/yaml' : merged;
    const sent = body === undefined ? undefined : 'yaml' in body ? body.yaml : JSON.stringify(body.json);
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'Content-Type': type };
    const response = await fetch(`${url}${path}`, { method, dispatcher, headers, body: sent ?? null });
    const said = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${said}`);
    return said.startsWith('{') ? (JSON.parse(said) as unknown) : said;
  };
}

/** Where objects of a kind are created. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  ServiceAccount: 'api/v1/namespaces/NAMESPACE/serviceaccounts',
  Role: 'apis/rbac.authorization.k8s.io/v1/namespaces/NAMESPACE/roles',
  RoleBinding: 'apis/rbac.authorization.k8s.io/v1/namespaces/NAMESPACE/rolebindings',
};

/** Creates objects as they stand in a text of YAML documents, in a namespace. */
export async function apply(call: Call, namespace: string, documents: string): Promise<void> {
  for (const yaml of documents.split(/^---$/m)) {
    const kind = /^kind: (\w+)$/m.exec(yaml)?.[1] ?? '';
    const collection = COLLECTIONS[kind];
    if (collection === undefined) throw new Error(`It is not known where a "${kind}" is created.`);
    await call('POST', `/${collection.replace('NAMESPACE', namespace)}`, { yaml });
  }
}

/** The most that a container of the namespace may have, and the least. */
const LIMITS = [
  {
    type: 'Container',
    max: { cpu: '8', memory: '32Gi' },
    min: { cpu: '50m', memory: '16Mi' },
    default: { cpu: '1', memory: '1Gi' },
    defaultRequest: { cpu: '500m', memory: '512Mi' },
  },
  { type: 'PersistentVolumeClaim', max: { storage: '100Gi' } },
];

/** All that the namespace may have. */
const QUOTA = {
  'limits.cpu': '16',
  'limits.memory': '64Gi',
  'requests.cpu': '16',
  'requests.memory': '64Gi',
  'requests.nvidia.com/gpu': '1',
  'requests.storage': '200Gi',
};

const NODES = { large: { cpu: '32', memory: '128Gi' }, small: { cpu: '4', memory: '16Gi' } } as const;

/** One of the two nodes, after what it has. */
export type NodeName = keyof typeof NODES;

/** Makes the namespace with its limits and its quota, a storage class, and nodes that nobody runs on. */
export async function furnish(call: Call, namespace: string): Promise<void> {
  const post = async (path: string, json: object) => call('POST', path, { json });
  await post('/api/v1/namespaces', { metadata: { name: namespace } });
  const within = `/api/v1/namespaces/${namespace}`;
  await post(`${within}/limitranges`, { metadata: { name: 'per-container' }, spec: { limits: LIMITS } });
  await post(`${within}/resourcequotas`, { metadata: { name: 'team-quota' }, spec: { hard: QUOTA } });
  await post('/apis/storage.k8s.io/v1/storageclasses', { metadata: { name: 'fast' }, provisioner: 'example.org/none' });
  for (const [size, has] of Object.entries(NODES)) await addNode(call, `node-${size}`, has);
  await until('The quota is counted', async () => (await usedOf(call, namespace)) !== undefined);
  await until('The namespace has its account', async () => call('GET', `${within}/serviceaccounts/default`));
}

async function addNode(call: Call, name: string, has: object): Promise<void> {
  const labels = { 'kubernetes.io/arch': 'amd64', 'kubernetes.io/os': 'linux' };
  await call('POST', '/api/v1/nodes', { json: { metadata: { name, labels } } });
  const resources = { ...has, 'ephemeral-storage': '100Gi', pods: '110' };
  const conditions = [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }];
  const status = { capacity: resources, allocatable: resources, conditions };
  await call('PATCH', `/api/v1/nodes/${name}/status`, { json: { status } });
  await call('PATCH', `/api/v1/nodes/${name}`, { json: { spec: { taints: null } } }); // a new node is tainted as not ready
}

/** What the quota of the namespace counts as used; undefined until its controller has looked. */
export async function usedOf(call: Call, namespace: string): Promise<string | undefined> {
  const quota = await call('GET', `/api/v1/namespaces/${namespace}/resourcequotas/team-quota`);
  const { status } = quota as { readonly status?: { readonly used?: object } };
  return status?.used && JSON.stringify(status.used);
}
