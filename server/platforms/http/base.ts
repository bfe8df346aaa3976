/** An address to ask, and how it is shown to people: its path from the platform's address, without the query. */
export interface BasedAddress {
  readonly url: URL;
  readonly shown: string;
}

/** What is added to an address; undefined members are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * An address inside of a platform's own: a path is taken from there whether it begins with `/` or not, and an address in
 * full stands for itself. Undefined where it cannot be read or leads outside, since tokens belong to one folder (SAFETY R3).
 */
export function addressIn(base: string, path: string, query: Query = {}): BasedAddress | undefined {
  if (!URL.canParse(base)) return undefined;
  const folder = folderOf(base);
  const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(path);
  const text = isWhole ? path : path === '' ? new URL(base).pathname : folder + path.replace(/^\/+/, '');
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  if (url.origin !== new URL(base).origin || !`${url.pathname}/`.startsWith(folder)) return undefined;
  for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value));
  url.hash = '';
  return { url, shown: `/${url.pathname.slice(folder.length)}` };
}

/** The folder that a platform's address is: its path, ended by a slash. */
export function folderOf(base: string): string {
  if (!URL.canParse(base)) return '/';
  return `${withoutEndSlashes(new URL(base).pathname)}/`;
}

/** The folder that what an address names is in: its path up to the last slash. */
export function folderAround({ pathname }: URL): string {
  return pathname.slice(0, pathname.lastIndexOf('/') + 1);
}

/** A text without the slashes at its end. A regular expression would look from each of a hostile text's slashes to the last. */
export function withoutEndSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
