import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ResponseMessage } from 'vscode-languageserver/node';
import { TogetherWriter } from '../../server/lsp/stdio';

/** Standard output, played: what was written to it, write by write. */
function output(fails = false) {
  const writes: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      writes.push(chunk.toString());
      done(fails ? new Error('gone') : null);
    },
    writev(chunks, done) {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(''));
      done();
    },
  });
  return { stream, writes };
}

const answer = (id: number, result: string): ResponseMessage => ({ jsonrpc: '2.0', id, result });

describe('what the server writes', () => {
  it('is whole messages, each with its length in bytes', async () => {
    const { stream, writes } = output();
    await new TogetherWriter(stream).write(answer(1, 'δ'));
    expect(writes).toEqual(['Content-Length: 38\r\n\r\n{"jsonrpc":"2.0","id":1,"result":"δ"}']);
  });

  it('is one answer at once, and together those that come with it, in their order', async () => {
    const { stream, writes } = output();
    const writer = new TogetherWriter(stream);
    const first = writer.write(answer(1, 'a'));
    expect(writes).toHaveLength(1);
    await Promise.all([first, ...[2, 3, 4].map((id) => writer.write(answer(id, 'a')))]);
    await writer.write(answer(5, 'a'));
    expect(writes.map((each) => [...each.matchAll(/"id":(\d)/g)].map(([, id]) => id))).toEqual([
      ['1'],
      ['2', '3', '4'],
      ['5'],
    ]);
  });

  it('is told to have failed when nobody reads it any more', async () => {
    const { stream } = output(true);
    const writer = new TogetherWriter(stream);
    const told = new Promise((resolve) => writer.onError(([error]) => resolve(error.message)));
    await expect(writer.write(answer(1, 'a'))).rejects.toThrow('gone');
    expect(await told).toBe('gone');
  });
});
