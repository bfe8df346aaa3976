import type { Writable } from 'node:stream';
import {
  AbstractMessageWriter,
  type Connection,
  type Message,
  type MessageStrategy,
  type MessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  createConnection,
} from 'vscode-languageserver/node';

/** How long answers wait for those to what was asked with them, at most; the wait ends when nothing more is answered. */
const TOGETHER_MS = 1;

/** A connection with the editor over standard input and output. Whatever else would be printed goes to standard error. */
export function stdioConnection(messageStrategy: MessageStrategy): Connection {
  console.log = console.info = console.debug = console.error;
  const reader = new StreamMessageReader(process.stdin);
  return createConnection(ProposedFeatures.all, reader, new TogetherWriter(process.stdout), { messageStrategy });
}

/**
 * Writes the first answer to what an editor asked together at once, and the others together, each with its header. The
 * library's own writer writes header and content apart, and each answer for itself; after a key, an editor that asks for
 * nine things would be woken 18 times.
 */
export class TogetherWriter extends AbstractMessageWriter implements MessageWriter {
  #count = 0;

  constructor(private readonly output: Writable) {
    super();
    output.on('error', (error) => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  /** Rejects when the output cannot be written to. */
  async write(message: Message): Promise<void> {
    const content = JSON.stringify(message);
    const text = `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
    this.#count += 1;
    const written = new Promise<void>((resolve, reject) => {
      this.output.write(text, (error) => (error ? reject(error) : resolve()));
    });
    if (this.output.writableCorked === 0) this.#gather();
    return written;
  }

  /** Ends nothing: standard output lives as long as the program. */
  end(): void {
    return undefined;
  }

  /** Holds back what is written from now on, until nothing more comes. */
  #gather(): void {
    const begun = performance.now();
    const look = (seen: number) => {
      const isGrowing = this.#count > seen && performance.now() - begun < TOGETHER_MS;
      if (isGrowing) setImmediate(look, this.#count);
      else this.output.uncork();
    };
    this.output.cork();
    setImmediate(look, this.#count);
  }
}
