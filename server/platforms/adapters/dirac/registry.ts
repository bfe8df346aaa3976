import {
  type DIRACPlatform,
  type Fact,
  type Quota,
  type Reason,
  type Source,
  capacity,
  unlimited,
} from '../../../core/index';
import { type JsonRecord, isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { diracSentences as sentences } from '../../messages/dirac';
import { type Failure, type JsonReply, isFailure } from '../../reply';

/** Who asks, and in which group of which virtual organisation. */
export interface Membership {
  readonly vo: string;
  readonly group?: string;
  /** The user's name for people. */
  readonly user?: string;
  /** The parts of the configuration about them; absent where they are not there. */
  readonly registry?: JsonRecord;
  readonly groupEntry?: JsonRecord;
  readonly userEntry?: JsonRecord;
}

/** What was asked about the user's standing. */
export interface Standing {
  /** What anybody may read: the organisations and their groups. */
  readonly metadata: JsonReply | Failure;
  readonly config: JsonReply;
  /** Whom the token is for. */
  readonly user: JsonReply | Failure;
}

/** Finds the user's group: the configured one, else that of the token, else the default one. */
export function membershipOf({ config, metadata, user }: Standing, configuration: DIRACPlatform): Membership {
  const { vo } = configuration;
  const token = isFailure(user) ? undefined : user.value;
  const registry = record(member(member(config.value, 'Registry'), vo));
  const told = isFailure(metadata) ? undefined : member(member(metadata.value, 'virtual_organizations'), vo);
  const usual = textMember(registry, 'DefaultGroup') ?? textMember(told, 'default_group');
  const group = configuration.group ?? textMember(token, 'dirac_group') ?? usual;
  const groupEntry = group === undefined ? undefined : record(member(member(registry, 'Groups'), group));
  const name = textMember(token, 'preferred_username');
  const userEntry = entryOf(registry, textMember(token, 'sub')?.replace(`${vo}:`, ''), name);
  return {
    vo,
    ...(group !== undefined && { group }),
    ...(name !== undefined && { user: name }),
    ...(registry && { registry }),
    ...(groupEntry && { groupEntry }),
    ...(userEntry && { userEntry }),
  };
}

function entryOf(registry: unknown, sub: string | undefined, name: string | undefined): JsonRecord | undefined {
  const users = member(registry, 'Users');
  const bySub = sub === undefined ? undefined : record(member(users, sub));
  if (bySub || name === undefined || !isRecord(users)) return bySub;
  return record(Object.values(users).find((each) => textMember(each, 'PreferedUsername') === name));
}

/** What stands against any job of this user: no such organisation or group, a group without the right, a suspension. */
export function standingRefusals(found: Membership, { config, metadata }: Standing): Reason[] {
  const { vo, group, registry, groupEntry, userEntry } = found;
  const source = { ...config.source, from: `${config.source.from} Registry` };
  const refuse = (code: string, text: string): Reason => ({ path: '', code, text, source });
  const organisations = isFailure(metadata) ? undefined : record(member(metadata.value, 'virtual_organizations'));
  if (!registry) {
    const names = Object.keys(organisations ?? record(member(config.value, 'Registry')) ?? {});
    const isThere = organisations !== undefined && Object.hasOwn(organisations, vo);
    return isThere || names.length === 0 ? [] : [refuse('vo', sentences.noVo(vo, names))];
  }
  const groups = record(member(registry, 'Groups'));
  if (group !== undefined && groups && !Object.hasOwn(groups, group))
    return [refuse('group', sentences.noGroup(group, vo, Object.keys(groups)))];
  const properties = listOf(member(groupEntry, 'Properties'));
  const isRead = properties?.every((each) => typeof each === 'string') === true;
  const mayRun = group === undefined || !isRead || properties.includes('NormalUser');
  const suspended = listOf(member(userEntry, 'Suspended')) ?? [];
  return [
    ...(mayRun ? [] : [refuse('group', sentences.mayNotRun(group))]),
    ...(suspended.includes(vo) ? [refuse('suspended', sentences.suspended(vo))] : []),
  ];
}

/**
 * The storage that the user may fill: the group's own allowance, else the user's (MB), else what everybody has (GB). None
 * is no limit. How much of it is used DIRAC does not tell.
 */
export function storageQuota(found: Membership, source: Source): Fact<readonly Quota[]> {
  const { registry, groupEntry, userEntry, user, group = '' } = found;
  const read = { ...source, from: `${source.from} Registry Quota` };
  const choices = [
    { limit: capacity.megabytes(positive(groupEntry, 'Quota')), holder: `group "${group}"` },
    {
      limit: capacity.megabytes(positive(userEntry, 'Quota')),
      holder: user === undefined ? 'your account' : `user "${user}"`,
    },
    {
      limit: capacity.gigabytes(positive(registry, 'DefaultStorageQuota')),
      holder: `virtual organisation "${found.vo}"`,
    },
  ];
  const quotas = choices.flatMap(({ limit, holder }): Quota[] =>
    limit === undefined ? [] : [{ holder, storage: { value: { limit }, source: read } }],
  );
  const [first] = quotas;
  return first ? { value: [first], source: read } : unlimited(read);
}

function positive(value: unknown, key: string): number | undefined {
  const found = member(value, key);
  return typeof found === 'number' && found > 0 ? found : undefined;
}

function record(value: unknown): JsonRecord | undefined {
  return isRecord(value) ? value : undefined;
}
