import type {
  Answer,
  DocumentOffers,
  ExecutableOffers,
  Offer,
  OfferPart,
  OfferSource,
  PlatformAnswer,
  PlatformIdentity,
  Reason,
  ShoppingItem,
} from '../../server/core/protocol';
import { isListOf, isOptionalText, isRecord } from './guards';
import { words } from './words';

/** True when the value is a whole snapshot of a document's answers, as far as the page reads it. */
export function isDocumentOffers(value: unknown): value is DocumentOffers {
  return (
    isRecord(value) &&
    typeof value['uri'] === 'string' &&
    isListOf(value['platforms'], isPlatform) &&
    isOptionalText(value['trouble']) &&
    isListOf(value['executables'], isExecutable)
  );
}

function isExecutable(value: unknown): value is ExecutableOffers {
  return (
    isRecord(value) &&
    typeof value['executable'] === 'string' &&
    (value['state'] === 'unasked' || value['state'] === 'asking' || value['state'] === 'answered') &&
    typeof value['stale'] === 'boolean' &&
    typeof value['asked'] === 'number' &&
    (value['task'] === undefined || isRecord(value['task'])) &&
    isListOf(value['answers'], isPlatformAnswer) &&
    isOptionalText(value['closest'])
  );
}

function isPlatformAnswer(value: unknown): value is PlatformAnswer {
  return (
    isRecord(value) &&
    isPlatform(value['platform']) &&
    isAnswer(value['answer']) &&
    typeof value['answeredAt'] === 'string' &&
    isOptionalText(value['change'])
  );
}

function isPlatform(value: unknown): value is PlatformIdentity {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['name'] === 'string' &&
    typeof value['type'] === 'string' &&
    isOptionalText(value['description'])
  );
}

function isAnswer(value: unknown): value is Answer {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'offers':
      return isListOf(value['offers'], isOffer) && isListOf(value['caveats'], isReason);
    case 'declined':
      return isListOf(value['reasons'], isReason) && (value['nearest'] === undefined || isOffer(value['nearest']));
    case 'incomplete':
      return isListOf(value['missing'], isShoppingItem);
    case 'unauthorised':
      return typeof value['remedy'] === 'string';
    case 'unreachable':
    case 'unintelligible':
      return typeof value['because'] === 'string';
    case 'timedOut':
      return typeof value['afterMs'] === 'number';
    default:
      return false;
  }
}

function isOffer(value: unknown): value is Offer {
  return (
    isRecord(value) &&
    isRecord(value['task']) &&
    ['name', 'place', 'memory', 'storage', 'expires'].every((key) => isOptionalText(value[key])) &&
    ['undefined', 'number', 'string'].includes(typeof value['cores']) &&
    ['undefined', 'number'].includes(typeof value['gpus']) &&
    ['undefined', 'boolean'].includes(typeof value['fixed']) &&
    isOptionalPlatformName(value['platform']) &&
    (value['sources'] === undefined || isListOf(value['sources'], isOfferSource))
  );
}

function isOptionalPlatformName(value: unknown): boolean {
  return (
    value === undefined || (isRecord(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string')
  );
}

function isOfferSource(value: unknown): value is OfferSource {
  return isRecord(value) && isListOf(value['of'], isOfferPart) && isSource(value);
}

function isOfferPart(value: unknown): value is OfferPart {
  return typeof value === 'string' && Object.hasOwn(words.parts, value);
}

function isReason(value: unknown): value is Reason {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    typeof value['text'] === 'string' &&
    isOptionalText(value['asked']) &&
    isOptionalText(value['limit']) &&
    (value['source'] === undefined || isSource(value['source']))
  );
}

function isSource(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['from'] === 'string' &&
    typeof value['observedAt'] === 'string' &&
    (value['confidence'] === 'live' || value['confidence'] === 'snapshot' || value['confidence'] === 'declared')
  );
}

function isShoppingItem(value: unknown): value is ShoppingItem {
  return (
    isRecord(value) &&
    typeof value['path'] === 'string' &&
    typeof value['name'] === 'string' &&
    isOptionalText(value['description'])
  );
}
