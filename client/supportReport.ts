import { isRecord } from './webview/guards';

/** What a support report says. */
export interface SupportFacts {
  readonly extension: string;
  readonly editor: string;
  readonly system: string;
  readonly server: string;
  readonly trust: string;
  readonly platforms: unknown;
  readonly home: string;
}

// Settings that cannot hold a secret when they are what they should be; the values of all others are left out.
const OPEN = ['id', 'name', 'type', 'timeout', 'runs', 'architectures', 'sizes', 'limits'];
const NO_SECRET = /^[\w .,:()/-]{0,80}$/;

/** The report as text: no document content, no tokens, no query strings, and the home folder as `~`. */
export function supportReport(facts: SupportFacts): string {
  const platforms = Array.isArray(facts.platforms) ? facts.platforms.map(platformLine) : ['- not a list'];
  const lines = [
    `OSSR Executable Metadata ${facts.extension}`,
    facts.editor,
    facts.system,
    `Language server: ${facts.server}`,
    `Workspace: ${facts.trust}`,
    `Platforms in the settings: ${platforms.length}`,
    ...platforms,
  ];
  const text = lines.join('\n');
  return `${facts.home === '' ? text : text.replaceAll(facts.home, '~')}\n`;
}

function platformLine(platform: unknown): string {
  if (!isRecord(platform)) return '- not an object';
  const members = Object.entries(platform).map(([key, value]) => [key, disclosed(key, value)] as const);
  return `- ${JSON.stringify(Object.fromEntries(members))}`;
}

function disclosed(key: string, value: unknown): unknown {
  if (key === 'url') return typeof value === 'string' ? withoutSecrets(value) : '(not text)';
  return OPEN.includes(key) ? plain(value) : '(left out)';
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  if (typeof value === 'string') return NO_SECRET.test(value) ? value : '(left out)';
  return value;
}

function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return '(cannot be read)';
  const { protocol, host, pathname, search, username } = new URL(address);
  return `${protocol}//${username === '' ? '' : '…@'}${host}${pathname}${search === '' ? '' : '?…'}`;
}
