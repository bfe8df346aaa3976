/** What is said of BinderHub alone. */
import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;

export const binderhubSentences = {
  tellsNothing: (platform: string) =>
    `${quote(platform)} answers none of the requests in which a BinderHub tells of itself. Check its "url"; one of before 2019 cannot be asked.`,
  noVersion: (platform: string) => `The answer of ${quote(platform)} is not that of a BinderHub. Check its "url".`,
  holder: 'this BinderHub',
  unhealthy: (service: string) =>
    `Nothing starts at present: the platform finds its own ${quote(service)} out of order. Ask again later.`,
  unhealthyAltogether: 'Nothing starts at present: the platform finds itself out of order. Ask again later.',
  closed: 'Nothing starts at present: the platform allows no sessions (its pod quota is 0). Ask again later.',
  healthUnread: (because: string) => `Whether the platform is well is not known. ${because}`.trim(),
  noPodCount: 'The platform does not tell how many sessions there are, and may be.',

  noRepository:
    'A BinderHub starts what is in a repository, and "content" names none. Add "repository" with its "url".',
  noProvider: (url: string, has: readonly string[]) =>
    `The repository ${quote(url)} is at a place that the platform does not build from; it builds from ${has.map((each) => remoteText(each, 60)).join(', ')}.`,
  providerUnsure: (url: string) =>
    `Whether the platform builds from ${quote(url)} is known only when it is tried: it names the places it knows, and not their addresses.`,
  providersUnread: (because: string) => `From which places the platform builds is not known. ${because}`.trim(),
  refIgnored: (ref: string, provider: string) =>
    `The platform builds what ${remoteText(provider, 60)} has, and pays no regard to the "ref" ${quote(ref)}.`,
  noSizes: 'A BinderHub does not publish its sizes. Declare its limits under "declared".',
};
