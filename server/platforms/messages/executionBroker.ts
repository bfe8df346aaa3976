import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;

/** What is said of ExecutionBrokers alone. `platform` is the broker's name; resources are called by theirs. */
export const brokerSentences = {
  noSuchType: (words: string) => `This is ${words}; an ExecutionBroker takes containers and notebooks alone.`,
  severalMachines: (machines: number) =>
    `Needs ${machines.toLocaleString('en')} machines; an ExecutionBroker gives one. Ask for each by itself.`,
  notebookByPath: 'An ExecutionBroker takes a notebook by its address alone. Write "notebook" as a URL.',
  noImage: 'An ExecutionBroker takes a container by its image. Write "image".',
  unknownLocation: (data: string) =>
    `The location of ${quote(data)} is of a kind that an ExecutionBroker does not take. Write it as a URL.`,
  lifetime: (platform: string, storage: string) =>
    `How long ${quote(storage)} is kept could not be asked of ${quote(platform)}: the interface of ExecutionBrokers has no lifetime.`,
  gpus: (platform: string) =>
    `GPUs could not be asked of ${quote(platform)}: the interface of ExecutionBrokers has none. Ask its operators.`,
  unreadable: (platform: string, what: string) =>
    `${quote(what)} cannot be read, and was not asked of ${quote(platform)}.`,
  notebookMember: (platform: string, member: string) =>
    `${quote(member)} of the notebook could not be told to ${quote(platform)}: the interface of ExecutionBrokers takes its address alone.`,
  optionalData: (platform: string, data: string) =>
    `${quote(data)} has no location, and was left out of what was asked of ${quote(platform)}.`,
  localData: (platform: string, data: string) =>
    `The location of ${quote(data)} is a path without a host, which ${quote(platform)} hardly can read. Write it as a URL.`,
  danglingVolume: (platform: string, resource: string) =>
    `The volume of ${quote(resource)} was left out of what was asked of ${quote(platform)}: there is no such data or storage to mount.`,
  noDigest:
    'The image has no digest. The reference broker refuses such images: write "digest", so that everybody runs the same bytes.',
  privileged: 'The container wants full rights on its host. The reference broker refuses that.',
  externalPort:
    'The reference broker refuses details of external ports. They were left out: leave them to the platform.',
  duplicateData: (data: string, other: string) =>
    `${quote(data)} and ${quote(other)} have the same location. The reference broker refuses data that is named twice.`,

  noObject: (platform: string) =>
    `${quote(platform)} answered with JSON that is no set of offers. Check that its "url" is an ExecutionBroker.`,
  notABroker: (platform: string) =>
    `${quote(platform)} has neither "/requests" nor "/offersets" nor "/offerset" at its address. Check that its "url" is an ExecutionBroker.`,
  unknownKind: (platform: string, kind: string) => `${quote(platform)} does not know the kind ${quote(kind)}.`,
  someUnknownKind: (platform: string, kinds: readonly string[]) =>
    `${quote(platform)} did not understand the question (HTTP 400). It does not know one of the kinds ${kinds.map(quote).join(', ')}, or speaks another generation: name it under "dialect".`,
  notOffered: (platform: string, phase: string) =>
    `${quote(platform)} lists an offer that is ${quote(phase.toLowerCase())}. It does not count.`,
  tooManyMessages: (platform: string) => `${quote(platform)} sent more than 200 messages. The first were read.`,
  nothingToFollow: (platform: string) =>
    `${quote(platform)} sends us on (HTTP 303) without saying where, and without an answer. Tell its operators.`,
};
