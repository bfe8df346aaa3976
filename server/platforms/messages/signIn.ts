/** The sentences about signing in on a page of the platform's identity provider. */
import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;

export const notByDevice = (name: string) =>
  `${quote(name)} is not signed in to on a web page. Give it an "auth" of the type "oidc", or store its token.`;
export const noDeviceFlow = (name: string, issuer: string) =>
  `The identity provider of ${quote(name)}, ${quote(issuer)}, offers no sign-in for programs (device flow). Store a token instead.`;
export const signInDenied = (name: string) => `Signing in to ${quote(name)} was refused. Sign in again.`;
export const signInExpired = (name: string) => `The code for ${quote(name)} was not entered in time. Sign in again.`;
export const signInOver = (name: string) => `The sign-in to ${quote(name)} has ended. Sign in again.`;
export const providerSaid = (name: string, said: string) =>
  `The identity provider of ${quote(name)} refuses: "${remoteText(said).replace(/\.$/, '')}". Check "issuer", "client-id" and "scope".`;
export const providerUnintelligible = (name: string) =>
  `The identity provider of ${quote(name)} answered in a way that cannot be used. Check "issuer".`;
export const pageNotPrivate = (name: string) =>
  `The identity provider of ${quote(name)} names a sign-in page that is not https, which is not opened. Tell its operators.`;
