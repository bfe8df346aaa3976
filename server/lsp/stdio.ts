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

/** How long an answer waits for those to what was asked with it, at most; the wait ends when nothing more is answered. */
const TOGETHER_MS = 1;

/** A connection with the editor over standard input and output. Whatever else would be printed goes to standard error. */
export function stdioConnection(messageStrategy: MessageStrategy): Connection {
  console.log = console.info = console.debug = console.error;
  const reader = new StreamMessageReader(process.stdin);
  return createConnection(ProposedFeatures.all, reader, new TogetherWriter(process.stdout), { messageStrategy });
}

/**
 * Writes the answers to what an editor asked together at once, each with its header. The library's own writer writes header
 * and content apart, and each answer for itself; after a key, an editor that asks for nine things would be woken 18 times.
 */
export class TogetherWriter extends AbstractMessageWriter implements MessageWriter {
  #waiting: Batch | undefined;

  constructor(private readonly output: Writable) {
    super();
    output.on('error', (error) => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  /** Rejects when the output cannot be written to. */
  async write(message: Message): Promise<void> {
    const content = JSON.stringify(message);
    const batch = (this.#waiting ??= this.#begin());
    batch.text.push(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n`, content);
    return batch.written;
  }

  /** Ends nothing: standard output lives as long as the program. */
  end(): void {
    return undefined;
  }

  #begin(): Batch {
    const batch = new Batch(performance.now());
    const look = (seen: number) => {
      const isGrowing = batch.text.length > seen && performance.now() - batch.begun < TOGETHER_MS;
      if (isGrowing) setImmediate(look, batch.text.length);
      else this.#flush(batch);
    };
    setImmediate(look, 2);
    return batch;
  }

  #flush(batch: Batch): void {
    this.#waiting = undefined;
    this.output.write(batch.text.join(''), (error) => (error ? batch.failed(error) : batch.done()));
  }
}

/** Messages that are written at once. */
class Batch {
  readonly text: string[] = [];
  readonly written: Promise<void>;
  done = (): void => undefined;
  failed: (error: Error) => void = () => undefined;

  constructor(readonly begun: number) {
    this.written = new Promise((resolve, reject) => {
      this.done = resolve;
      this.failed = reject;
    });
  }
}
