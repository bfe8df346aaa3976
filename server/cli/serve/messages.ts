/** Every sentence of `ossr serve` that a person reads. */
import { ofPlatform as named } from '../../core/index';
import { remoteText } from '../../platforms/index';

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
const quote = (text: string) => `"${remoteText(text, 120)}"`;

export const nothingToServe = (file: string) =>
  `"${file}" has no platform, so no question could be answered. Add one: ossr platforms add --platforms ${file} --id ID --name NAME --type TYPE`;
export const stopping = (underWay: number) =>
  `Stopping: ${underWay === 1 ? '1 question is' : `${underWay} questions are`} under way, and ${underWay === 1 ? 'has' : 'have'} up to 5 s. Press Ctrl+C again to end at once.`;

export const needsToken = (host: string) =>
  `Listening on ${quote(host)} lets other machines ask, so a token is needed. Set OSSR_SERVE_TOKEN, or listen on 127.0.0.1.`;
export const unsendableToken = () =>
  'OSSR_SERVE_TOKEN holds spaces or characters that cannot be sent. Set another one, such as 32 random letters and digits.';
export const portTaken = (port: number) => `Port ${port} is in use. Choose another one with --port.`;
export const cannotListen = (host: string, code: string) =>
  `Listening on ${quote(host)} failed (${code}). Choose another host or port.`;

export const unknownPath = () =>
  'There is nothing at this path. Ask at /canIDoThis, or at /canIDoThis/<platform id>; /openapi.json describes it all.';
export const wrongMethod = (allow: string) => `This path takes ${allow} only.`;
export const foreignHost = () =>
  'This service answers questions to this machine only. Ask it as 127.0.0.1 or localhost, also behind a proxy.';
export const wantsToken = () => 'This service wants a token. Send it as "Authorization: Bearer …".';
export const wrongToken = () =>
  'The token that was sent is not the one of this service. Ask its operator for it, and send it as "Authorization: Bearer …".';
export const wantsHubToken = () =>
  'This service wants a token of its JupyterHub. Make one on the hub\'s page "Token", and send it as "Authorization: Bearer …".';
export const hubRefusesToken = () => 'JupyterHub does not know this token. Make a new one on the hub\'s page "Token".';
export const hubScopeMissing = (scopes: readonly string[]) =>
  `This token may not use this service. It needs the scope ${scopes.map(quote).join(' or ')}; ask the hub's operators for it.`;
export const hubUnreachable = () => 'JupyterHub could not be asked whose token this is. Ask again later.';
export const hubVariableMissing = (name: string) =>
  `${name} is not set. With "--jupyterhub-service" JupyterHub starts this service and sets it; see docs/serve.md.`;
export const hubVariableWrong = (name: string, value: string) =>
  `${name} holds ${quote(value)}, which cannot be used. Check the entry in c.JupyterHub.services; see docs/serve.md.`;

export const wantsJson = () => 'Send the task as "Content-Type: application/json", without a content encoding.';
export const tooLarge = () => 'The task is larger than 1 MB. Shorten it.';
export const bodyBroken = () => 'The task did not arrive as a whole. Send it again.';
export const notUtf8 = () => 'The task is not UTF-8. Send it as UTF-8.';
export const notJson = () => 'The task is not JSON. Send one executable as a JSON object.';
export const tooDeep = (limit: number) =>
  `The task is nested more than ${limit} levels deep. Send it with fewer levels.`;
export const notAnObject = () => 'The task is not a JSON object. Send one executable as a JSON object.';
export const incompleteTask = (missing: readonly string[]) =>
  `The task lacks ${listed(missing.map(quote))}. Send one executable with "name", "type" and "content".`;
export const wholeRecord = (executables: number) =>
  `This is a record with ${executables === 1 ? '1 executable' : `${executables} executables`}. One executable is asked about at a time: send one item of its list "executables" alone.`;
export const misfits = (paths: readonly string[]) =>
  `The task has values of the wrong kind at ${paths.map(quote).join(', ')}. Correct them and ask again.`;
export const shuttingDown = () => 'This service is stopping. Ask again later.';
export const ownFault = () => 'This service failed at a fault of its own. Tell its operator.';

export const serviceDescription = (count: number) =>
  count === 1
    ? 'Asks one compute platform whether it can run a task.'
    : `Asks ${count} compute platforms whether they can run a task.`;

export const notReached = (because: string) => `The platform could not be asked. ${because}`;
export const tookTooLong = (ms: number) => `It did not answer within ${ms / 1000} s. Ask again later.`;
export const ofPlatform = (name: string, text: string) => named(remoteText(name, 120), text);
export const couldNotBeAsked = (name: string, because: string) => `${quote(name)} could not be asked. ${because}`;
