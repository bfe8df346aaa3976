import type { ItemAnalysis } from '../../analysis/analyseItem';
import { valueHints as texts } from '../../messages/inlay';
import { durationSigns, isRoundabout, readDuration } from '../../model/duration';
import { inBinary, isDecimalAmount, readQuantity } from '../../model/quantity';
import type { RequirementUnit } from '../../model/requirement';
import type { Node } from '../../syntax/json';
import { readingOf } from '../readings';

/** A hint behind a value that says what it amounts to. Offsets are those of the executable's piece. */
export interface ValueHint {
  /** By which setting it is turned off. */
  readonly kind: 'units' | 'conversions';
  readonly offset: number;
  readonly length: number;
  readonly label: string;
  readonly tooltip: string;
  /** What the value becomes when the hint is accepted: the same amount, with its unit. */
  readonly written?: string;
}

/**
 * The hints behind the values of an executable: the unit of a bare number, powers of 1024 for amounts in powers of 1000,
 * and durations that people would have to work out. For `ItemAnalysis.remember`.
 */
export function valueHints({ model }: ItemAnalysis): readonly ValueHint[] {
  return (model?.requirements ?? []).flatMap(({ kind, min, max }) =>
    [min?.valueNode, max?.valueNode].flatMap((node) => (node && hintOf(kind.unit, node)) ?? []),
  );
}

function hintOf(unit: RequirementUnit, node: Node): ValueHint | undefined {
  if (unit === 'bytes') return amountHint(node);
  return unit === 'duration' ? durationHint(node) : undefined;
}

function amountHint(node: Node): ValueHint | undefined {
  const value: unknown = node.value;
  const read = readQuantity(value);
  const readings = readingOf('bytes', value) ?? '';
  if (!read) return undefined;
  if (typeof value === 'number') {
    const written = JSON.stringify(read.canonical);
    return { kind: 'units', ...span(node), label: texts.gibibytes, tooltip: texts.bareNumber(readings), written };
  }
  if (!isDecimalAmount(value)) return undefined;
  const { text, isRounded } = inBinary(read.quantity);
  const label = texts.amount(text, isRounded);
  return { kind: 'conversions', ...span(node), label, tooltip: texts.decimal(readings) };
}

function durationHint(node: Node): ValueHint | undefined {
  const value: unknown = node.value;
  const read = readDuration(value);
  if (!read || !isRoundabout(value)) return undefined;
  const tooltip = texts.duration(readingOf('duration', value) ?? '');
  return { kind: 'conversions', ...span(node), label: texts.amount(durationSigns(read.duration), false), tooltip };
}

function span({ offset, length }: Node): { readonly offset: number; readonly length: number } {
  return { offset, length };
}
