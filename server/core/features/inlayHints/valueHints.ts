import type { ItemAnalysis } from '../../analysis/analyseItem';
import type { StatedAmount } from '../../analysis/item';
import type { Span } from '../../analysis/problem';
import { valueHints as texts } from '../../messages/inlay';
import { durationSigns, isRoundabout, readDuration } from '../../model/duration';
import { inBinary, isDecimalAmount, readQuantity } from '../../model/quantity';
import type { RequirementUnit } from '../../model/requirement';
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
  const hints = (model?.requirements ?? []).flatMap(({ kind, min, max }) =>
    [min, max].flatMap((amount) => (amount && hintOf(kind.unit, amount)) ?? []),
  );
  return model?.older ? hints.map(withoutEdit) : hints;
}

/** What an older text would become where a unit is put into it, its own generation could not read. */
function withoutEdit({ written: _, ...hint }: ValueHint): ValueHint {
  return hint;
}

function hintOf(unit: RequirementUnit, { value, valueNode }: StatedAmount): ValueHint | undefined {
  if (!valueNode) return undefined;
  const span = { offset: valueNode.offset, length: valueNode.length };
  if (unit === 'bytes') return amountHint(value, span);
  return unit === 'duration' ? durationHint(value, span) : undefined;
}

function amountHint(value: unknown, span: Span): ValueHint | undefined {
  const isBare = typeof value === 'number';
  const read = isBare || isDecimalAmount(value) ? readQuantity(value) : undefined;
  if (!read) return undefined;
  const readings = readingOf('bytes', value) ?? '';
  if (isBare) {
    const written = JSON.stringify(read.canonical);
    return { kind: 'units', ...span, label: texts.gibibytes, tooltip: texts.bareNumber(readings), written };
  }
  const { text, isRounded } = inBinary(read.quantity);
  const label = texts.amount(text, isRounded);
  return { kind: 'conversions', ...span, label, tooltip: texts.decimal(readings) };
}

function durationHint(value: unknown, span: Span): ValueHint | undefined {
  const read = readDuration(value);
  if (!read || !isRoundabout(value)) return undefined;
  const tooltip = texts.duration(readingOf('duration', value) ?? '');
  return { kind: 'conversions', ...span, label: texts.amount(durationSigns(read.duration), false), tooltip };
}
