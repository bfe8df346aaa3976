import * as vscode from 'vscode';

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('ossr.ossr-executables');
  if (!found) throw new Error('The extension is not installed in this VS Code.');
  return found;
}

/** The example record, as the folder that is open holds it. */
export function exampleUri(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, 'codemeta.json');
}

/** Waits until a check gives something, for at most 15 seconds; otherwise tells what was last seen. */
export async function eventually<T>(what: string, look: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`In 15 s there was no ${what}.`);
}

/** The texts of the lenses of a document that are for its executables, in order. */
export async function lensTitles(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return lenses.map(({ command }) => command?.title ?? '');
}

/** A record in a file of its own, shown in an editor and recognised as a record. */
export async function openRecord(text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'ossr', content: text });
  return vscode.window.showTextDocument(document);
}

/** The messages of a document's problems that are errors or warnings. */
export function faults(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
    .map(({ message }) => message);
}
