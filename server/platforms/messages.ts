/** Every sentence of this room that a person reads. What a platform wrote comes in through `remoteText` only. */
import { remoteText } from './http/remoteText';
import { fileFault } from './messages/fileFault';

const quote = (text: string) => `"${remoteText(text, 120)}"`;
const count = (number: number) => number.toLocaleString('en');

/** A length of time in words, rounded up: `30 s`, `5 min`, `2 h`, `more than a day`. */
export function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 120) return `${seconds} s`;
  if (seconds <= 7200) return `${Math.ceil(seconds / 60)} min`;
  return seconds <= 86_400 ? `${Math.ceil(seconds / 3600)} h` : 'more than a day';
}

export const addressUnreadable = (name: string) =>
  `The address of ${quote(name)} cannot be read. Write "url" as https://host/path.`;
export const addressNotHttps = (name: string) =>
  `${quote(name)} was not asked, because its address is not https. Use https; plain http is for this machine alone.`;
export const addressHasCredentials = (name: string) =>
  `${quote(name)} was not asked, because its address holds a user name or password. Remove them from "url" and sign in.`;

export const redirectToNowhere = (name: string, status: number) =>
  `${quote(name)} sends us on without saying where (HTTP ${status}). Check its "url".`;
export const redirectNotHttps = (name: string) =>
  `${quote(name)} sends us on to an address that is not https, where nothing was sent. Check its "url".`;
export const redirectElsewhere = (name: string, origin: string) =>
  `${quote(name)} sends us on to ${quote(origin)}, where nothing was sent. If it lives there now, correct its "url"; otherwise sign in.`;
export const redirectOutsideToken = (name: string, path: string) =>
  `${quote(name)} sends us on to ${quote(path)}, where its token does not belong. If it lives there now, correct its "url".`;
export const redirectsTooOften = (name: string, limit: number) =>
  `${quote(name)} sends us on more than ${limit} times. Check its "url".`;

export const tokenUnreadable = (name: string) => `The token for ${quote(name)} could not be read. Sign in again.`;
export const tokenUnsendable = (name: string) =>
  `The token for ${quote(name)} holds characters that cannot be sent. Give it anew.`;

export const refusedConnection = (name: string) =>
  `${quote(name)} refuses the connection. Check that it runs, and the port in its "url".`;
export const noSuchHost = (name: string) =>
  `The host of ${quote(name)} is not known. Check its "url" and your network.`;
export const notHttps = (name: string) =>
  `${quote(name)} does not speak https at this address. Check the port in its "url"; plain http is for this machine alone.`;
export const connectionBroken = (name: string) => `The connection to ${quote(name)} broke off. Ask again.`;
export const connectionTimedOut = (name: string) =>
  `No connection to ${quote(name)} came about. Check its "url" and your network.`;
export const malformedHttp = (name: string) =>
  `${quote(name)} does not speak HTTP as it should. Check the port in its "url", or tell its operators.`;
export const certificateExpired = (name: string) =>
  `The certificate of ${quote(name)} has expired. Its operators must renew it.`;
export const certificateOfOtherHost = (name: string) =>
  `The certificate of ${quote(name)} is for another host name. Check its "url".`;
export const certificateUntrusted = (name: string) =>
  `The certificate of ${quote(name)} comes from an authority that this machine does not trust. Name a file with the authority's certificate as the platform's "ca", or tell its operators.`;
export const certificatesUnreadable = (name: string, file: string) =>
  `${quote(name)} was not asked, because its file of certificates ${quote(file)} cannot be read. Correct its "ca": a file in the form PEM.`;
export const proxyRefused = (name: string, status: number) =>
  status === 407
    ? `${quote(name)} was not reached: the proxy wants credentials (HTTP 407). Check your proxy settings.`
    : `${quote(name)} was not reached: the proxy refuses to connect to it (HTTP ${status}). Check its "url" and your proxy settings.`;
export const otherFault = (name: string, code: string) =>
  `${quote(name)} cannot be reached (${remoteText(code, 60)}). Check its "url" and your network.`;

export const tooLarge = (name: string) =>
  `${quote(name)} answered with more than 2 MB, which was not read. Tell its operators.`;
export const unknownEncoding = (name: string) =>
  `${quote(name)} answered in an encoding that we did not ask for. Tell its operators.`;
export const corruptBody = (name: string) =>
  `The answer of ${quote(name)} is damaged, or not UTF-8. Tell its operators.`;
export const emptyBody = (name: string) => `${quote(name)} answered with nothing. Check its "url".`;
export const tooDeep = (name: string, limit: number) =>
  `The answer of ${quote(name)} is nested more than ${limit} levels deep and was not read. Tell its operators.`;
export const notJson = (name: string) => `The answer of ${quote(name)} is not JSON. Check its "url".`;
export const webPage = (name: string) =>
  `${quote(name)} answered with a web page (a sign-in page?). Check its "url", or sign in.`;

/** What a refusal by HTTP status is said with. `detail` is the platform's own sentence, `waitMs` its Retry-After. */
export interface StatusWords {
  readonly status: number;
  readonly hadToken: boolean;
  readonly detail?: string;
  readonly waitMs?: number;
}

/** The sentences for an HTTP status that is no answer, with the remedy, what the platform says, and how long to wait. */
export function statusSentence(name: string, { status, hadToken, detail, waitMs }: StatusWords): string {
  const fact = `${quote(name)} ${statusWords(status, hadToken)}`;
  const said = detail === undefined ? '' : ` It says: ${quoteDetail(detail)}.`;
  const wait = waitMs === undefined ? '' : waitMs === 0 ? ' Ask again now.' : ` It asks to wait ${waitWords(waitMs)}.`;
  return fact + said + wait;
}

function quoteDetail(detail: string): string {
  return `"${remoteText(detail).replace(/\.$/, '')}"`;
}

const NOT_UNDERSTOOD = 'does not understand the task. Compare the task with what it accepts.';
const NOT_HERE = 'has nothing at this address. Check the path in its "url".';

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: NOT_UNDERSTOOD,
  404: NOT_HERE,
  405: 'takes no such question at this address. Check the path in its "url".',
  407: 'was not reached: the proxy wants credentials. Check your proxy settings.',
  409: 'cannot answer in its present state. Ask again later.',
  410: NOT_HERE,
  413: 'finds the task too large. Shorten the executable.',
  415: 'does not take JSON at this address. Check the path in its "url".',
  422: NOT_UNDERSTOOD,
  429: 'was asked too often. Ask again later.',
  503: 'is not available at present. Ask again later.',
};

function statusWords(status: number, hadToken: boolean): string {
  return wordsWithoutStatus(status, hadToken).replace('.', ` (HTTP ${status}).`);
}

function wordsWithoutStatus(status: number, hadToken: boolean): string {
  if (status === 401) return hadToken ? 'did not accept our token. Give it a new one.' : 'wants a token. Give it one.';
  if (status === 403) {
    const remedy = hadToken ? 'Ask its operators for access.' : 'Give it a token, or ask its operators for access.';
    return `does not let us ask. ${remedy}`;
  }
  const words = STATUS_WORDS[status];
  if (words !== undefined) return words;
  return status >= 500
    ? 'has a fault of its own. Ask again later, or tell its operators.'
    : 'gave no answer. Check its "url".';
}

export const noEnvelope = (name: string) =>
  `${quote(name)} answered with JSON that is not an object. Check that its "url" is a canIDoThis service.`;
export const noResult = (name: string) =>
  `${quote(name)} answered with neither YES nor NO. Check that its "url" is a canIDoThis service.`;
export const unknownResult = (name: string, result: string) =>
  `${quote(name)} answered ${quote(result)}, which is neither YES nor NO. Check that its "url" is a canIDoThis service.`;
export const yesWithoutOffer = (name: string) => `${quote(name)} says yes, and does not say what it gives.`;
export const untoldFigure = (name: string, amount: string) =>
  `An offer of ${quote(name)} does not say ${amount} it gives, so this is known only when the task runs.`;
export const noWithoutReason = (name: string) => `${quote(name)} says no, and gives no reason.`;
export const noWithOffers = (name: string, offers: number) =>
  `${quote(name)} says no, and still lists ${count(offers)} ${offers === 1 ? 'offer' : 'offers'}. They do not count.`;
export const tooManyOffers = (name: string, offers: number, limit: number) =>
  `${quote(name)} gave ${count(offers)} offers. The first ${count(limit)} were read.`;
export const moreRemarks = (name: string, more: number) =>
  `${count(more)} more remarks on ${quote(name)} are not shown.`;
export const unreadableOffer = (name: string) =>
  `${quote(name)} gave an offer that is not an object. It does not count.`;
export const expiredOffer = (name: string, expires: string) =>
  `An offer of ${quote(name)} expired at ${remoteText(expires, 40)} and does not count. Ask again.`;
export const unreadableFigure = (name: string, what: string, value: string) =>
  `${quote(name)} gives ${quote(value)} as ${remoteText(what, 60)}, which cannot be read.`;
export const unreadableMember = (name: string, path: string) =>
  `${quote(name)} returned ${quote(path)} in a form that cannot be read. It was left out.`;
export const changedMember = (name: string, path: string) =>
  `${quote(name)} returned the task with another ${quote(path)}. Compare it before you run it.`;

/** An offer whose maximum is below the minimum asked. `what` is in our words, such as `memory`; `of` the resource, if it has a name. */
export function contradiction(
  name: string,
  what: string,
  figures: { given: string; asked: string; of?: string },
): string {
  const of = figures.of === undefined ? '' : ` for ${quote(figures.of)}`;
  const unit = figures.given === '1' ? what.replace(/s$/, '') : what;
  return `${quote(name)} says yes, and gives ${figures.given} ${unit}${of}, below the ${figures.asked} asked. This offer does not count.`;
}

export const missingData = (resource: string) =>
  `${quote(resource)} has no location. Say where this data is before the task is asked about.`;

export const ownFault = (name: string) =>
  `Asking ${quote(name)} failed by a fault of this program, not of the platform. The log tells more; report it.`;

export const fileMissing = (file: string) => `There is no file "${file}". Check the path.`;
export const fileUnreadable = (file: string, code: string) => `The file "${file}" cannot be read (${fileFault(code)}).`;
export const fileTooLarge = (file: string) => `The file "${file}" is larger than 1 MB and was not read.`;
export const settingWrong = (trouble: string) => `The setting "ossr.platforms": ${trouble}`;
