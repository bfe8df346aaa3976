import type { Reason } from '../../../core/index';

/** What is noticed while a task is put into a broker's words. */
export interface Remarks {
  /** The broker's name, for sentences. */
  readonly platform: string;
  /** What keeps the task from being asked at all. */
  readonly refusals: readonly Reason[];
  /** What could not be asked, and what the broker may refuse. */
  readonly caveats: readonly Reason[];
  refuse(path: string, code: string, text: string): void;
  caveat(path: string, code: string, text: string): void;
}

/** Makes an empty list of remarks. */
export function createRemarks(platform: string): Remarks {
  const refusals: Reason[] = [];
  const caveats: Reason[] = [];
  return {
    platform,
    refusals,
    caveats,
    refuse: (path, code, text) => void refusals.push({ path, code, text }),
    caveat: (path, code, text) => void caveats.push({ path, code, text }),
  };
}

/** A plain value as text; nothing for null. */
export function told(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
}
