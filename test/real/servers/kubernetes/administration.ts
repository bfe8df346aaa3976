import { until } from '../../harness/command';
import { type Call, type NodeName, apply, usedOf } from './cluster';

/** Gives back what was taken; resolves when the cluster counts it no more. */
export type Free = () => Promise<void>;

/** What a pod takes away while it is there: by two containers, which share it evenly. */
export interface Allocation {
  readonly cores: number;
  readonly memoryGiB: number;
  /** The node that it is put on; it waits for one when absent. */
  readonly node?: NodeName;
}

/** What an administrator does to a cluster with one namespace, in which others work. */
export interface Administration {
  /** Creates the service account `ossr` and its rights as the documents (YAML) say, and gives a token of it. */
  account(documents: string): Promise<string>;
  /** Lets that account see nodes, pods and storage classes of the whole cluster. */
  showNodes(): Promise<void>;
  /** Creates a pod. It stays, and counts, though no node runs it. */
  allocate(asked: Allocation): Promise<Free>;
  /** Creates a volume's claim of so many GiB. */
  claim(gibibytes: number): Promise<Free>;
  /** Makes every dry run of a pod fail, by a rule that takes part in none. */
  forbidDryRuns(): Promise<Free>;
  /** Closes a node to new pods, as `kubectl cordon` does. */
  cordon(node: NodeName): Promise<Free>;
}

const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const RULES = '/apis/admissionregistration.k8s.io/v1beta1/validatingwebhookconfigurations';
const ACCOUNT = 'ossr';

/** What the administrator, who speaks by `call`, can do to a namespace. */
export function administration(call: Call, namespace: string): Administration {
  const within = `/api/v1/namespaces/${namespace}`;
  const create = creator(call);
  /** For what the quota counts: a controller sees a moment later that it is gone. */
  const take = async (collection: string, json: object): Promise<Free> => {
    const before = await usedOf(call, namespace);
    const remove = await create(collection, json);
    return async () => {
      await remove();
      await until('The quota counts it no more', async () => (await usedOf(call, namespace)) === before);
    };
  };
  return {
    account: async (documents) => {
      await apply(call, namespace, documents);
      const made = await call('POST', `${within}/serviceaccounts/${ACCOUNT}/token`, { json: { spec: {} } });
      return (made as { readonly status: { readonly token: string } }).status.token;
    },
    showNodes: async () => showNodes(create, namespace),
    allocate: async (asked) => take(`${within}/pods`, podOf(asked)),
    claim: async (gibibytes) => take(`${within}/persistentvolumeclaims`, claimOf(gibibytes)),
    forbidDryRuns: async () => create(RULES, RULE),
    cordon: async (node) => {
      const mark = async (unschedulable: boolean) => {
        await call('PATCH', `/api/v1/nodes/node-${node}`, { json: { spec: { unschedulable } } });
      };
      await mark(true);
      return async () => mark(false);
    },
  };
}

/** Gives a user the role `edit` of the namespace; resolves when a controller has put together what that is. */
export async function makeEditor(
  call: Call,
  namespace: string,
  { name, as }: { name: string; as: Call },
): Promise<void> {
  const binding = bound({ name: 'editors', role: 'edit' }, { kind: 'User', name });
  await creator(call)(`${RBAC}/namespaces/${namespace}/rolebindings`, binding);
  await until('The role "edit" is complete', async () => as('GET', `/api/v1/namespaces/${namespace}/limitranges`));
}

type Create = (collection: string, json: object) => Promise<Free>;

/** Creates objects, each of which is deleted by its name. */
function creator(call: Call): Create {
  return async (collection, json) => {
    const { metadata } = (await call('POST', collection, { json })) as { readonly metadata: { readonly name: string } };
    return async () => {
      await call('DELETE', `${collection}/${metadata.name}?gracePeriodSeconds=0`);
    };
  };
}

function bound({ name, role }: { name: string; role: string }, subject: object): object {
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role };
  return { metadata: { name }, subjects: [subject], roleRef };
}

/** The role that the page of the adapter describes. */
async function showNodes(create: Create, namespace: string): Promise<void> {
  const rules = [
    { apiGroups: [''], resources: ['nodes', 'pods'], verbs: ['list'] },
    { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: ['list'] },
  ];
  const name = 'planners';
  const subject = { kind: 'ServiceAccount', name: ACCOUNT, namespace };
  await create(`${RBAC}/clusterroles`, { metadata: { name }, rules });
  await create(`${RBAC}/clusterrolebindings`, bound({ name, role: name }, subject));
}

function podOf({ cores, memoryGiB, node }: Allocation): object {
  const resources = { cpu: `${cores * 500}m`, memory: `${memoryGiB * 512}Mi` };
  const container = { image: 'never-fetched', resources: { requests: resources, limits: resources } };
  return {
    metadata: { generateName: 'taken-' },
    spec: {
      automountServiceAccountToken: false,
      containers: ['one', 'two'].map((name) => ({ name, ...container })),
      ...(node !== undefined && { nodeName: `node-${node}` }),
    },
  };
}

function claimOf(gibibytes: number): object {
  const resources = { requests: { storage: `${gibibytes}Gi` } };
  return {
    metadata: { generateName: 'taken-' },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources },
  };
}

/** A rule for pods that does not promise to be without side effects. It is asked nothing, and would not answer. */
const RULE = {
  metadata: { name: 'watchful' },
  webhooks: [
    {
      name: 'watchful.example.org',
      clientConfig: { url: 'https://127.0.0.1:1/' },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      sideEffects: 'Some',
      admissionReviewVersions: ['v1'],
    },
  ],
};
