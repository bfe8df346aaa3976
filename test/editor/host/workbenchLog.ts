import { format } from 'node:util';

// What VS Code says of itself, and of hosts that cannot be reached from a test.
const NOISE = [
  /\[(AgentHost|ChatModelSelection|AccountPolicyGate|reconnection-grace-time|Service Worker|Extensions)/,
  /^(INFO )?(Creating a socket|Resolv(ing|ed) connection token|Updating additional builtin)/,
  /GalleryExtensions|ENOTFOUND|net::ERR_|authentication provider/,
  /^Failed to load resource|^A bad HTTP response code|^The web worker extension host|^An iframe which has both/,
  /^(ERR )?Canceled: Canceled|^Creation of workbench contribution|^\s*$/,
];

/** Collects what extensions and suites print, and leaves out what VS Code says of itself. */
export class WorkbenchLog {
  private readonly lines: string[] = [];

  /** Notes the arguments of a `console.log` in the extension host. */
  note(parts: unknown[]): void {
    const line = format(...parts);
    if (!NOISE.some((pattern) => pattern.test(line))) this.lines.push(line);
  }

  /** Notes a message of the browser's console, in which colours are spelt out. */
  noteStyled(message: string): void {
    this.note([
      '%s',
      message
        .replaceAll(/%c| color: ?#?\w*/g, '')
        .replaceAll(/ {2,}/g, ' ')
        .trim(),
    ]);
  }

  /** Everything noted so far, a line each. */
  text(): string {
    return this.lines.join('\n');
  }
}
