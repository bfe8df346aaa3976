import { type Reason, type Task, durationWords, readDuration } from '../../../core/index';
import { isSurelyLonger } from '../../../core/index';
import { member, shownValue } from '../../http/jsonValue';
import { contradiction, unreadableFigure } from '../../messages';
import { COUNT } from './measure';
import type { Pair, PairedBlocks } from './pairs';
import type { Asked } from './remark';

/**
 * Where a returned task gives less than was asked of what is not summed: machines, run time, lifetime of results. Maxima
 * that cannot be read are named in `unreadable`.
 */
export function otherLimits(
  returned: Task,
  blocks: PairedBlocks,
  asked: Asked,
): { contradictions: Reason[]; unreadable: Reason[] } {
  const found: Found = { asked, contradictions: [], unreadable: [] };
  duration(found, {
    min: asked.task.minduration,
    max: returned.maxduration,
    path: 'minduration',
    words: 'of run time',
  });
  for (const { index, name, asked: before, returned: after } of blocks['storage-resources']) {
    if (before === undefined) continue;
    duration(found, {
      min: member(before, 'minlifetime'),
      max: member(after, 'maxlifetime'),
      path: `storage-resources/${index}/minlifetime`,
      words: 'of storage time',
      ...(name === undefined ? {} : { of: name }),
    });
  }
  machines(found, blocks['compute-resources']);
  return { contradictions: found.contradictions, unreadable: found.unreadable };
}

interface Found {
  readonly asked: Asked;
  readonly contradictions: Reason[];
  readonly unreadable: Reason[];
}

interface Bounds {
  readonly min: unknown;
  readonly max: unknown;
  readonly path: string;
  readonly words: string;
  readonly of?: string;
}

function duration({ asked, contradictions, unreadable }: Found, { min, max, path, words, of }: Bounds): void {
  if (max === undefined || max === null) return;
  const given = readDuration(max)?.duration;
  const needed = readDuration(min)?.duration;
  if (!given) {
    unreadable.push({ path, code: 'unreadable', text: unreadableFigure(asked.platform, words, shownValue(max)) });
  } else if (needed && isSurelyLonger(needed, given)) {
    const figures = { given: durationWords(given), asked: durationWords(needed), ...(of === undefined ? {} : { of }) };
    const text = contradiction(asked.platform, words, figures);
    contradictions.push({ path, code: 'contradiction', asked: figures.asked, limit: figures.given, text });
  }
}

function machines({ asked, contradictions }: Found, compute: readonly Pair[]): void {
  for (const { index, name, asked: before, returned: after } of compute) {
    const needed = COUNT.read(member(before, 'instances'));
    const given = COUNT.read(member(after, 'instances'));
    if (needed === undefined || given === undefined || given >= needed) continue;
    const figures = { given: String(given), asked: String(needed), ...(name === undefined ? {} : { of: name }) };
    const path = `compute-resources/${index}/instances`;
    const text = contradiction(asked.platform, 'machines', figures);
    contradictions.push({ path, code: 'contradiction', asked: figures.asked, limit: figures.given, text });
  }
}
