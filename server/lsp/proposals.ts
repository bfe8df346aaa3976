import { bestChanges, changeTexts, proposedChange, type protocol } from '../core/index';

/** The answers about one executable, each no with what would make it a yes, and with what would win the most platforms. */
export function withProposals(known: protocol.ExecutableOffers): protocol.ExecutableOffers {
  const { task, answers } = known;
  const told = answers.map((each): protocol.PlatformAnswer => {
    const change = proposedChange(task, each.answer);
    return change ? { ...each, change: changeTexts.ofOne(change) } : each;
  });
  const closest = closestOf(known);
  return { ...known, answers: told, ...(closest !== undefined && { closest }) };
}

/** Where nobody can run it, and more than one was asked. */
function closestOf({ task, answers }: protocol.ExecutableOffers): string | undefined {
  if (answers.length < 2 || answers.some(({ answer }) => answer.kind === 'offers')) return undefined;
  const [best] = bestChanges(task, answers);
  const names = best?.platforms.map(({ name }) => name) ?? [];
  return best && `${changeTexts.ofMany(best.changes, names, best.isCertain)}.`;
}
