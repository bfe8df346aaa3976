import type { CanIDoThisArgument, ShowResultsArgument } from '../server/core/protocol';
import { isListOf, isOptionalText, isRecord } from './webview/guards';

/** Reads what a lens passes to `ossr.canIDoThis`; undefined for anything else, such as what a menu passes. */
export function readCanIDoThisArgument(value: unknown): CanIDoThisArgument | undefined {
  const shown = readShowResultsArgument(value);
  if (shown === undefined || !isRecord(value)) return undefined;
  const platforms = value['platforms'];
  return isListOf(platforms, isText) ? { ...shown, platforms } : shown;
}

/** Reads what a lens passes to `ossr.showResults`; undefined for anything else. */
export function readShowResultsArgument(value: unknown): ShowResultsArgument | undefined {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || !isOptionalText(value['executable'])) return undefined;
  const executable = value['executable'];
  return { uri: value['uri'], ...(executable === undefined ? {} : { executable }) };
}

/** Reads the platform's id that the results panel passes to `ossr.signIn`. */
export function readPlatformId(value: unknown): string | undefined {
  return isRecord(value) && typeof value['platform'] === 'string' ? value['platform'] : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
