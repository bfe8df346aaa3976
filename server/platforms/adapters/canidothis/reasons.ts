import type { Reason, Task } from '../../../core/index';
import { firstMember, listOf, member, textMember } from '../../http/jsonValue';
import { remoteText } from '../../http/remoteText';
import { placed } from './remark';
import { readSource } from './source';
import { readPlatformName } from './whose';

const MOST_REASONS = 100;
const LONGEST = 500;

/** Reads a list of reasons: objects of ours or of the 2022 note (`httpcode`, `text`), or plain sentences. At most 100. */
export function readReasons(value: unknown, task: Task): readonly Reason[] {
  const items = listOf(value) ?? (value === undefined || value === null ? [] : [value]);
  return items.slice(0, MOST_REASONS).flatMap((item) => readReason(item, task));
}

function readReason(item: unknown, task: Task): readonly Reason[] {
  const said = typeof item === 'string' && item.trim() !== '' ? item : textMember(item, 'text', 'message', 'reason');
  if (said === undefined) return [];
  const path = member(item, 'path');
  const asked = shown(member(item, 'asked'));
  const limit = shown(member(item, 'limit'));
  const source = readSource(member(item, 'source'));
  const unstated = textMember(item, 'unstated');
  const platform = readPlatformName(member(item, 'platform'));
  const reason = {
    path: typeof path === 'string' ? placed(path, task) : pathByName(said.slice(0, LONGEST), task),
    code: codeOf(item),
    ...(asked === undefined ? {} : { asked }),
    ...(limit === undefined ? {} : { limit }),
    text: remoteText(said, LONGEST),
    ...(source === undefined ? {} : { source }),
    ...(unstated === undefined ? {} : { unstated: remoteText(unstated, 60) }),
    ...(platform === undefined ? {} : { platform }),
  };
  return [reason];
}

function codeOf(item: unknown): string {
  const code = textMember(item, 'code');
  if (code !== undefined && /^[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/.test(code)) return code;
  const http = firstMember(item, 'httpcode', 'status');
  return /^[1-5][0-9]{2}$/.test(String(http)) ? `http-${String(http)}` : 'declined';
}

function shown(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return remoteText(value, 200);
  return typeof value === 'number' ? String(value) : undefined;
}

/** A word without the dots and dashes at its end; without a regular expression, which a long row of them would hold up. */
function withoutEndMarks(word: string): string {
  let end = word.length;
  while (word[end - 1] === '.' || word[end - 1] === '-') end -= 1;
  return word.slice(0, end);
}

/** A reason without a path stands at the resource that its sentence names as a word; otherwise at the executable. */
function pathByName(text: string, task: Task): string {
  const words = new Set(text.split(/[^\p{L}\p{N}_.-]+/u).map(withoutEndMarks));
  for (const block of ['compute-resources', 'data-resources', 'storage-resources'] as const) {
    for (const [index, resource] of (listOf(task[block]) ?? []).entries()) {
      const name = textMember(resource, 'name', 'title');
      if (name !== undefined && (words.has(name) || text.includes(`"${name}"`))) return `${block}/${index}`;
    }
  }
  return '';
}
