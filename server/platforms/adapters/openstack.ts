import {
  type OpenStackPlatform,
  type PlatformFacts,
  type Quota,
  type Reason,
  type Task,
  fact,
  facts,
  taskType,
  unlimited,
} from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { openstackSentences as sentences } from '../messages/openstack';
import type { Platform } from '../platform';
import { type Addresses, addressesOf } from './openstack/catalogue';
import { readFlavours, sizeOf } from './openstack/flavours';
import { computeQuota, quotaNotes } from './openstack/quota';
import { readRoom } from './openstack/room';
import { type Service, serviceAt } from './openstack/service';
import { type Session, signIn } from './openstack/signIn';
import { readVolumes } from './openstack/volumes';

/**
 * An OpenStack cloud (PLATFORMS §5): its flavours are the sizes, what is left of the project's quota is read from nova
 * and cinder, and the room on its hosts from placement where the user may. The role `reader` in a project is enough.
 */
export function openstackPlatform(configuration: OpenStackPlatform, tools: PlatformTools): Platform {
  const gather = async (ask: Ask, task: Task) => {
    const session = await signIn(ask, configuration);
    if (session.kind !== 'session') return session;
    const addresses = addressesOf(session, configuration);
    return addresses.kind === 'addresses' ? gathered({ ask, task, configuration, session, addresses }) : addresses;
  };
  return factsPlatform(configuration, tools, gather, { auth: { type: 'application-credential' } });
}

interface Asking {
  readonly ask: Ask;
  readonly task: Task;
  readonly configuration: OpenStackPlatform;
  readonly session: Session;
  readonly addresses: Addresses;
}

async function gathered(asking: Asking) {
  const { task, configuration, session, addresses } = asking;
  const nova = serviceOf(asking, 'nova', addresses.nova);
  const cinder = addresses.cinder === undefined ? undefined : serviceOf(asking, 'cinder', addresses.cinder);
  const [found, limits, volumes] = await Promise.all([
    readFlavours(nova, configuration.name),
    nova.get('/limits'),
    readVolumes(cinder, session),
  ]);
  if (found.kind !== 'flavours') return found;
  const { flavours, source } = found;
  const at = addresses.placement;
  const room = await readRoom(at === undefined ? undefined : serviceOf(asking, 'placement', at), flavours, task);
  const sizes = flavours.map((each) => sizeOf(each, { hasVolumes: volumes.serves, hasRoom: !room.full.has(each) }));
  const holder = sentences.holder(session.project.name);
  const quota: Quota = { holder, ...computeQuota(limits), ...volumes.ofProject };
  return facts({
    ...volumes.facts,
    ...kubernetes(asking),
    ...times(asking),
    sizes: fact(sizes, source),
    quotas: fact([quota, ...volumes.quotas], limits.source),
    notes: [
      ...quotaNotes(limits, holder),
      ...((task['storage-resources'] ?? []).length > 0 ? volumes.notes : []),
      ...room.notes,
      ...choiceNotes(asking),
    ],
  });
}

function serviceOf({ ask, configuration, session }: Asking, service: string, url: string): Service {
  return serviceAt(ask, { platform: configuration.name, service }, { url, token: session.token });
}

/**
 * What a machine runs is decided by what is deployed on it, which OpenStack does not know: `declared.runs` tells. Where
 * that is not declared, Kubernetes goes by the catalogue.
 */
function kubernetes({ task, configuration, session, addresses }: Asking): Partial<PlatformFacts> {
  if (configuration.declared?.runs !== undefined || taskType(task.type) !== 'kubernetes-deployment') return {};
  const source = { ...session.source, from: `${session.source.from} catalog` };
  if (addresses.hasKubernetes) return { runs: fact([task.type], source) };
  const text = sentences.noKubernetes(configuration.name);
  return { refusals: [{ path: 'type', code: 'type', asked: task.type, text, source }] };
}

/** Machines and volumes stay until they are deleted; what a site has agreed on besides is declared. */
function times({ configuration: { declared }, session: { source } }: Asking): Partial<PlatformFacts> {
  return {
    ...(declared?.limits?.duration === undefined && { duration: unlimited(source) }),
    ...(declared?.limits?.lifetime === undefined && { lifetime: unlimited(source) }),
  };
}

/** What was chosen for the user, who may have meant something else. */
function choiceNotes({ configuration, session, addresses }: Asking): Reason[] {
  const { project } = configuration;
  const isOther = project !== undefined && project !== session.project.name && project !== session.project.id;
  const { region, regions } = addresses;
  const isGuess = configuration.region === undefined && region !== undefined && regions.length > 1;
  const { source } = session;
  return [
    ...(isOther
      ? [{ path: '', code: 'project', text: sentences.otherProject(session.project.name, project), source }]
      : []),
    ...(isGuess ? [{ path: '', code: 'region', text: sentences.whichRegion(region, regions), source }] : []),
  ];
}
