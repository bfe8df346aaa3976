import type { PlatformIdentity } from '../../core/index';
import type { AuthScheme } from './authorise';

/** What is sent along with a request. */
export interface RequestContent {
  readonly type: string;
  readonly text: string;
}

/** One request to a platform. `timeoutMs` covers all of it: the token, redirects, repetitions and the body. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly platform: PlatformIdentity;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** `application/json` when absent. */
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content?: RequestContent;
  /** How the platform's token is sent; as a bearer token when absent. */
  readonly auth?: AuthScheme;
  /** The folder that the token belongs to, such as `/hub/`; that of the address when absent. */
  readonly scope?: string;
  /** False where a redirect is itself the answer. */
  readonly follow?: boolean;
  /** A file of certificates besides those of this machine. */
  readonly ca?: string;
}

/** One question in JSON. `json` is sent with POST only. */
export interface JsonRequest extends Pick<HttpRequest, 'url' | 'platform' | 'timeoutMs' | 'signal' | 'auth' | 'ca'> {
  readonly method: 'GET' | 'POST';
  readonly json?: unknown;
}
