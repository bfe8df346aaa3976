/** What is said of UWS services alone. Times are ISO 8601 in UTC, lengths of time in words. */
import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;
/** `2026-11-23 14:00 UTC`. */
const moment = (time: number) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const sentenceIn = (text: string) => `"${remoteText(text).replace(/\.$/, '')}".`;
const listed = (names: readonly string[]) => names.slice(0, 8).map(quote).join(', ');

export const uwsSentences = {
  noJobList: (name: string, path: string) =>
    `${quote(name)} has no list of jobs at ${quote(path)}. Check its "url", and the path under "jobs".`,
  noService: (name: string) =>
    `The answers of ${quote(name)} are not those of a service with jobs of the IVOA (UWS). Check its "url".`,
  notAvailable: (note: string | undefined, backAt: number | undefined) =>
    [
      'The service says that it is not available at present.',
      ...(note === undefined ? [] : [`It says: ${sentenceIn(note)}`]),
      ...(backAt === undefined ? ['Ask again later.'] : [`It expects to be back at ${moment(backAt)}.`]),
    ].join(' '),
  note: (note: string) => `The service says: ${sentenceIn(note)}`,
  availabilityUnknown: 'Whether the service is available could not be read.',
  capabilitiesUnknown: 'Which parameters and limits the service has could not be read.',
  jobListUnknown: 'Whether the service takes jobs could not be read.',
  goesDown: (downAt: number) => `The service goes down at ${moment(downAt)}.`,
  downTells: (downAt: number) => `It goes down at ${moment(downAt)}.`,
  ownEngine:
    'A UWS service runs its own kind of task ("engine": "uws"). If this one runs more, declare it under "declared.engines".',
  noParameter: (name: string, has: readonly string[]) =>
    `The service has no parameter ${quote(name)}; it has ${listed(has)}${has.length > 8 ? ' and others' : ''}.`,
  wrongKind: (name: string, value: string, kind: string) =>
    `The parameter ${quote(name)} of the service is of the type ${quote(kind)}; ${quote(value)} is not.`,
  parameterMissing: (name: string, description: string | undefined) =>
    `The service needs the parameter ${quote(name)}${description === undefined ? '' : ` (${remoteText(description, 120)})`}. Give it under "parameters".`,
  defaultOnly: (words: string) =>
    `A new job has ${words} unless it asks for more; how much more it may have the service does not say.`,
  probeHint: 'With "probe": true a job is made to ask, left pending and deleted.',
  noPlace: 'Jobs of the IVOA (UWS) have no place for it. Declare it under "declared.limits".',
  keeps: (kept: string, run: string) =>
    `It keeps a job for ${kept} from when it is made, which the run time of ${run} is a part of.`,
  accepted: (words: string) => `The service took a run time of ${words} for a job, which is no promise.`,
  expects: (quoted: number) => `The service expects to be done with such a job by ${moment(quoted)}.`,
  willNotRun: (quoted: number, destruction: number) =>
    `The service would be done with such a job at ${moment(quoted)}, and destroy it before, at ${moment(destruction)}: so it says that it will not run it.`,
  refused: (said: string) => `The service refused to make such a job. It says: ${sentenceIn(said)}`,
  noJobMade: 'The service did not make a job to read its limits from.',
  jobUnread: 'A job was made to read its limits from, but what the service told of it could not be read.',
} as const;
