import { arch, homedir, platform, release } from 'node:os';
import { UIKind, env, version, workspace } from 'vscode';
import type { Parts } from '../parts';
import { messages } from '../messages';
import { platformsSetting } from '../platformSettings';
import { say } from '../say';
import type { ServerState } from '../server';
import { supportReport } from '../supportReport';

/** Puts what a maintainer needs to know onto the clipboard. */
export async function copySupportReport(parts: Pick<Parts, 'version' | 'server'>): Promise<void> {
  const report = supportReport({
    extension: parts.version,
    editor: `${env.appName} ${version}, ${env.uiKind === UIKind.Web ? 'web' : 'desktop'}, remote: ${env.remoteName ?? 'none'}`,
    system: `${platform()} ${arch()} ${release()}, Node ${process.versions.node}`,
    server: serverWords(parts.server.state),
    trust: workspace.isTrusted ? 'trusted' : 'Restricted Mode',
    platforms: platformsSetting(),
    home: homedir(),
  });
  await env.clipboard.writeText(report);
  say(messages.supportReportCopied);
}

function serverWords(state: ServerState): string {
  switch (state.kind) {
    case 'starting':
      return 'starting';
    case 'running':
      return `running, version ${state.version ?? 'not stated'}`;
    case 'stopped':
      return `stopped. ${state.because}`;
  }
}
