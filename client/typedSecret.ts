import { window } from 'vscode';
import type { AddressedPlatform } from './credentials';
import { harmlessText } from './harmlessText';
import { messages } from './messages';
import { type SecretForm, type SecretScheme, TWO_PARTS } from './secretForm';

type Typed = Extract<SecretForm, { kind: 'secret' }>;

/** Asks for a platform's secret: of two parts, those that the configuration lacks. Undefined when the user gives up. */
export async function typedSecret(platform: AddressedPlatform, { scheme, holder }: Typed): Promise<string | undefined> {
  const title = messages.tokenTitle(harmlessText(platform.name));
  const member = TWO_PARTS[scheme];
  const asked = member !== undefined && holder === undefined ? await typedHolder(title, member) : undefined;
  if (member !== undefined && holder === undefined && asked === undefined) return undefined;
  const whose = holder ?? asked;
  const name = messages.secretNames[scheme];
  const text = await window.showInputBox({
    title,
    prompt: messages.tokenPrompt(platform.origin),
    placeHolder: whose === undefined ? name : messages.holderOf(name, harmlessText(whose)),
    password: true,
    ignoreFocusOut: true,
    validateInput: (typed) => complaint(scheme, typed),
  });
  if (text === undefined) return undefined;
  const secret = isPassword(scheme) ? text : text.trim(); // what was copied often brings a line end along
  return asked === undefined ? secret : `${asked}:${secret}`;
}

async function typedHolder(title: string, member: 'user' | 'id'): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title,
    prompt: messages.holderPrompt(member),
    placeHolder: messages.holderNames[member],
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return messages.secretEmpty;
      return text.includes(':') ? messages.holderColon : undefined;
    },
  });
  return typed?.trim();
}

function complaint(scheme: SecretScheme, typed: string): string | undefined {
  if (typed.trim() === '') return messages.secretEmpty;
  return isPassword(scheme) || /^[\x21-\x7e]+$/.test(typed.trim()) ? undefined : messages.tokenUnsafe;
}

/** Passwords and secrets are not sent as a header of their own, and so may hold any character. */
function isPassword(scheme: SecretScheme): boolean {
  return scheme === 'basic' || scheme === 'password' || scheme === 'application-credential';
}
