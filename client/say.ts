import { window } from 'vscode';

/** Shows a sentence, and does not wait until it is closed. */
export async function say(sentence: string): Promise<void> {
  void window.showInformationMessage(sentence);
}
