/** The sentences about signing in on a page of the platform's identity provider. */
import { tokenVariable } from '../../core/index';
import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;
const giveToken = (id: string) =>
  `Set ${tokenVariable(id)} to its token, give "--token-file ${id}=FILE", or store the token in the editor.`;

export const notByDevice = (name: string, id: string) =>
  `${quote(name)} has no page to sign in on, since its "auth" is not of the type "oidc". ${giveToken(id)}`;
export const noDeviceFlow = ({ name, id }: { readonly name: string; readonly id: string }, issuer: string) =>
  `The identity provider of ${quote(name)}, ${quote(issuer)}, offers no sign-in for programs (device flow). ${giveToken(id)}`;
export const signInDenied = (name: string) => `Signing in to ${quote(name)} was refused. Sign in again.`;
export const signInExpired = (name: string) => `The code for ${quote(name)} was not entered in time. Sign in again.`;
export const signInOver = (name: string) => `The sign-in to ${quote(name)} has ended. Sign in again.`;
export const providerSaid = (name: string, said: string) =>
  `The identity provider of ${quote(name)} refuses: "${remoteText(said).replace(/\.$/, '')}". Check "issuer", "client-id" and "scope".`;
export const providerUnintelligible = (name: string) =>
  `The identity provider of ${quote(name)} answered in a way that cannot be used. Check "issuer".`;
export const pageNotPrivate = (name: string) =>
  `The identity provider of ${quote(name)} names a sign-in page that is not https, which is not opened. Tell its operators.`;
