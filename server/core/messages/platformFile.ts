/** Sentences about what the schema of the platform file cannot say. */
import { tokenVariable } from '../schema/secrets';

/** A member that would hold a secret: what to do with it instead. `member` is its path in the platform. */
export const secretMember = (member: string, id: string): string =>
  `"${member}" looks like a secret, which does not stand in the platform file. Set ${tokenVariable(id)}, give "--token-file ${id}=FILE", or sign in in the editor.`;

export const platformFileTexts = {
  addressUnreadable: (where: string, member: string) => `${where}: "${member}" cannot be read. ${asAddress(member)}`,
  addressNotHttps: (where: string, member: string) =>
    `${where}: "${member}" is not https. Use https; plain http is for this machine alone.`,
  addressHasCredentials: (where: string, member: string) =>
    `${where}: "${member}" holds a user name or password. Remove them, and sign in.`,
  durationMeant: (text: string, canonical: string) =>
    `must be a duration in ISO 8601: write "${canonical}" for "${text}".`,
} as const;

function asAddress(member: string): string {
  return `Write "${member}" as https://host/path.`;
}
