/** Every sentence of `ossr platforms` that a person reads. */
import { secretMember, tokenVariable } from '../../core/index';
import { fileFault } from '../../platforms/index';
import { asArgument } from '../messages';

const quote = (text: string) => `"${text}"`;
const listed = (ids: readonly string[]) =>
  ids.length === 0 ? 'There are none.' : `There are ${ids.map(quote).join(', ')}.`;

export const platformSentences = {
  unknownAction: (action: string, meant: string | undefined) =>
    `${quote(action)} is nothing that "ossr platforms" does.${meant === undefined ? '' : ` Did you mean ${quote(meant)}?`}`,
  needsId: (action: string) => `Name the platform: "ossr platforms ${action} ID".`,
  tooMany: (action: string) => `"ossr platforms ${action}" takes no more than one name.`,
  noName: (action: string) => `"ossr platforms ${action}" takes no name.`,
  idIsOption: (id: string) => `"ossr platforms add" takes no name. Give the id with "--id ${id}".`,
  lacks: (missing: readonly string[], mayNeedUrl: boolean) =>
    `Give ${missing.map((each) => `"--${each}"`).join(', ')} as well${mayNeedUrl ? '; also "--url", unless the type is "local"' : ''}.`,
  onlyForAdd: (option: string) => `"--${option}" is for "ossr platforms add" alone.`,
  noPlatform: (id: string, ids: readonly string[], meant: string | undefined) =>
    `No platform has the id ${quote(id)}. ${meant === undefined ? listed(ids) : `Did you mean ${quote(meant)}?`}`,
  noType: (type: string, types: readonly string[], meant: string | undefined) =>
    `${quote(type)} is no type of platform. ${meant === undefined ? listed(types) : `Did you mean ${quote(meant)}?`}`,

  columns: { id: 'id', name: 'name', type: 'type', url: 'url', token: 'token' },
  nothingSent: 'nothing is sent',
  none: 'none',
  notNeeded: 'not needed',
  noneIn: (file: string) => `There are no platforms in ${quote(file)}. "ossr platforms add" adds one.`,
  fromFile: (file: string) => `From ${quote(file)}.`,
  builtIn: (file: string) =>
    `These are built in, since there is no file ${quote(file)}. "ossr platforms add" makes it; the built-in ones are not asked then.`,
  bareAmount: (id: string, member: string, amount: string) =>
    `${quote(id)}: ${quote(member)} is a number without a unit, which is read as ${quote(amount)}. Write its unit.`,

  badSet: (given: string) => `"--set" is MEMBER=VALUE, such as "timeout=20" or "auth.type=oidc", not ${quote(given)}.`,
  setTwice: (member: string) => `${quote(member)} is given twice. Give it once.`,
  setInside: (member: string, taken: string) =>
    `${quote(member)} is inside of ${quote(taken)}, which is given already. Write it there, in the same JSON.`,
  badJson: (member: string, { fault, character }: { readonly fault: string; readonly character: number }) =>
    `${quote(member)} is given as JSON that cannot be read, at character ${character}: ${fault} Where text is meant, put it in double quotes.`,
  secretMember,
  secretValue: (member: string, id: string) =>
    `${quote(member)} holds a secret behind ":". Write what stands before it, and set ${tokenVariable(id)} to the rest.`,
  secretInUrl: (id: string, parameter: string) =>
    `The parameter ${quote(parameter)} in "url" looks like a secret, which does not stand in the platform file. Leave it out, and set ${tokenVariable(id)}.`,
  added: (id: string, file: string, named: string | undefined) =>
    `${quote(id)} is added to ${quote(file)}. Try it with "ossr platforms test ${id}${named === undefined ? '' : ` --platforms ${asArgument(file)}`}".`,
  folderMade: (folder: string) => `The folder ${quote(folder)} was not there, and was made.`,
  builtInGone: 'The two built-in example platforms are not asked any more, now that there is this file.',

  signInOpen: (url: string, code: string) => `Open ${url} and enter the code ${code}.`,
  signInWhole: (url: string) => `Or open this address, which holds the code already: ${url}`,
  signedIn: (name: string) => `You are signed in to ${quote(name)}.`,
  signedOut: (name: string) =>
    `What signing in to ${quote(name)} brought is forgotten. The platform itself was not told.`,
  wasNotSignedIn: (name: string) => `You were not signed in to ${quote(name)}. Nothing was done.`,
  nothingToSignIn: (name: string) =>
    `${quote(name)} is declared in the platform file, so there is nothing to sign in to.`,
  variableWins: (id: string) => `${tokenVariable(id)} is set, and counts before it. Unset it to use the sign-in.`,
  tokensUnwritable: (code: string) =>
    `The tokens cannot be kept (${fileFault(code)}). Check the folder in $XDG_STATE_HOME, and sign in again.`,
} as const;

/** How a platform that was tested stands. */
export const STATES = {
  facts: 'can be asked',
  answers: 'can be asked; it answers by itself',
  unauthorised: 'wants a token',
  refused: 'its token was refused',
  unreachable: 'not reachable',
  unintelligible: 'not understood',
  timedOut: 'no answer in time',
} as const;

/** Sentences of `ossr platforms test`. */
export const testSentences = {
  learnt: 'Learnt',
  unknown: 'Not known, which never makes a no',
  refused: 'It refuses',
  notes: 'It tells besides',
  credentials: 'Credentials',
  notSent: '"auth" is of the type "none": no token is sent.',
  noneNeeded: 'Nothing is sent anywhere, so none are needed.',
  accepted: (place: string) => `The token from ${place} was not refused.`,
  unneeded: 'There is no token, and what was asked wanted none.',
  whichToken: (sentence: string) => `The token to make: ${sentence}`,
  yes: (figures: string) => `To a tiny task it says yes: ${figures}.`,
  no: 'To a tiny task it says no:',
  incomplete: 'To a tiny task it says that data is missing.',
  noTime: (seconds: number) => `Nothing came within ${seconds} s. Raise "timeout" if it is slow, or ask again later.`,
  notTold: 'It does not tell.',
  declareInSizes: (member: string) => `Not all sizes tell. Write it down as "${member}" of each of the "sizes".`,
  declare: (member: string) => `It does not tell. Write it down under "${member}".`,
  declared: 'as declared',
} as const;

/** Sentences of `ossr platforms types`. */
export const typeSentences = {
  members: 'What stands in its configuration',
  required: 'required',
  oneOf: (values: readonly string[]) => `One of ${values.join(', ')}.`,
  token: 'The token',
  more: (page: string) => `More, with an example: ${page}`,
  one: 'All about one of them: "ossr platforms types TYPE".',
} as const;
