import { visibleText } from './webview/visibleText';

/**
 * Text from outside, for notifications and pickers: VS Code makes links of `[text](target)` and icons of `$(name)`
 * there, so both are taken apart. The words stay as they are.
 */
export function harmlessText(text: string): string {
  return visibleText(text).replaceAll('](', '] (').replaceAll('$(', '$ (');
}
