/** What is said of DIRAC alone. */
import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;
const listed = (names: readonly string[]) => names.slice(0, 8).map(quote).join(', ');

export const diracSentences = {
  noConfiguration: (name: string) =>
    `The answer of ${quote(name)} is not the configuration of a DiracX. Check its "url".`,
  noVo: (vo: string, has: readonly string[]) =>
    `There is no virtual organisation ${quote(vo)} here; there is ${listed(has)}. Check its "vo".`,
  noGroup: (group: string, vo: string, has: readonly string[]) =>
    `The virtual organisation ${quote(vo)} has no group ${quote(group)}${has.length === 0 ? '' : `; it has ${listed(has)}`}. Check its "group".`,
  mayNotRun: (group: string) =>
    `The group ${quote(group)} may not run jobs: it lacks the property "NormalUser". Name another one under "group".`,
  suspended: (vo: string) =>
    `Your account is suspended in the virtual organisation ${quote(vo)}. Ask its support to lift that.`,
  otherScope: (name: string, has: string, scope: string) =>
    `The token of ${quote(name)} is for ${quote(has)}. Sign in with the scope ${quote(scope)}.`,
  askForScope: (remedy: string, scope: string) => `${remedy} The scope to ask for is ${quote(scope)}.`,
  batchOnly: 'DIRAC runs batch jobs; it cannot run this kind of executable.',
  notForUsers: (types: readonly string[]) =>
    `Jobs of the type "User" are not allowed at present; allowed are ${listed(types)}.`,
  tooMuchData: (asked: number, most: number) =>
    `Needs ${asked} data resources; a job may have ${most} files of input data ("MaxInputData").`,
  /** Why a run time is what it is: DIRAC counts the time of processors, made comparable by their power. */
  cpuTime: (limit: { what: string; seconds: number }, cores: number, power: { hs06: number; isDeclared: boolean }) =>
    `DIRAC counts CPU time: ${limit.what} is ${limit.seconds} HS06-normalised seconds, which ${
      cores === 1 ? 'one core' : `${cores} cores`
    } of ${power.hs06} HS06${cores === 1 ? '' : ' each'} (${power.isDeclared ? 'declared' : 'assumed'}) use in that time.`,
  /** With a yes of a task that says how long it runs. */
  compared: (seconds: number, cores: number, power: { hs06: number; isDeclared: boolean }) =>
    `Its run time on ${cores === 1 ? 'one core' : `${cores} cores`} counts as ${seconds} HS06-normalised seconds, at ${
      power.isDeclared ? 'the declared' : 'an assumed'
    } ${power.hs06} HS06 per core${power.isDeclared ? '' : ' (set "hs06-per-core")'}.`,
  /** Behind "which is". */
  banned: (name: string, reason: string | undefined) =>
    `closed, since ${quote(name)} is banned${reason === undefined ? '' : ` ("${remoteText(reason, 200)}")`}`,
  allBanned: (kind: 'sites' | 'computing elements', banned: readonly { name: string; reason?: string | undefined }[]) =>
    `None of its ${kind} may be used at present: ${banned
      .slice(0, 4)
      .map(({ name, reason }) => `${quote(name)}${reason === undefined ? '' : ` ("${remoteText(reason, 120)}")`}`)
      .join(', ')}${banned.length > 4 ? ` and ${banned.length - 4} more` : ''}.`,
  userUnknown: 'Whom the token is for could not be read, and so not whether the account is suspended.',
  statusUnknown: 'Which of its sites may be used at present could not be read.',
  kindUnknown: 'Whether its sites run containers is not told: declare it under "declared.runs".',
  queuesUnknown: 'DiracX does not tell the queues of its sites: declare them under "queues".',
} as const;
