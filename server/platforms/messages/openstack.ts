import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;
const listed = (names: readonly string[]) =>
  `${names.slice(0, 8).map(quote).join(', ')}${names.length > 8 ? ' and others' : ''}`;
const saying = (said: string | undefined) =>
  said === undefined ? '' : ` It says: "${remoteText(said).replace(/\.$/, '')}".`;

/** One request to a service that was refused. `service` is such as `nova`, `request` such as `GET /limits`. */
export interface ServiceRefusal {
  readonly service: string;
  readonly request: string;
  readonly said?: string | undefined;
}

/** What is said of OpenStack alone. Fragments stand behind "which is", or behind "in". */
export const openstackSentences = {
  /** Behind "in": whose quota it is. */
  holder: (project: string) => `project ${quote(project)}`,
  volumeType: (project: string, type: string) => `project ${quote(project)} for volumes of the type ${quote(type)}`,
  idWanted: (platform: string) =>
    `The secret for ${quote(platform)} comes without the id of its application credential. Sign in with id:secret, or name the id under "auth".`,
  userWanted: (platform: string) =>
    `The password for ${quote(platform)} comes without a user. Sign in with user:password, or name the user under "auth".`,
  noToken: (platform: string) =>
    `${quote(platform)} answered the sign-in without a token. Check that its "url" is the identity service (Keystone).`,
  noProjects: (platform: string) => `${quote(platform)} has no project for this user. Ask its operators for one.`,
  notInProject: (platform: string, project: string, projects: readonly string[]) =>
    `${quote(platform)} has no project ${quote(project)} for this user. Name one of these under "project": ${listed(projects)}.`,
  whichProject: (platform: string, projects: readonly string[]) =>
    `${quote(platform)} has several projects for this user, each with a quota of its own. Name one under "project": ${listed(projects)}.`,
  otherProject: (credential: string, configured: string) =>
    `The application credential belongs to project ${quote(credential)}, so that its quota counts and not that of ${quote(configured)}.`,
  noCompute: (platform: string, kind: string, region: string | undefined, regions: readonly string[]) =>
    regions.length === 0
      ? `${quote(platform)} names no ${kind} address of a compute service (Nova). Check "interface", or ask its operators.`
      : `${quote(platform)} has no compute service (Nova) in the region ${quote(region ?? '')}. Name one of these under "region": ${listed(regions)}.`,
  whichRegion: (asked: string, regions: readonly string[]) =>
    `There are several regions, ${listed(regions)}; ${quote(asked)} was asked. Name another under "region".`,
  tokenRefused: (platform: string, { service, request, said }: ServiceRefusal) =>
    `${quote(platform)} let us sign in, but its service ${service} refused ${request} (HTTP 401).${saying(said)} Where the application credential has access rules, add this request to them; otherwise tell its operators.`,
  roleWanted: (platform: string, { service, request, said }: ServiceRefusal) =>
    `The service ${service} of ${quote(platform)} does not allow ${request} (HTTP 403).${saying(said)} Use a credential with the role "reader" in the project.`,
  keystoneAway: (platform: string, service: string) =>
    `The service ${service} of ${quote(platform)} cannot check tokens at present, since the Keystone service is temporarily unavailable (HTTP 503). Ask again later.`,
  noFlavours: (platform: string) => `The answer of ${quote(platform)} holds no list of flavours. Tell its operators.`,
  tooManyFlavours: (platform: string) =>
    `The list of flavours of ${quote(platform)} does not end, and was not read. Tell its operators.`,
  quotaUnknown: (holder: string, because: string | undefined) =>
    `How much of the quota in ${holder} is free could not be read, so this is known only when the task runs.${because === undefined ? '' : ` ${because}`}`,
  volumesUnknown: (project: string, because: string | undefined) =>
    `How much storage its volumes may have in project ${quote(project)} could not be read in full, so this is known only when the task runs.${because === undefined ? '' : ` ${because}`}`,
  noKubernetes: (platform: string) =>
    `${quote(platform)} has no service for Kubernetes clusters (Magnum) in its catalogue, so it cannot run this kind of executable.`,
  /** Behind "which is": a flavour that no host has room for. */
  noHost: 'without a host that has room at the moment',
  roomNotOffered:
    'Whether a host has room at the moment is not known: the cloud does not publish its placement service.',
  roomForOperators:
    'Whether a host has room at the moment is not known: the placement service tells it to operators alone (HTTP 403).',
  roomUnknown: (because: string) => `Whether a host has room at the moment is not known. ${because}`,
} as const;
