import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;

/** What is said of Rosetta alone. */
export const rosettaSentences = {
  refused: (platform: string, said: string) =>
    `${quote(platform)} did not accept the sign-in: "${remoteText(said).replace(/\.$/, '')}". Copy the token from your profile there, and give it that.`,
  noSession: (platform: string) =>
    `${quote(platform)} accepted the sign-in, and opened no session. Tell its operators.`,
  signedOut: (platform: string) => `${quote(platform)} wants a sign-in for its computing resources. Sign in again.`,
  unreadable: (platform: string) =>
    `The pages of ${quote(platform)} could not be read: it is not known which computing resources it has. Look there, or write down what is known under "declared".`,
  keys: (computing: string) =>
    `${quote(computing)} is used with your own SSH keys. Configure them for ${quote(computing)} first, unless that is done.`,
  limits: (computing: string) =>
    `Behind ${quote(computing)} stands Slurm, which alone knows its limits. Add it as a platform of the type "slurm" to ask it.`,
  noSuchComputing: (platform: string, computing: string, known: readonly string[]) =>
    `${quote(platform)} shows no computing resource ${quote(computing)}. It shows ${known.slice(0, 10).map(quote).join(', ')}.`,
  imported:
    'Rosetta imports the repository of the notebook as a container before it runs; whether that succeeds is not known before.',
};
