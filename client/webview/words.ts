import type { OfferPart } from '../../server/core/protocol';

/** Every sentence and label of the results page. */
export const words = {
  title: 'OSSR offers',
  executable: 'Executable',
  columns: {
    platform: 'Platform',
    answer: 'Answer',
    cores: 'Cores',
    memory: 'Memory',
    storage: 'Storage',
    gpus: 'GPUs',
    meaning: 'What it means',
    when: 'When',
  },
  caption: (executable: string) => `What each platform offers for "${executable}"`,
  asked: 'You ask for at least',
  askedForEarlier: 'You asked for at least',
  notStated: 'not stated',

  yes: 'Yes',
  yesUnstated: 'Yes, nothing stated',
  expired: 'Expired',
  no: 'No',
  incomplete: 'Data missing',
  unauthorised: 'Sign in',
  unreachable: 'Not reachable',
  unintelligible: 'Not understood',
  timedOut: 'Timed out',
  pending: 'Asking…',
  calledOff: 'Called off',

  ask: 'Ask all platforms',
  askAgain: 'Ask again',
  signIn: 'Sign in',
  openSettings: 'Open settings',
  openRecord: 'Open the record',
  manageTrust: 'Manage Workspace Trust',
  restart: 'Restart',

  loading: 'Reading the answers.',
  nothingAsked: 'No platform has been asked about this executable yet.',
  canBeAsked: (platforms: number) =>
    platforms === 1 ? 'One platform can be asked.' : `${platforms} platforms can be asked.`,
  sentTo: (names: string) => `The executable's description would be sent to ${names}.`,
  sentNowhere: 'All of them are declared in the settings; nothing is sent anywhere.',
  noExecutables: 'This record has no executables, or it is not open.',
  askingIsOff: 'Asking is off in Restricted Mode, since the description would be sent to platforms.',
  stale: 'Edited since asked; ask again. These answers are for the earlier text.',
  askingNow: (answered: number, total: number) => `Asking: ${answered} of ${total} have answered.`,
  verdict: (yes: number, total: number) => {
    if (total === 1) return yes === 1 ? 'The platform asked can run it.' : 'The platform asked did not say yes.';
    if (yes === 0) return `None of ${total} platforms said yes.`;
    if (yes === 2 && total === 2) return 'Both platforms can run it.';
    return yes === total ? `All ${total} platforms can run it.` : `${yes} of ${total} platforms can run it.`;
  },
  choice: (executable: string, short: string) => `${executable} (${short})`,
  choiceUnasked: 'not asked',
  choiceAsking: 'asking',
  choiceStale: 'edited since asked',
  choiceAnswered: (yes: number, total: number) => `${yes} of ${total} yes`,

  fixedSize: (name: string) => `Size ${name}, fixed: given as a whole.`,
  fixed: 'A fixed size, given as a whole.',
  namedSize: (name: string) => `Size ${name}.`,
  inPlace: (place: string) => `In ${place}.`,
  meets: 'Meets every minimum.',
  meetsStated: 'Meets the minimums of which it states anything.',
  ofPlatform: (name: string) => `Of ${name}.`,
  noFigures: 'It says yes, and states no figures.',
  otherOffers: (count: number) => (count === 1 ? 'One other offer.' : `${count} other offers.`),
  holdsUntil: (time: string) => `Holds until ${time}.`,
  heldUntil: (time: string) => `Held until ${time}; ask again.`,
  noReason: 'It gave no reason.',
  moreReasons: (count: number) => (count === 1 ? 'One more reason.' : `${count} more reasons.`),
  nearest: (size: string) => `Nearest: ${size}.`,
  supply: (names: string) => `Supply first: ${names}.`,
  noAnswerWithin: (seconds: string) => `No answer within ${seconds} s.`,

  learntFrom: (confidence: string, from: string) => `${confidence}, from ${from}`,
  inPart: (text: string) => `in part ${text}`,
  andMore: (from: string, others: number) => (others > 0 ? `${from} and ${others} more` : from),
  snapshotOf: (time: string) => `a snapshot of ${time}`,
  live: 'live',
  snapshot: 'a snapshot',
  declared: 'as declared',

  details: (platform: string) => `Details of the answer of "${platform}"`,
  reasons: (count: number) => (count === 1 ? '1 reason' : `${count} reasons`),
  caveats: (count: number) => (count === 1 ? '1 caveat' : `${count} caveats`),
  members: (count: number) =>
    count === 0
      ? 'Came back as asked'
      : count === 1
        ? '1 value filled in or changed'
        : `${count} values filled in or changed`,
  items: (count: number) => (count === 1 ? '1 item to supply' : `${count} items to supply`),
  reasonsTitle: 'Reasons',
  caveatsTitle: 'Caveats',
  missingTitle: 'To supply before it can run',
  nearestTitle: (size: string | undefined) =>
    size === undefined ? 'The nearest that it has' : `The nearest that it has: ${size}`,
  offerTitle: (index: number, count: number, size: string | undefined) => {
    const which = count === 1 ? 'Offer' : `Offer ${index + 1} of ${count}`;
    return size === undefined ? which : `${which}: ${size}`;
  },
  differenceTitle: 'Compared with what was asked',
  sameAsAsked: 'It came back exactly as it was asked.',
  cut: 'There are more differences than are shown here.',
  member: 'Member',
  wasAsked: 'Asked',
  isOffered: 'Offered',
  changedMember: 'changed',
  removedMember: 'left out',
  askedAndLimit: (asked: string, limit: string) => `Asked ${asked}, limit ${limit}.`,
  askedOnly: (asked: string) => `Asked ${asked}.`,
  limitOnly: (limit: string) => `Limit ${limit}.`,
  source: (from: string, confidence: string, time: string) => `From ${from}, ${confidence}, ${time}.`,
  sourcesTitle: 'Where it was read',
  sourceOf: (parts: string, { from, confidence, time }: Readonly<Record<'from' | 'confidence' | 'time', string>>) =>
    `${parts.charAt(0).toUpperCase()}${parts.slice(1)}: from ${from}, ${confidence}, ${time}.`,
  parts: {
    cores: 'cores',
    memory: 'memory',
    gpus: 'GPUs',
    storage: 'storage',
    duration: 'run time',
    lifetime: 'lifetime of results',
    type: 'type of executable',
    engine: 'workflow engine',
    architecture: 'processors',
    data: 'data access',
  } satisfies Readonly<Record<OfferPart, string>>,
} as const;
