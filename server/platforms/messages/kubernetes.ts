import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;

/** What is said of Kubernetes alone, also where it stands behind Portainer. */
export const kubernetesSentences = {
  /** Behind "in": whose an allowance is. */
  quota: (name: string) => `the quota ${quote(name)}`,
  /** What a kind of node is called: by the first of them. */
  nodes: (first: string, others: number) => remoteText(others === 0 ? first : `${first} and ${others} like it`, 120),
  namespace: (namespace: string) => `namespace ${namespace}`,
  inNamespace: (size: string, namespace: string) => `${size}, in namespace ${namespace}`,
  unreadLimit: (range: string, key: string, value: string) =>
    `The limits ${quote(range)} of the namespace give ${quote(value)} as ${quote(key)}, which cannot be read, so this limit is known only when the task runs.`,
  unreadQuota: (quota: string, key: string, value: string) =>
    `The quota ${quote(quota)} gives ${quote(value)} as ${quote(key)}, which cannot be read, so this part of it is known only when the task runs.`,
  notReady: 'not ready',
  cordoned: 'closed to new pods',
  otherSystem: (system: string) => `for containers of ${remoteText(system, 40)}`,
  tainted: (key: string) => `kept for others by the taint ${quote(key)}`,
  noNode: (nodes: readonly { readonly name: string; readonly out?: string }[]) => {
    const told = nodes.slice(0, 3).map(({ name, out = '' }) => `${quote(name)} is ${out}`);
    const more = nodes.length > 3 ? `, and ${nodes.length - 3} more` : '';
    return `No node of the cluster takes pods at present: ${told.join(', ')}${more}.`;
  },
  noNodes: 'The cluster lists no nodes at present.',
  nodesNotRead: (namespace: string, because: string) =>
    `Whether a node has room for it is known only when the task runs; the limits are those of namespace ${quote(namespace)}.${because === '' ? '' : ` ${because}`}`,
  mayNot: (platform: string, objects: string, namespace: string) =>
    `${quote(platform)} does not let this token create ${objects} in namespace ${quote(namespace)}, which a dry run needs. Ask its administrators for the role "edit" there, or name another "namespace".`,
  noCluster: (platform: string) =>
    `The answer of ${quote(platform)} is not that of a Kubernetes cluster. Check its "url".`,
  noNamespace: (platform: string, namespace: string) =>
    `${quote(platform)} has no namespace ${quote(namespace)}. Check "namespace".`,
  noList: (path: string) => `The answer to GET ${remoteText(path, 120)} holds no list of "items". Check the "url".`,
  longList: (path: string, count: number) =>
    `The list at GET ${remoteText(path, 120)} is longer than ${count}, which is more than is read.`,
  /** A source: the request, and what it was refused with. */
  dryRun: (request: string, said: string) => `${request} (dry run: "${remoteText(said)}")`,
  refused: (said: string) => `The platform refused it in a dry run: "${remoteText(said).replace(/\.$/, '')}".`,
  notDryRun: (because: string) =>
    `The cluster could not be asked by a dry run, so its rules are known only when the task runs. ${because}`.trim(),
  warning: (text: string) => `The cluster warns: "${remoteText(text).replace(/\.$/, '')}".`,
  restricted: (said: string) =>
    `The namespace takes only pods that renounce all rights, so the image must run without root. It says: "${remoteText(said)}".`,
  noStorageClass: (name: string, has: readonly string[]) =>
    `The cluster has no storage class ${quote(name)}${has.length === 0 ? '' : `; it has ${has.slice(0, 5).map(quote).join(', ')}`}. Check "storage-class".`,
  noDefaultClass:
    'The cluster has no default storage class, so a volume waits until somebody provides it. Name one under "storage-class".',
  manifest: (
    kind: string,
    asked: string,
    words: string,
    { free, limit, used, holder }: Readonly<Record<'free' | 'limit' | 'used' | 'holder', string>>,
  ) =>
    `The manifest of ${quote(kind)} needs ${asked} ${words}; ${free} of ${limit} are free in ${holder} (${used} in use).`,
};
