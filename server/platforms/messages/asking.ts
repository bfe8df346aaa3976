/** The sentences about single requests to a platform that publishes facts. */
import { remoteText } from '../http/remoteText';
import { waitWords } from '../messages';

const quote = (text: string) => `"${remoteText(text, 120)}"`;

/** A request that a platform refused. `request` is such as `GET /limits`, `said` the platform's own sentence. */
export interface RefusedWords {
  readonly request: string;
  readonly status: number;
  readonly hadToken: boolean;
  readonly said?: string;
  readonly waitMs?: number;
}

/** What a platform's refusal of one request is said with: the fact, what the platform says, and the remedy. */
export function requestRefused(name: string, words: RefusedWords): string {
  const { request, status, said, waitMs } = words;
  const fact = `${quote(name)} answered ${remoteText(request, 120)} with HTTP ${status}.`;
  const reason = said === undefined ? '' : ` It says: "${remoteText(said).replace(/\.$/, '')}".`;
  const wait = waitMs === undefined ? '' : ` It asks to wait ${waitWords(waitMs)}.`;
  return `${fact}${reason}${wait}${remedy(words)}`;
}

function remedy({ status, hadToken, waitMs }: RefusedWords): string {
  if (status === 401) return hadToken ? ' Give it a new token.' : ' Give it a token.';
  if (status === 403) return hadToken ? ' Use a token that may read this.' : ' Give it a token.';
  if (status === 404) return ' Check its "url".';
  if (status === 407) return ' Check your proxy settings.';
  if (status === 429 || status === 503) return waitMs === undefined ? ' Ask again later.' : '';
  return status >= 500 ? ' Ask again later, or tell its operators.' : '';
}

export const outsidePlatform = (name: string, url: string) =>
  `${quote(name)} names the address ${quote(url)}, which is outside of its own. Nothing was sent there. Check its "url".`;
export const tokenWanted = (name: string) => `${quote(name)} wants a token. Give it one.`;
export const notXml = (name: string) => `The answer of ${quote(name)} is not XML. Check its "url".`;
export const xmlWithDoctype = (name: string) =>
  `The answer of ${quote(name)} declares a document type, which is not read. Tell its operators.`;
