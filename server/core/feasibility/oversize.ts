import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Reason } from '../model/answer';
import { type Allowance, allowancesOf } from './allowances';
import { COUNTED_WORDS, DIMENSIONS, amountText, sizeFigure } from './amounts';
import type { PlatformFacts, Size } from './facts';
import { type Ground, from, groundOf } from './ground';

/**
 * The cause of a limit that is not met, where it is the platform's own: every size is larger than the limit, so that no
 * requirement, however low, would fit.
 */
export function oversize(
  reasons: readonly Reason[],
  { facts: { sizes } }: Ground,
  allowanceOf: (reason: Reason) => Allowance | undefined,
): Reason[] {
  const list = typeof sizes.value === 'string' ? [] : sizes.value;
  return reasons.flatMap((reason) => {
    const allowance = allowanceOf(reason);
    const text = allowance && smallestOver(list, allowance);
    return text === undefined ? [] : [{ path: reason.path, code: 'size', text, ...from(sizes.source) }];
  });
}

/** The sizes that are larger than a limit of the same platform, and so never given: a sentence for each. */
export function unusableSizes(facts: PlatformFacts): string[] {
  const sizes = typeof facts.sizes.value === 'string' ? [] : facts.sizes.value;
  const allowances = allowancesOf(groundOf(facts));
  return sizes.flatMap((size) =>
    allowances.flatMap((allowance) => {
      const has = overOf(size, allowance);
      if (has === undefined) return [];
      const { counted, free } = allowance;
      return [sentences.unusableSize(size.name, has, COUNTED_WORDS[counted], amountText(counted, free))];
    }),
  );
}

function smallestOver(sizes: readonly Size[], allowance: Allowance): string | undefined {
  const over = sizes.flatMap((size) => {
    const has = overOf(size, allowance);
    const figure = has === undefined ? undefined : sizeFigureOf(size, allowance);
    return has === undefined || figure === undefined ? [] : [{ size, has, figure }];
  });
  const [first, ...others] = over;
  if (!first || over.length < sizes.length) return undefined;
  const least = others.reduce((a, b) => (b.figure < a.figure ? b : a), first);
  const limit = amountText(allowance.counted, allowance.free);
  return sentences.everySizeOver({ name: least.size.name, has: least.has, limit }, sizes.length);
}

/** What a fixed size has of something, where that is more than all of a task may have. */
function overOf(size: Size, allowance: Allowance): string | undefined {
  const figure = sizeFigureOf(size, allowance);
  return figure !== undefined && figure > allowance.free ? amountText(allowance.counted, figure) : undefined;
}

function sizeFigureOf(size: Size, { counted }: Allowance): bigint | undefined {
  const dimension = DIMENSIONS.find((each) => each === counted);
  const figure = size.isFixed && dimension ? sizeFigure(size, dimension) : undefined;
  return typeof figure === 'bigint' ? figure : undefined;
}
