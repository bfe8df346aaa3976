/** A piece of a page: a tag that begins or ends, or text between tags with its references resolved. */
export type Piece =
  | { readonly kind: 'open'; readonly name: string; readonly href: string | undefined }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** No page of a few hundred computing resources has more. */
const MOST_PIECES = 50_000;

/** What stands in these is no text for people. */
const RAW = ['script', 'style', 'template', 'textarea'];

/**
 * Takes a page apart, in one walk and whatever it holds: tags need not be closed, nor nest, nor end. Comments, scripts and
 * styles are left out. What comes after 50,000 pieces is not read.
 */
export function piecesOf(page: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < page.length && pieces.length < MOST_PIECES) {
    if (page.startsWith('<!--', at)) at = after(page, '-->', at + 4);
    else if (/^<[a-z/!?]/i.test(page.slice(at, at + 2))) at = tag(page, at, pieces);
    else at = text(page, at, pieces);
  }
  return pieces;
}

function after(page: string, mark: string, from: number): number {
  const found = page.indexOf(mark, from);
  return found < 0 ? page.length : found + mark.length;
}

function text(page: string, at: number, pieces: Piece[]): number {
  const next = page.indexOf('<', at + 1);
  const end = next < 0 ? page.length : next;
  const found = resolved(page.slice(at, end)).replaceAll(/\s+/g, ' ').trim();
  if (found !== '') pieces.push({ kind: 'text', text: found });
  return end;
}

function tag(page: string, at: number, pieces: Piece[]): number {
  const end = tagEnd(page, at);
  const inside = page.slice(at + 1, end - 1);
  const isClosing = inside.startsWith('/');
  const name = /^[a-z][a-z0-9]*/i.exec(inside.slice(isClosing ? 1 : 0, 40))?.[0].toLowerCase();
  if (name === undefined) return end;
  if (isClosing) {
    pieces.push({ kind: 'close', name });
    return end;
  }
  pieces.push({ kind: 'open', name, href: hrefIn(inside) });
  return RAW.includes(name) ? closing(page, name, end) : end;
}

/** Where a tag has ended; a `>` in quotes does not end it. */
function tagEnd(page: string, start: number): number {
  for (let at = start + 1; at < page.length; at += 1) {
    const character = page[at];
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    const quoted = page.indexOf(character, at + 1);
    if (quoted < 0) return page.length;
    at = quoted;
  }
  return page.length;
}

function closing(page: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(page)?.index ?? page.length;
}

function hrefIn(inside: string): string | undefined {
  const found = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(inside.slice(0, 2_000));
  const href = found?.[1] ?? found?.[2] ?? found?.[3];
  return href === undefined ? undefined : resolved(href);
}

const REFERENCES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

function resolved(written: string): string {
  return written.replaceAll(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,6}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return REFERENCES[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
