/** What is said of JupyterHub alone. */
import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;
const servers = (count: number) => `${count} ${count === 1 ? 'server' : 'servers'}`;

export const jupyterhubSentences = {
  noHub: (platform: string) =>
    `The answer of ${quote(platform)} is not that of a JupyterHub. Write its "url" without /hub.`,
  tokenRefused: (platform: string, page: string) =>
    `${quote(platform)} does not know the token: it is wrong, or has expired. Make a new one at ${remoteText(page, 200)}, and give it that.`,
  tokenWanted: (platform: string, page: string) =>
    `${quote(platform)} wants a token. Make one at ${remoteText(page, 200)}, and give it that.`,
  noUser: (platform: string) =>
    `${quote(platform)} does not say whose token this is. Make a new one on its token page, and give it that.`,
  holder: (user: string) => `user ${quote(user)}`,

  /** `because` is empty for one that took too long. */
  serviceFailed: (path: string, because: string) =>
    `The service at ${quote(path)} gave no answer${because === '' ? ' in time' : ''}, so that the hub's own facts were used. ${because}`.trim(),

  groupUnread: (group: string, because: string) =>
    `The limits of the group ${quote(group)} are not known. ${because}`.trim(),
  notInGroup: (group: string, user: string) =>
    `${quote(user)} is not in the group ${quote(group)}, whose limits were not used. Name another "group", or ask the hub's operators.`,
  noProperties: (group: string, version: string) =>
    `The group ${quote(group)} tells no limits: groups have properties since JupyterHub 5.0, and this is ${remoteText(version, 40)}.`,
  propertyUnreadable: (property: string, group: string, value: string) =>
    `The property ${quote(property)} of the group ${quote(group)} is ${remoteText(value, 60)}, which cannot be read. Its operators can write "max_cores": 8, "max_memory": "16Gi".`,

  noSizes:
    'A JupyterHub does not publish its sizes. Declare them as "profiles", or ask its operators for a canIDoThis service.',
  profileDiffers: (profile: string, declared: string, has: string) =>
    `Profile ${quote(profile)} is declared with ${declared} memory, and a server that runs with it has ${has}, which counts. Correct "profiles".`,
  profileUndeclared: (profile: string) =>
    `A server runs with the profile ${quote(profile)}, which is not declared. Add it to "profiles".`,
  runningMemory: (memory: string) => `A server that runs has ${memory} memory; another may be given more, or less.`,
  noProfiles: (spawner: string) =>
    `The hub starts servers with ${quote(spawner)}, which has no profiles and holds nobody to a limit. Check the declared "profiles".`,

  jupyterImage: 'A JupyterHub starts this image only if it is one for Jupyter: it must run jupyterhub-singleuser.',

  ofService: (service: string) =>
    `The token is that of the service ${quote(service)}, so that nobody's servers were counted. Use your own token.`,
  serversUnread: (user: string) =>
    `The token may not read which servers run. Make one with the scope read:servers!user=${remoteText(user, 120)}.`,
  stoppedUncounted: (because = '') =>
    `Named servers of yours that are stopped, or failed to start, count as well, and could not be read. ${because}`.trim(),
  serversRun: (count: number) =>
    `You have ${servers(count)} already; how many you may have is not known. Declare "servers".`,
};
