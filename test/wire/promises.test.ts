import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ErrorCodes } from 'vscode-languageserver/node';
import { EVERYTHING } from './capabilities';
import { type Editor, startEditor } from './client';
import { REQUESTS, type Request, TEXT, URI, isPromised } from './requests';

let editor: Editor;
beforeEach(async () => {
  editor = await startEditor({ capabilities: EVERYTHING });
  await editor.open(URI, TEXT);
});
afterEach(() => editor.close());

/** What a request is sent with: its own parameters, or the first of what another one lists. */
async function paramsOf([, , params]: Request): Promise<object> {
  if (!('firstOf' in params)) return params;
  const list = REQUESTS.find(([method]) => method === params.firstOf);
  const found: unknown = list && (await editor.connection.sendRequest(list[0], list[2]));
  return Array.isArray(found) && typeof found[0] === 'object' ? (found as [object])[0] : {};
}

/** The answer, or the error. */
async function outcome(request: Request): Promise<unknown> {
  const params = await paramsOf(request);
  return editor.connection.sendRequest<unknown>(request[0], params).catch((error: unknown) => error);
}

describe('what a server promises', () => {
  it('is answered', async () => {
    const promised = REQUESTS.filter(([, capability]) => isPromised(editor.introduction.capabilities, capability));
    expect(promised.length).toBeGreaterThan(15);
    for (const request of promised) {
      const answer = await outcome(request);
      expect(answer, request[0]).not.toBeInstanceOf(Error);
      expect(answer, request[0]).not.toBeNull();
    }
  });

  it('is all that it answers: the rest is refused as a method that is not found', async () => {
    const others = REQUESTS.filter(([, capability]) => !isPromised(editor.introduction.capabilities, capability));
    expect(others.length).toBeGreaterThan(5);
    for (const request of others) {
      expect(await outcome(request), request[0]).toMatchObject({ code: ErrorCodes.MethodNotFound });
    }
  });

  it('is all known to these tests', () => {
    const known = new Set(REQUESTS.map(([, capability]) => capability.split('.')[0]));
    const unknown = Object.keys(editor.introduction.capabilities).filter((capability) => !known.has(capability));
    expect(unknown).toEqual(['textDocumentSync']); // which promises no request
  });
});
