import { window } from 'vscode';
import type { AddressedPlatform } from './credentials';
import { harmlessText } from './harmlessText';

/** Lets the user choose one of several platforms; undefined when they choose none. */
export async function pickPlatform(
  platforms: readonly AddressedPlatform[],
  placeHolder: string,
): Promise<AddressedPlatform | undefined> {
  const items = platforms.map((platform) => ({
    platform,
    label: harmlessText(platform.name),
    description: platform.origin,
  }));
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.platform;
}
