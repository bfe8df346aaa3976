import { window } from 'vscode';

/** Shows a sentence, and does not wait until it is closed. */
export function say(sentence: string): void {
  void window.showInformationMessage(sentence);
}
