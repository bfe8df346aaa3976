import type { OpenStackPlatform } from '../../../core/index';
import { listOf, member, textMember } from '../../http/jsonValue';
import { openstackSentences as sentences } from '../../messages/openstack';
import type { Failure, JsonReply } from '../../reply';

/** The project to sign in to, in the form that keystone takes. */
export interface Scope {
  readonly kind: 'scope';
  readonly project: { readonly id: string } | { readonly name: string; readonly domain: { readonly name: string } };
}

/**
 * Chooses among the projects of a user: the configured one, by name or id; otherwise the only one. Where there are
 * several, nothing is guessed, since each has a quota of its own.
 */
export function chooseProject(reply: JsonReply, configuration: OpenStackPlatform): Scope | Failure {
  const { name: platform, project: wanted } = configuration;
  const all = (listOf(member(reply.value, 'projects')) ?? []).flatMap((each) => {
    const [id, name] = [textMember(each, 'id'), textMember(each, 'name')];
    return id === undefined || name === undefined || member(each, 'enabled') === false ? [] : [{ id, name }];
  });
  const names = all.map(({ name }) => name);
  const failed = (remedy: string): Failure => ({ kind: 'unauthorised', remedy, source: reply.source });
  if (all.length === 0) return failed(sentences.noProjects(platform));
  const found = all.filter(({ id, name }) => wanted === undefined || wanted === id || wanted === name);
  const [only, ...others] = found;
  if (!only) return failed(sentences.notInProject(platform, wanted ?? '', names));
  const domain = configuration['project-domain'];
  if (others.length === 0 && domain === undefined) return { kind: 'scope', project: { id: only.id } };
  if (wanted === undefined) return failed(sentences.whichProject(platform, names));
  return { kind: 'scope', project: { name: only.name, domain: { name: domain ?? 'Default' } } };
}
