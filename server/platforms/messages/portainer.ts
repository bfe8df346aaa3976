import { type Cores, coresValue } from '../../core/index';
import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;
const some = (names: readonly string[]) => names.slice(0, 5).map(quote).join(', ');

/** What is said of Portainer and of Docker behind it. Fragments stand behind "which is". */
export const portainerSentences = {
  /** Behind "in": whose the memory is. */
  environment: (name: string) => `environment ${quote(name)}`,
  down: 'down',
  silent: 'not answering',
  notAsked: 'one of more namespaces than are asked',
  closedToToken: 'closed to this token',
  otherKind: 'of a kind that cannot be asked here',
  noList: (platform: string) =>
    `The answer of ${quote(platform)} holds no list of environments that can be read. Check its "url", without /api.`,
  tooMany: (platform: string, count: number) =>
    `${quote(platform)} has more than ${count} environments, which is more than are read. Use a token of a user with fewer.`,
  noEnvironment: (platform: string) =>
    `${quote(platform)} shows this token no environment. Ask its administrators for access to one.`,
  notThere: (platform: string, wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0
      ? `${quote(platform)} may use none of its environments, since "environments" is empty. Name some, or leave it out.`
      : `${quote(platform)} has no environment ${some(wanted)}; it has ${some(has)}. Check "environments".`,
  otherSystem: (name: string, system: string) =>
    `Environment ${quote(name)} runs containers of ${remoteText(system, 40)}; Linux is needed.`,
  noNamespace: (name: string) =>
    `Environment ${quote(name)} shows this token no namespace to run in. Ask its administrators for access to one.`,
  namespaces: (name: string, asked: number, count: number) =>
    `Of the ${count} namespaces of environment ${quote(name)}, ${asked} were asked.`,
  noPrivileged: (name: string) =>
    `Environment ${quote(name)} does not let ordinary users run privileged containers. Leave "privileged" out, or ask its administrators.`,
  noBindMounts: (name: string) =>
    `Environment ${quote(name)} does not let ordinary users mount folders of the host. Put the data where it can be fetched, or ask its administrators.`,
  gpusNotCounted: 'Docker has a runtime for GPUs, but does not tell how many there are.',
  diskNotTold: 'Docker does not tell how much of its disk is free.',
  sumOfNodes: (nodes: number) => `The snapshot holds the sum of ${nodes} nodes, not what one of them has.`,
  snapshot: (name: string) =>
    `Environment ${quote(name)} could not be asked at the moment; what is told of it is Portainer's last snapshot, which does not say what is in use.`,
  busy: (name: string, reserved: Cores, has: Cores) =>
    `In environment ${quote(name)} running containers may use ${coresValue(reserved)} of ${coresValue(has)} cores at the moment; Docker shares them.`,
  withoutLimit: (name: string, count: number) =>
    count === 1
      ? `In environment ${quote(name)} a container runs without a limit of memory, so less may be free than is told.`
      : `In environment ${quote(name)} ${count} containers run without a limit of memory, so less may be free than is told.`,
  notEnforced: (name: string) =>
    `The kernel of environment ${quote(name)} does not hold containers to their limits, so what others take is not bounded.`,
};
