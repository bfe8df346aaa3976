import { isRecord } from './webview/guards';

/** What the client needs to know of a platform in the settings: who it is, and where its token would be sent. */
export interface ConfiguredPlatform {
  readonly id: string;
  readonly name: string;
  /** Scheme, host and port of its address; absent when it has no address that can be read. */
  readonly origin?: string;
  /** False when a token would travel unprotected: plain http to another machine. */
  readonly isPrivate: boolean;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Reads the setting `ossr.platforms`; entries without an id are left out. */
export function readPlatforms(value: unknown): readonly ConfiguredPlatform[] {
  return Array.isArray(value) ? value.flatMap(readPlatform) : [];
}

function readPlatform(value: unknown): ConfiguredPlatform[] {
  if (!isRecord(value) || typeof value['id'] !== 'string') return [];
  const id = value['id'];
  const name = typeof value['name'] === 'string' ? value['name'] : id;
  const url = typeof value['url'] === 'string' && URL.canParse(value['url']) ? new URL(value['url']) : undefined;
  if (url === undefined || url.origin === 'null') return [{ id, name, isPrivate: false }];
  return [{ id, name, origin: url.origin, isPrivate: isPrivate(url) }];
}

function isPrivate(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}
