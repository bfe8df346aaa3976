import { type StatusWords, statusSentence } from '../messages';
import { firstMember, listOf, textMember } from './jsonValue';
import { readJson } from './json';
import type { ExchangeFailure } from './outcome';

/** A status that is no answer, and what came with it. `text` is the body, if it could be read. */
export interface Refusal {
  readonly status: number;
  readonly hadToken: boolean;
  readonly text?: string;
  readonly waitMs?: number;
}

/**
 * What an HTTP status other than 2xx means: 401 and 403 are for the user to sign in; a task that was not understood is
 * unintelligible; everything else says that the platform cannot be asked now, or not here.
 */
export function refusal(platform: string, { status, hadToken, text, waitMs }: Refusal): ExchangeFailure {
  const detail = text === undefined ? undefined : detailOf(text);
  const words: StatusWords = {
    status,
    hadToken,
    ...(detail === undefined ? {} : { detail }),
    ...(waitMs === undefined ? {} : { waitMs }),
  };
  const because = statusSentence(platform, words);
  if (status === 401 || status === 403) return { kind: 'unauthorised', remedy: because, status };
  const isAboutTask = status === 400 || status === 413 || status === 415 || status === 422;
  return { kind: isAboutTask ? 'unintelligible' : 'unreachable', because, status };
}

/** The sentence in an error's body, in the usual spellings: problem+json, Spring, FastAPI, ours. HTML and plain text are left out. */
export function detailOf(text: string): string | undefined {
  const reading = readJson(text);
  if (reading.kind !== 'json') return undefined;
  const { value } = reading;
  const first = listOf(firstMember(value, 'detail', 'errors', 'reasons', 'messages'))?.[0];
  return (
    textMember(firstMember(value, 'error'), 'text', 'message') ??
    textMember(value, 'detail', 'text', 'message', 'error_description', 'error', 'title') ??
    (typeof first === 'string' ? first : textMember(first, 'text', 'message', 'msg', 'detail', 'error', 'description'))
  );
}
