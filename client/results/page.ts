import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';
import { messages } from '../messages';

/** The page's markup: one script with a nonce, one style sheet, and a policy that allows nothing else (SAFETY U2). */
export function pageMarkup(webview: Webview, dist: Uri): string {
  const nonce = randomBytes(18).toString('base64url');
  const script = webview.asWebviewUri(Uri.joinPath(dist, 'results.js')).toString();
  const style = webview.asWebviewUri(Uri.joinPath(dist, 'results.css')).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${messages.panelTitle}</title>
    <link rel="stylesheet" href="${style}" />
  </head>
  <body>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}
