import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;

/** What is said of Slurm alone. Fragments stand behind "which is". */
export const slurmSentences = {
  /** Behind "which is": why a partition that is up starts nothing. */
  noNode: (states: readonly string[]) =>
    states.length === 0
      ? 'without nodes'
      : `without a node in service (${states.map((state) => remoteText(state, 40)).join(', ')})`,
  /** Behind "which is": why nothing can be started on a node. */
  nodeOut: (state: string) => `out of service (${remoteText(state, 40)})`,
  notForAccount: (account: string) => `closed to the account ${quote(account)}`,
  busy: (partition: string, idle: number, total: number) =>
    `In partition ${quote(partition)} ${idle} of ${total} cores are idle at the moment; a job that needs more waits.`,
  accounts: (partition: string, accounts: readonly string[]) =>
    `Partition ${quote(partition)} is for the accounts ${accounts.slice(0, 5).map(quote).join(', ')} alone. Name yours under "account".`,
  groups: (partition: string, groups: readonly string[]) =>
    `Partition ${quote(partition)} is for the groups ${groups.slice(0, 5).map(quote).join(', ')} alone. Ask its operators whether you are in one.`,
  nodesHidden: (partition: string) =>
    `Slurm does not list the nodes of partition ${quote(partition)} to you. Ask its operators what they have.`,
  limitsUnread: (partition: string) =>
    `How much of a node partition ${quote(partition)} gives to one job could not be read; its nodes may have more.`,
  noPartition: (platform: string, wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0
      ? `None of the partitions of ${quote(platform)} may be used, since "partitions" is empty. Name some, or leave it out.`
      : `${quote(platform)} has no partition ${wanted.slice(0, 5).map(quote).join(', ')}; it has ${has.slice(0, 5).map(quote).join(', ')}. Check "partitions".`,
  /** What a kind of node is called: by the first of them. */
  nodes: (first: string, others: number) => (others === 0 ? first : `${first} and ${others} like it`),
  noVersion: (platform: string) =>
    `${quote(platform)} speaks none of the versions of Slurm's interface that are known here. Name one under "api-version".`,
  noPartitions: (platform: string) =>
    `The answer of ${quote(platform)} holds no list of partitions that can be read. Check its "url".`,
  tokenRefused: (platform: string, said: string) =>
    `${quote(platform)} refused the token${said === '' ? '' : `: "${remoteText(said)}"`}. Make a new one with "scontrol token", and give it that.`,
  unspecified: (platform: string) =>
    `${quote(platform)} answered with an error that it does not name. Slurm does so for a token that it refuses, and where its controller is down. Make a new token with "scontrol token" and give it that; otherwise ask again later.`,
  batchOnly: 'Slurm runs batch jobs; it cannot run this kind of executable.',
};
