import type { DocumentOffers } from '../server/core/protocol';
import { messages } from './messages';
import type { ServerState } from './server';

/** What the status item is drawn from. */
export interface StatusFacts {
  readonly server: ServerState;
  readonly isTrusted: boolean;
  /** The answers for the record at hand, once they are known. */
  readonly offers?: DocumentOffers;
}

/** How the status item looks, and which remedy or view a press of it leads to. */
export interface StatusLook {
  readonly icon: string;
  readonly text: string;
  readonly hint: string;
  readonly command:
    'ossr.showResults' | 'ossr.restartServer' | 'workbench.trust.manage' | 'workbench.action.openSettings';
  readonly needsAttention: boolean;
}

/** The look for the facts: what most hinders the person comes first. */
export function statusLook({ server, isTrusted, offers }: StatusFacts): StatusLook {
  const calm = { command: 'ossr.showResults', needsAttention: false } as const;
  if (server.kind === 'stopped') return stoppedLook(server.because);
  if (server.kind === 'starting') {
    return { ...calm, icon: 'loading~spin', text: messages.statusStarting, hint: messages.statusStartingHint };
  }
  if (!isTrusted) {
    const [text, hint] = [messages.statusRestricted, messages.statusRestrictedHint];
    return { ...calm, icon: 'shield', text, hint, command: 'workbench.trust.manage' };
  }
  if (offers?.trouble !== undefined) return troubleLook(offers.trouble);
  const { answered, asked } = askingCounts(offers);
  if (asked > 0) {
    return {
      ...calm,
      icon: 'sync~spin',
      text: messages.statusAsking(answered, asked),
      hint: messages.statusAskingHint,
    };
  }
  return {
    ...calm,
    icon: 'server',
    text: messages.statusReady(offers?.platforms.length),
    hint: messages.statusReadyHint,
  };
}

function stoppedLook(because: string): StatusLook {
  const [text, hint] = [messages.statusStopped, messages.statusStoppedHint(because)];
  return { icon: 'error', text, hint, command: 'ossr.restartServer', needsAttention: true };
}

function troubleLook(hint: string): StatusLook {
  const command = 'workbench.action.openSettings';
  return { icon: 'warning', text: messages.statusTrouble, hint, command, needsAttention: true };
}

function askingCounts(offers: DocumentOffers | undefined): { readonly answered: number; readonly asked: number } {
  const asking = offers?.executables.filter(({ state }) => state === 'asking') ?? [];
  return {
    answered: asking.reduce((sum, { answers }) => sum + answers.length, 0),
    asked: asking.reduce((sum, { asked }) => sum + asked, 0),
  };
}
