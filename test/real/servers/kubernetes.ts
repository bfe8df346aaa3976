import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Workplace } from '../harness/workplace';
import type { RealServer } from '../server';
import { type Administration, administration, makeEditor } from './kubernetes/administration';
import { caller, furnish } from './kubernetes/cluster';
import { type Person, startDaemons } from './kubernetes/daemons';

/** How the server's programs are built, from the project's folder. */
const BUILD = 'test/real/servers/kubernetes/build.sh';
const NAMESPACE = 'astro';

/**
 * An API server with the controllers of quotas and accounts, and two nodes that are written down and not run. Its namespace
 * `astro` allows 8 cores and 32Gi to a container, 100Gi to a volume, and 16 cores, 64Gi, a GPU and 200Gi of volumes in all.
 */
export interface Kubernetes extends RealServer, Administration {
  /** The file with the certificate that the server made for itself. */
  readonly ca: string;
  readonly namespace: string;
  /** Tokens: of somebody who may do all, of somebody with the role `edit` in the namespace, and of somebody without rights. */
  readonly tokens: Readonly<Record<'administrator' | 'editor' | 'stranger', string>>;
  readonly wrongToken: string;
  /** Ends etcd alone: the server still takes questions, and cannot look anything up. */
  stopStore(): Promise<void>;
  /** Ends the API server alone. Without its store it does not end by itself, and is killed after a while. */
  stopServer(): Promise<void>;
}

/** Whether the server's programs have been built. Where they have not, the output tells that it is not run, and how it could be. */
export function isBuilt(): boolean {
  const folder = programsFolder();
  if (existsSync(folder)) return true;
  console.log(
    `Kubernetes' API server is not run: Debian does not package it, and there is no build of it in ${folder}. ` +
      `This builds it, once and in five to ten minutes: sh ${BUILD}`,
  );
  return false;
}

const programsFolder = () => execFileSync('sh', [BUILD, '--where'], { encoding: 'utf8' }).trim();

/** Starts etcd, the API server and its controllers, and makes the namespace, its people and the nodes. */
export async function startKubernetes(place: Workplace): Promise<Kubernetes> {
  const administrator = person('root', 'system:masters');
  const [editor, stranger] = [person('alice', 'astronomers'), person('bob', 'astronomers')];
  const people = { administrator, others: [editor, stranger] };
  const { url, ca, server, store } = await startDaemons(place, { programs: programsFolder(), ...people });
  const call = caller(url, ca, administrator.token);
  await place.ready('the API server is ready', async () => (await call('GET', '/readyz')) === 'ok');
  await furnish(call, NAMESPACE);
  await makeEditor(call, NAMESPACE, { name: editor.name, as: caller(url, ca, editor.token) });
  const { gitVersion } = (await call('GET', '/version')) as { readonly gitVersion: string };
  return {
    ...{ id: 'kubernetes', version: gitVersion.slice(1), url, ca, namespace: NAMESPACE },
    tokens: { administrator: administrator.token, editor: editor.token, stranger: stranger.token },
    wrongToken: secret(),
    ...administration(call, NAMESPACE),
    stopStore: async () => store.stop(),
    stopServer: async () => server.stop(),
    stop: place.close,
  };
}

function person(name: string, group: string): Person {
  return { name, group, token: secret() };
}

const secret = () => randomBytes(24).toString('base64url');
