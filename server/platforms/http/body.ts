import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';

/** The most bytes of an answer, counted after decoding (SAFETY R5). */
export const LARGEST = 2 * 1024 * 1024;

/** What came of reading an answer's body. */
export type BodyReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'unknownEncoding' }
  | { readonly kind: 'corrupt' };

type Decode = (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;

/**
 * Reads a body into text. Decoding stops where the result would grow past `LARGEST`, so a bomb costs no more than an
 * honest answer.
 */
export async function readBody(raw: Buffer, encoding: string | undefined): Promise<BodyReading> {
  const decode = decoderOf(encoding);
  if (!decode) return { kind: 'unknownEncoding' };
  try {
    const bytes = await decode(raw, { maxOutputLength: LARGEST });
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    // zlib and TextDecoder say by throwing that the bytes are not what the header promised.
    return { kind: isTooLarge(error) ? 'tooLarge' : 'corrupt' };
  }
}

function decoderOf(encoding: string | undefined): Decode | undefined {
  switch ((encoding ?? '').trim().toLowerCase()) {
    case '':
    case 'identity':
      return async (bytes) => Promise.resolve(bytes);
    case 'gzip':
    case 'x-gzip':
      return promisify<Buffer, ZlibOptions, Buffer>(gunzip);
    case 'br':
      return async (bytes, { maxOutputLength }) =>
        promisify<Buffer, { maxOutputLength?: number | undefined }, Buffer>(brotliDecompress)(bytes, {
          maxOutputLength,
        });
    case 'deflate':
      return deflated;
    default:
      return undefined;
  }
}

/** `deflate` is sent with and without the zlib header; its first byte tells which. */
async function deflated(bytes: Buffer, options: ZlibOptions): Promise<Buffer> {
  const hasHeader = ((bytes[0] ?? 0) & 0x0f) === 0x08;
  return promisify<Buffer, ZlibOptions, Buffer>(hasHeader ? inflate : inflateRaw)(bytes, options);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
