import { actionTitles } from '../../../messages';
import { coresOf } from '../../../model/cores';
import { readQuantity } from '../../../model/quantity';
import type { Fix, FixMaker } from '../fix';
import { clearDuration } from './clearDuration';

/** An amount without a unit could be GiB or GB, so both are offered; one that only has blanks too many is one. */
export const quantityWithUnit: FixMaker = ({ problem }) => {
  const text = (problem.data?.['value'] ?? '').replaceAll(/\s/g, '');
  const change = (title: string, value: string): Fix => ({
    title,
    edits: [{ ...spanOf(problem), newText: json(value) }],
  });
  if (readQuantity(text)) return [{ ...change(actionTitles.replace(text), text), isPreferred: true }];
  if (!readQuantity(`${text}Gi`)) return [];
  return [
    change(actionTitles.asBinary(`${text}Gi`), `${text}Gi`),
    change(actionTitles.asDecimal(`${text}G`), `${text}G`),
  ];
};

/** A bare number that was perhaps counted in MiB: which was meant is for the author to say. */
export const doubtfulQuantity: FixMaker = ({ problem }) =>
  ['Mi', 'Gi'].map((unit) => {
    const text = `${problem.data?.['value'] ?? ''}${unit}`;
    return { title: actionTitles.replace(text), edits: [{ ...spanOf(problem), newText: json(text) }] };
  });

/** Cores that can be read in one way only: `"4.0"`, `"0.5"`, `"4 cores"`. */
export const readableCores: FixMaker = ({ problem }) => {
  const number = /^([0-9.]+)\s*(?:cores?|cpus?)?$/i.exec((problem.data?.['value'] ?? '').trim())?.[1];
  const value = number === undefined ? undefined : coresOf(number);
  if (value === undefined) return [];
  const edits = [{ ...spanOf(problem), newText: json(value) }];
  return [{ title: actionTitles.replaceValue(json(value)), edits, isPreferred: true }];
};

/** A duration that can be read in one way only: `P1H`, `PT1D`, `1h 30min`. */
export const readableDuration: FixMaker = ({ problem }) => {
  const clear = clearDuration(problem.data?.['value'] ?? '');
  if (clear === undefined) return [];
  const edits = [{ ...spanOf(problem), newText: json(clear) }];
  return [{ title: actionTitles.replace(clear), edits, isPreferred: true }];
};

function spanOf({ offset, length }: { readonly offset: number; readonly length: number }) {
  return { offset, length };
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
