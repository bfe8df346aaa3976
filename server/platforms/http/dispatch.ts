import type { Dispatcher } from 'undici';
import { LARGEST } from './body';
import type { ReplyHeaders } from './outcome';

/** A response as it came. Its body is undefined where it is larger than `LARGEST`, or where it was not wanted. */
export interface RawResponse {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly body: Buffer | undefined;
}

/** What is sent, and when its response is taken without its body. */
export interface Dispatched extends Dispatcher.DispatchOptions {
  readonly signal: AbortSignal;
  readonly isBodyWanted: (status: number) => boolean;
}

/**
 * Sends a request and takes its response in as it comes, without a stream for each: that is most of what asking many
 * platforms at once costs. Not more than `LARGEST` bytes are taken from the wire. Rejects where the connection breaks, and
 * with the signal's reason.
 */
export async function dispatched(dispatcher: Dispatcher, options: Dispatched): Promise<RawResponse> {
  const { signal, isBodyWanted, ...request } = options;
  signal.throwIfAborted();
  let end = (): void => undefined;
  try {
    return await new Promise((resolve, reject) => {
      const taking = new Taking(isBodyWanted, resolve, reject);
      end = () => taking.end(signal.reason);
      signal.addEventListener('abort', end, { once: true });
      dispatcher.dispatch(request, taking);
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}

class Taking implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | undefined;
  #ended: Error | undefined;
  #status = 0;
  #headers: ReplyHeaders = new Map();
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(
    private readonly isBodyWanted: (status: number) => boolean,
    private readonly resolve: (response: RawResponse) => void,
    private readonly reject: (reason: unknown) => void,
  ) {}

  /** Called off by whoever asked. What waits for a connection is not sent when it gets one. */
  end(reason: unknown): void {
    this.reject(reason);
    this.#ended = reason instanceof Error ? reason : new Error('Called off.');
    this.#controller?.abort(this.#ended);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended) controller.abort(this.#ended);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? []].flat()]));
    const announced = Number(this.#headers.get('content-length')?.[0] ?? 0);
    if (announced > LARGEST || !this.isBodyWanted(status)) this.#stop(controller);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.byteLength;
    if (this.#size > LARGEST) this.#stop(controller);
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#answer(Buffer.concat(this.#chunks));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.reject(error); // after an answer nobody hears it
  }

  #stop(controller: Dispatcher.DispatchController): void {
    this.#chunks = [];
    this.#answer(undefined);
    controller.abort(new Error('Enough of it.'));
  }

  #answer(body: Buffer | undefined): void {
    this.resolve({ status: this.#status, headers: this.#headers, body });
  }
}
