import type { Source } from '../../../core/index';
import type { Ask } from '../../ask';
import { listOf, member, textMember } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import { type Failure, isFailure } from '../../reply';

/** All objects of a kind. */
export interface Listing {
  readonly items: readonly unknown[];
  readonly source: Source;
}

const PAGE = 100;
const MAX_PAGES = 20;

/**
 * Reads a list of Kubernetes page by page, since an answer is bounded. A list of which one page fails, or which is too
 * long, is a failure as a whole: a part of it would look like all of it.
 */
export async function listAll(
  ask: Ask,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Listing | Failure> {
  const items: unknown[] = [];
  let token: string | undefined;
  let source = ask.source(`GET ${path}`);
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const reply = await ask.get(path, { query: { limit: PAGE, continue: token, ...query } });
    if (isFailure(reply)) return reply;
    const found = member(reply.value, 'items');
    if (found !== null && !listOf(found)) return { kind: 'unintelligible', because: sentences.noList(path), source };
    items.push(...(listOf(found) ?? []));
    source = reply.source;
    token = textMember(member(reply.value, 'metadata'), 'continue');
    if (token === undefined) return { items, source };
  }
  return { kind: 'unintelligible', because: sentences.longList(path, items.length), source };
}

/** Whether a list was read. */
export function isListing(listing: Listing | Failure): listing is Listing {
  return 'items' in listing;
}
