import type { IncomingMessage } from 'node:http';
import type { Task } from '../../core/index';
import { readTask } from '../../platforms/index';
import { isRecord } from '../../platforms/index';
import { DEEPEST, readJson } from '../../platforms/index';
import {
  bodyBroken,
  incompleteTask,
  misfits as misfitsSentence,
  notAnObject,
  notJson,
  notUtf8,
  tooDeep,
  tooLarge,
  wantsJson,
  wholeRecord,
} from './messages';
import { type Reply, faultReply } from './reply';

/** The task that a request asks about, or the response that says why there is none. */
export type Question =
  { readonly kind: 'task'; readonly task: Task } | { readonly kind: 'refused'; readonly reply: Reply };

const LARGEST = 1024 * 1024;

/**
 * Reads the task of a request: JSON in UTF-8 of at most 1 MB. A value of the wrong kind is refused rather than left out, since
 * a requirement that is left out would turn a no into a yes.
 */
export async function readQuestion(request: IncomingMessage): Promise<Question> {
  if (!isPlainJson(request)) return refuse(415, 'not-json', wantsJson());
  const body = await readBody(request);
  switch (body.kind) {
    case 'bytes':
      return questionIn(body.bytes);
    case 'tooLarge':
      return refuse(413, 'too-large', tooLarge());
    case 'broken':
      return refuse(400, 'broken', bodyBroken());
  }
}

function questionIn(bytes: Uint8Array): Question {
  const text = decoded(bytes);
  if (text === undefined) return refuse(400, 'not-utf8', notUtf8());
  const reading = readJson(text);
  switch (reading.kind) {
    case 'json':
      return taskIn(reading.value);
    case 'tooDeep':
      return refuse(400, 'too-deep', tooDeep(DEEPEST));
    case 'empty':
    case 'notJson':
      return refuse(400, 'not-json', notJson());
  }
}

function taskIn(value: unknown): Question {
  if (!isRecord(value)) return refuse(422, 'not-an-object', notAnObject());
  const { task, misfits } = readTask(value);
  if (!task && Array.isArray(value['executables'])) {
    return refuse(422, 'whole-record', wholeRecord(value['executables'].length));
  }
  if (misfits.length > 0) return refuse(422, 'wrong-kind', misfitsSentence(misfits.slice(0, 10)));
  if (task) return { kind: 'task', task };
  const missing = ['name', 'type', 'content'].filter((key) => (value[key] ?? undefined) === undefined);
  return refuse(422, 'incomplete-task', incompleteTask(missing));
}

function isPlainJson({ headers }: IncomingMessage): boolean {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') return false;
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

type Body = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'tooLarge' | 'broken' };

async function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST) return { kind: 'tooLarge' };
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= LARGEST) chunks.push(chunk);
      else resolve({ kind: 'tooLarge' });
    });
    request.on('end', () => resolve({ kind: 'bytes', bytes: Buffer.concat(chunks) }));
    request.on('error', () => resolve({ kind: 'broken' }));
    request.on('close', () => resolve({ kind: 'broken' }));
  });
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // TextDecoder says by throwing that the bytes are not UTF-8.
    return undefined;
  }
}

function refuse(status: number, code: string, text: string): Question {
  return { kind: 'refused', reply: faultReply(status, code, text) };
}
