import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Daemon } from '../../harness/daemon';
import { installPackages } from '../../harness/packages';
import { freePort, type Workplace } from '../../harness/workplace';

/** A person whom the server knows by a token of the file that it reads at its start. */
export interface Person {
  readonly name: string;
  readonly token: string;
  readonly group: string;
}

/** What a cluster is run with: the folder of its programs, who runs it, and who else may sign in. */
export interface Setting {
  readonly programs: string;
  readonly administrator: Person;
  readonly others: readonly Person[];
}

/** The parts of a cluster that run. */
export interface Daemons {
  readonly url: string;
  /** The file with the certificate that the server signed for itself, and the authority that it made for that. */
  readonly ca: string;
  readonly server: Daemon;
  /** etcd, where the server keeps everything. */
  readonly store: Daemon;
}

/** Starts etcd, the API server and its controllers. Resolves when the server has its certificate; it may not answer yet. */
export async function startDaemons(place: Workplace, setting: Setting): Promise<Daemons> {
  await installPackages(['etcd-server']);
  const storeUrl = `http://127.0.0.1:${await freePort()}`;
  const store = await startStore(place, storeUrl);
  const port = await freePort();
  const url = `https://127.0.0.1:${port}`;
  const ca = join(place.folder, 'certificates', 'apiserver.crt');
  const key = writeKey(place);
  const server = place.start('apiserver', {
    command: join(setting.programs, 'kube-apiserver'),
    args: options({
      'etcd-servers': storeUrl,
      'bind-address': '127.0.0.1',
      'advertise-address': '127.0.0.1',
      'secure-port': port,
      'cert-dir': join(place.folder, 'certificates'),
      'token-auth-file': writePeople(place, setting),
      'authorization-mode': 'RBAC',
      'service-account-issuer': url,
      'service-account-key-file': key,
      'service-account-signing-key-file': key,
      'service-cluster-ip-range': '10.96.0.0/24',
      'endpoint-reconciler-type': 'none',
    }),
  });
  const isWritten = async () => (await readFile(ca, 'utf8')).trimEnd().endsWith('-----END CERTIFICATE-----');
  await place.ready('the API server has a certificate', isWritten);
  startControllers(place, setting, { url, ca, key });
  return { url, ca, server, store };
}

async function startStore(place: Workplace, url: string): Promise<Daemon> {
  const peer = `http://127.0.0.1:${await freePort()}`; // there is none, but it wants an address for one
  const store = place.start('etcd', {
    command: 'etcd',
    args: options({
      'data-dir': join(place.folder, 'etcd'),
      'listen-client-urls': url,
      'advertise-client-urls': url,
      'listen-peer-urls': peer,
      'initial-advertise-peer-urls': peer,
      'initial-cluster': `default=${peer}`,
    }),
  });
  await place.ready('etcd answers', async () => (await fetch(`${url}/health`)).ok);
  return store;
}

/** The controllers that answers rest on: of quotas, accounts, the role "edit", and volumes that go. No kubelet, no scheduler. */
function startControllers(
  place: Workplace,
  { programs, administrator }: Setting,
  { url, ca, key }: { readonly url: string; readonly ca: string; readonly key: string },
): void {
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'cluster', cluster: { server: url, 'certificate-authority': ca } }],
    users: [{ name: 'user', user: { token: administrator.token } }],
    contexts: [{ name: 'context', context: { cluster: 'cluster', user: 'user' } }],
    'current-context': 'context',
  };
  place.start('controllers', {
    command: join(programs, 'kube-controller-manager'),
    args: options({
      kubeconfig: place.write('kubeconfig.json', JSON.stringify(kubeconfig), 0o600),
      controllers: 'resourcequota,serviceaccount,clusterrole-aggregation,pvc-protection',
      'service-account-private-key-file': key,
      'leader-elect': false,
      'secure-port': 0,
      port: 0,
    }),
  });
}

function writeKey(place: Workplace): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return place.write('accounts.key', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(), 0o600);
}

function writePeople(place: Workplace, { administrator, others }: Setting): string {
  const lines = [administrator, ...others].map(({ name, token, group }) => [token, name, name, group].join(','));
  return place.write('people.csv', `${lines.join('\n')}\n`, 0o600);
}

function options(given: Readonly<Record<string, string | number | boolean>>): string[] {
  return Object.entries(given).map(([name, value]) => `--${name}=${value}`);
}
