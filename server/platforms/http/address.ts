import { isIP } from 'node:net';
import { addressHasCredentials, addressNotHttps, addressUnreadable } from '../messages';

/** A platform's address that may be asked, or a sentence that says why it may not. */
export type AddressReading =
  { readonly kind: 'address'; readonly url: URL } | { readonly kind: 'refused'; readonly because: string };

/** Checks an address before anything is sent (SAFETY R3): https, or plain http on this machine; no user name or password in it. */
export function readAddress(text: string, platform: string): AddressReading {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return { kind: 'refused', because: addressUnreadable(platform) };
  if (!isAllowedScheme(url)) return { kind: 'refused', because: addressNotHttps(platform) };
  if (url.username !== '' || url.password !== '') return { kind: 'refused', because: addressHasCredentials(platform) };
  url.hash = '';
  return { kind: 'address', url };
}

/** Whether a host name is this machine: `localhost`, 127.0.0.0/8 or `::1`, with or without brackets. No name is looked up. */
export function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

/** Whether a question may go to this address at all: https, or plain http on this machine. */
export function isAllowedScheme(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
