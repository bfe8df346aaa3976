import type { UnsoundExecutable, protocol } from '../core/index';
import { type AskedExecutable, inFileOrder } from './askedExecutable';

/** The answers as `--format json` tells them: one object for one executable, a list of them for all of a record. */
export function answersJson(
  asked: readonly AskedExecutable[],
  unsound: readonly UnsoundExecutable[],
  isNamed: boolean,
): string {
  const executables = inFileOrder<object>([
    ...asked.map(({ task: { executable, item, notRead }, answers }) => ({
      item,
      told: { executable, notRead, answers: answers.map(told) },
    })),
    ...unsound.map(({ executable, item, errors, lacksType }) => ({
      item,
      told: { executable, errors, ...(lacksType && { lacksType }), answers: [] },
    })),
  ]);
  const [only] = executables;
  const document = only && (isNamed || executables.length === 1) ? only : { executables };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Every answer has the same members, so that a script need not ask which kind it is before it reads. */
function told({ platform, answer, answeredAt }: protocol.PlatformAnswer): Readonly<Record<string, unknown>> {
  return { platform, offers: [], reasons: [], caveats: [], ...answer, answeredAt };
}
