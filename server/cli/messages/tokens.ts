/** What is said of the tokens of platforms: where one came from, and what to do where one is wanted. */
import { tokenVariable } from '../../core/index';
import type { TokenPlace } from '../credentials';

/** Where a token came from, in words. */
export const TOKEN_PLACES: Readonly<Record<TokenPlace, string>> = {
  'token-file': '--token-file',
  environment: 'the environment',
  'sign-in': 'the sign-in',
};

const either = (words: readonly string[]) =>
  words.map((word) => `"${word}"`).join(', ').replace(/, ("[^"]*")$/, ' or $1'); // prettier-ignore

export const tokenSentences = {
  missing: (id: string) => `There is no token. Set ${tokenVariable(id)}, or give "--token-file ${id}=FILE".`,
  missingSignIn: (id: string) => `There is no token. Sign in with "ossr platforms sign-in ${id}".`,
  refused: (id: string, place: TokenPlace) =>
    place === 'token-file'
      ? `The token from ${TOKEN_PLACES[place]} was refused. Write another into the file.`
      : `The token from ${TOKEN_PLACES[place]} was refused. Set ${tokenVariable(id)} to another, or give "--token-file ${id}=FILE".`,
  refusedSignIn: (id: string) =>
    `The token from the sign-in was refused. Sign in again with "ossr platforms sign-in ${id}".`,
  notSent: (ways: readonly string[]) =>
    `No token is sent, since its "auth" is of the type "none". Change that to ${either(ways)}, and give it a token then.`,
} as const;
