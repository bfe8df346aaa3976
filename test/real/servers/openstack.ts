import { run } from '../harness/command';
import { installPackages } from '../harness/packages';
import { freePort, type Workplace } from '../harness/workplace';
import type { RealServer } from '../server';
import { addHost, ask, furnish, readerCredential, signIn, type Allocation } from './openstack/cloud';
import { addFlavours } from './openstack/flavours';
import { PACKAGES, startServices } from './openstack/services';
import { keystoneUrl, type Places } from './openstack/settings';

/** An application credential, as keystone gives it out once. */
export interface Credential {
  readonly id: string;
  readonly secret: string;
}

/** A real OpenStack (keystone, placement, nova, cinder) and what its administrator can do to it. `url` is keystone's. */
export interface OpenStack extends RealServer {
  /** A reader's, for project `demo` (20 cores, 50 GiB, 10 instances, 200 GiB of volumes): the least that planning needs. */
  readonly credential: Credential;
  /** A reader's, for project `tiny`, whose quota is 4 cores and 8 GiB. */
  readonly tinyCredential: Credential;
  /** Uses up cores and memory of project `demo`; answers with the function that frees them. */
  allocate(use: Pick<Allocation, 'cores' | 'memoryMiB'>): Promise<() => Promise<void>>;
  /** Sets how many GiB of volumes project `demo` may have. */
  setVolumeQuota(gibibytes: number): Promise<void>;
}

/** Installs what is missing, starts the four services, and fills them with projects, people, flavours and a host. */
export async function startOpenStack(place: Workplace): Promise<OpenStack> {
  await installPackages(PACKAGES);
  const ports = {
    keystone: await freePort(),
    placement: await freePort(),
    nova: await freePort(),
    cinder: await freePort(),
  };
  const places: Places = { folder: place.folder, ports };
  await startServices(place, places);
  return {
    id: 'openstack',
    version: await versions(),
    url: `${keystoneUrl(places)}/v3`,
    ...(await furnished(places)),
    stop: place.close,
  };
}

async function furnished(places: Places): Promise<Omit<OpenStack, keyof RealServer>> {
  const admin = { places, token: await signIn(places, 'admin', 'admin') };
  const { demo, tiny, alice } = await furnish(admin);
  await addFlavours(admin);
  const allocate = await addHost(admin);
  const quotas = { nova: `127.0.0.1:${places.ports.nova}/v2.1`, cinder: `127.0.0.1:${places.ports.cinder}/v3` };
  const setQuota = async (service: keyof typeof quotas, project: string, limits: Readonly<Record<string, number>>) => {
    const url = `http://${quotas[service]}/os-quota-sets/${project}`;
    await ask(admin.token, url, { method: 'PUT', body: { quota_set: limits } });
  };
  await setQuota('nova', tiny, { cores: 4, ram: 8192 });
  return {
    credential: await readerCredential(places, alice, 'demo'),
    tinyCredential: await readerCredential(places, alice, 'tiny'),
    allocate: async (use) => allocate({ ...use, project: demo, user: alice }),
    setVolumeQuota: async (gigabytes) => setQuota('cinder', demo, { gigabytes }),
  };
}

/** Each service's version, as Debian's packages have it: the API tells microversions only. */
async function versions(): Promise<string> {
  const names = ['keystone', 'nova-api', 'placement-api', 'cinder-api'];
  const known = await run({ command: 'dpkg-query', args: ['-W', '-f', '${Package} ${Version}\n', ...names] });
  const upstream = (line: string) =>
    line
      .replace('-api', '')
      .replace(/ \d+:/, ' ')
      .replace(/[-+~].*$/, '');
  return known.trim().split('\n').map(upstream).join(', ');
}
