import type { OpenStackPlatform, Source } from '../../../core/index';
import type { Ask } from '../../ask';
import type { Secret } from '../../http/authorise';
import { withoutEndSlashes } from '../../http/base';
import { listOf, member, textMember } from '../../http/jsonValue';
import { headerOf } from '../../http/outcome';
import { openstackSentences as sentences } from '../../messages/openstack';
import { type Failure, type JsonReply, isFailure } from '../../reply';
import { chooseProject } from './project';
import { versioned } from './catalogue';

/** Who is signed in to which project, and what the cloud has for them. */
export interface Session {
  readonly kind: 'session';
  readonly token: string;
  readonly project: { readonly id: string; readonly name: string };
  readonly catalogue: readonly unknown[];
  readonly source: Source;
}

/** What signing in needs. `base` is the path of the identity service's version 3 below the platform's address. */
interface SignIn {
  readonly ask: Ask;
  readonly configuration: OpenStackPlatform;
  readonly base: string;
}

const SENDABLE = /^[\x21-\x7e]{1,8192}$/;

/**
 * Signs in at keystone, for a token of one project. An application credential has its project, and may send no scope. A
 * password is signed in without a project first: otherwise keystone takes the user's default one and says nothing.
 */
export async function signIn(ask: Ask, configuration: OpenStackPlatform): Promise<Session | Failure> {
  const secret = await ask.secret();
  if (secret.kind !== 'secret') return secret;
  const base = versioned(configuration.url, 'v3').slice(withoutEndSlashes(configuration.url).length);
  const signing = { ask, configuration, base };
  const reply = await (configuration.auth?.type === 'password' ? byPassword : byCredential)(signing, secret);
  return isFailure(reply) ? reply : sessionOf(reply, configuration.name);
}

async function byCredential(signing: SignIn, { name: id, secret }: Secret): Promise<JsonReply | Failure> {
  if (id === undefined) return wanting(signing, sentences.idWanted(signing.configuration.name));
  return tokens(signing, { identity: { methods: ['application_credential'], application_credential: { id, secret } } });
}

async function byPassword(signing: SignIn, { name, secret }: Secret): Promise<JsonReply | Failure> {
  const { ask, configuration, base } = signing;
  if (name === undefined) return wanting(signing, sentences.userWanted(configuration.name));
  const domain = configuration.auth?.type === 'password' ? configuration.auth.domain : undefined;
  const user = { name, domain: { name: domain ?? 'Default' }, password: secret };
  const unscoped = await tokens(signing, {
    identity: { methods: ['password'], password: { user } },
    scope: 'unscoped',
  });
  if (isFailure(unscoped)) return unscoped;
  const id = tokenIn(unscoped);
  if (id === undefined) return withoutToken(unscoped, configuration.name);
  const projects = await ask.get(`${base}/auth/projects`, { headers: { 'x-auth-token': id } });
  if (isFailure(projects)) return projects;
  const scope = chooseProject(projects, configuration);
  if (scope.kind !== 'scope') return scope;
  return tokens(signing, { identity: { methods: ['token'], token: { id } }, scope: { project: scope.project } });
}

async function tokens({ ask, base }: SignIn, auth: object): Promise<JsonReply | Failure> {
  return ask.post(`${base}/auth/tokens`, { json: { auth } });
}

function wanting({ ask }: SignIn, remedy: string): Failure {
  return { kind: 'unauthorised', remedy, source: ask.source('the token') };
}

function tokenIn(reply: JsonReply): string | undefined {
  const token = headerOf(reply, 'x-subject-token');
  return token !== undefined && SENDABLE.test(token) ? token : undefined;
}

function withoutToken({ source }: JsonReply, platform: string): Failure {
  return { kind: 'unintelligible', because: sentences.noToken(platform), source };
}

function sessionOf(reply: JsonReply, platform: string): Session | Failure {
  const body = member(reply.value, 'token');
  const [token, catalogue] = [tokenIn(reply), listOf(member(body, 'catalog'))];
  const id = textMember(member(body, 'project'), 'id');
  if (token === undefined || catalogue === undefined || id === undefined) return withoutToken(reply, platform);
  const name = textMember(member(body, 'project'), 'name') ?? id;
  return { kind: 'session', token, project: { id, name }, catalogue, source: reply.source };
}
