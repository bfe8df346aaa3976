import { type PlatformConfiguration, quantityText, readQuantity } from '../../core/index';
import type { World } from '../world';
import { platformSentences as sentences } from './messages';

/** Tells on standard error which amounts have no unit, and how each is read: `4000` is 4000Gi, where MiB may be meant. */
export function tellBareAmounts(platforms: readonly PlatformConfiguration[], world: World): void {
  for (const platform of platforms) {
    for (const [member, amount] of bareAmounts(platform, []))
      world.err(`ossr: ${sentences.bareAmount(platform.id, member, amount)}\n`);
  }
}

function bareAmounts(value: unknown, path: readonly string[]): (readonly [member: string, amount: string])[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => bareAmounts(inner, [...path, key]));
  const isAmount = typeof value === 'number' && /^(memory|storage)$/.test(path.at(-1) ?? '');
  const quantity = isAmount && value > 0 ? readQuantity(value)?.quantity : undefined;
  return quantity ? [[path.join('/'), quantityText(quantity)]] : [];
}
