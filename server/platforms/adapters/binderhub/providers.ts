import { isRecord, listOf, member, textMember } from '../../http/jsonValue';

/** A kind of place that a BinderHub builds from. */
export interface Provider {
  /** The prefix under which it launches, such as `gh`. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** False where it takes no branch, tag or commit. */
  readonly takesRef: boolean;
}

/** Whether a repository can be built: by which provider; not at all; or it cannot be known. */
export type Match =
  { readonly kind: 'by'; readonly provider: Provider } | { readonly kind: 'none' } | { readonly kind: 'unsure' };

const NAMES: Readonly<Record<string, string>> = {
  gh: 'GitHub',
  gist: 'GitHub gists',
  gl: 'GitLab',
  git: 'any git repository',
  zenodo: 'Zenodo',
  figshare: 'Figshare',
  hydroshare: 'HydroShare',
  dataverse: 'Dataverse',
  ckan: 'CKAN',
};

/** Whose an address is, by its host. GitLab, Dataverse and CKAN have many hosts besides; GitHub may have one more. */
const HOSTS: Readonly<Record<string, string>> = {
  'github.com': 'gh',
  'gist.github.com': 'gist',
  'gitlab.com': 'gl',
  'zenodo.org': 'zenodo',
  'figshare.com': 'figshare',
  'www.hydroshare.org': 'hydroshare',
  'hydroshare.org': 'hydroshare',
  'dataverse.harvard.edu': 'dataverse',
};

/** Whose a DOI is, by its prefix; another may be anybody's. */
const DOIS: Readonly<Record<string, string>> = { '10.5281': 'zenodo', '10.6084': 'figshare', '10.7910': 'dataverse' };

/** What a plain git client can fetch. */
const BY_GIT = ['gh', 'gist', 'gl'];

/**
 * The providers of `GET /api/repoproviders` (a list) or of the older `GET /_config` (by prefix); undefined for neither, for
 * none, and where one of them cannot be read, since it may be the one that is looked for.
 */
export function providersOf(value: unknown): readonly Provider[] | undefined {
  const listed = listOf(value);
  if (listed) {
    const providers = listed.flatMap(providerOf);
    return providers.length > 0 && providers.length === listed.length ? providers : undefined;
  }
  const entries = Object.entries(isRecord(value) ? value : {}).filter(
    ([, each]) => textMember(each, 'text') !== undefined,
  );
  if (entries.length === 0) return undefined;
  return entries.map(([id, each]) => ({
    id,
    name: nameOf(id),
    takesRef: member(each, 'ref_prop_disabled') !== true,
  }));
}

function providerOf(value: unknown): Provider[] {
  const id = textMember(value, 'id');
  const takesRef = member(member(value, 'ref'), 'enabled') !== false;
  return id === undefined ? [] : [{ id, name: textMember(value, 'displayName') ?? nameOf(id), takesRef }];
}

/**
 * Whether one of the providers builds from this address, by its host or DOI. The regular expressions that the platform
 * sends are not run (SAFETY R7), so that what they refuse besides is known only when it is tried.
 */
export function match(providers: readonly Provider[], repository: string): Match {
  const wanted = wantedOf(repository);
  const having = (id: string) => providers.find((each) => each.id === id);
  const own = wanted === undefined ? undefined : having(wanted);
  if (own) return { kind: 'by', provider: own };
  const git = having('git');
  const isGit = wanted === undefined ? !isDoi(repository) : BY_GIT.includes(wanted);
  if (git && isGit) return { kind: 'by', provider: git };
  const isStrange = providers.some(({ id }) => !Object.hasOwn(NAMES, id));
  return wanted === undefined || isStrange ? { kind: 'unsure' } : { kind: 'none' };
}

function wantedOf(repository: string): string | undefined {
  const prefix = doiPrefix(repository);
  if (prefix !== undefined) return own(DOIS, prefix);
  const host = hostOf(repository);
  return host === undefined ? undefined : own(HOSTS, host);
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function nameOf(id: string): string {
  return own(NAMES, id) ?? id;
}

function isDoi(repository: string): boolean {
  return doiPrefix(repository) !== undefined;
}

/** `10.5281` of a DOI, written bare, as `doi:…` or as an address at doi.org. */
function doiPrefix(repository: string): string | undefined {
  return /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9})\//i.exec(repository.trim())?.[1];
}

function hostOf(repository: string): string | undefined {
  const ssh = /^[\w-]+@([\w.-]+):/.exec(repository)?.[1];
  if (ssh !== undefined) return ssh.toLowerCase();
  const text = repository.startsWith('git+') ? repository.slice(4) : repository;
  return URL.canParse(text)
    ? new URL(text).hostname.toLowerCase().replace(/^www\.(?=github|gitlab|zenodo|figshare)/, '')
    : undefined;
}
