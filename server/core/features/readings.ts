import { navigationTexts } from '../messages';
import { readCores } from '../model/cores';
import { durationWords, readDuration } from '../model/duration';
import { quantityReadings, readQuantity } from '../model/quantity';

/** A value in every reading that helps a person, by what it counts; undefined when it cannot be read or has only one. */
export function readingOf(unit: string | undefined, value: unknown): string | undefined {
  switch (unit) {
    case 'bytes': {
      const reading = readQuantity(value);
      return reading && `${reading.canonical} = ${quantityReadings(reading.quantity)}`;
    }
    case 'duration': {
      const reading = readDuration(value);
      return reading && `${reading.canonical} = ${durationWords(reading.duration)}`;
    }
    case 'cores': {
      const cores = typeof value === 'string' && value.endsWith('m') ? readCores(value) : undefined;
      if (!cores) return undefined;
      const count = Number(cores.millicores) / 1000;
      return `${String(value)} = ${navigationTexts.cores(count)}`;
    }
    default:
      return undefined;
  }
}
