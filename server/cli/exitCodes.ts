/** What the command line ends with (DESIGN §5). */
export const EXIT = {
  fine: 0,
  problems: 1,
  usage: 2,
  noPlatform: 3,
  notAsked: 4,
  ownFault: 70,
} as const;

/** One of them. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
