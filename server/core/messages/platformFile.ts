/** Sentences about what the schema of the platform file cannot say. */
import { tokenVariable } from '../schema/secrets';

/** A member that would hold a secret: what to do with it instead. `member` is its path in the platform. */
export const secretMember = (member: string, id: string): string =>
  `"${member}" looks like a secret, which does not stand in the platform file. Set ${tokenVariable(id)}, give "--token-file ${id}=FILE", or sign in in the editor.`;

export const platformFileTexts = {
  ofType: (type: string, description: string) => `Of the type ${type}: ${description}`,
  holds: (keys: readonly string[]) => `It holds ${keys.join(', ')}.`,
  sameVariable: (one: string, other: string) =>
    `The platforms "${one}" and "${other}" would both take the token in ${tokenVariable(one)}. Rename one of them, so that the ids differ in more than capitals and the signs ".", "_" and "-".`,
  notAFile: (isList: boolean) => `must be an object. Write ${isList ? 'the list' : 'it'} as { "platforms": [ … ] }.`,
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
