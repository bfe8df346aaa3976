import { type Reason, type Task, dataKind } from '../../../core/index';
import type { Ask } from '../../ask';
import { listOf, member } from '../../http/jsonValue';
import { portainerSentences as sentences } from '../../messages/portainer';
import { isFailure } from '../../reply';
import type { Environment } from './environments';

/** Something that a task wants of its host and that an environment may forbid ordinary users. */
interface Wish {
  readonly setting: string;
  readonly path: string;
  readonly told: (environment: string) => string;
}

/** What the task wants of its host: all rights there, or a folder of it. */
function wishesOf(task: Task): readonly Wish[] {
  const folder = (listOf(task['data-resources']) ?? []).findIndex(
    (data) => dataKind(member(data, 'location')) === 'file',
  );
  const wishes: (Wish | undefined)[] = [
    member(task.content, 'privileged') === true
      ? { setting: 'allowPrivilegedModeForRegularUsers', path: 'content/privileged', told: sentences.noPrivileged }
      : undefined,
    folder >= 0
      ? {
          setting: 'allowBindMountsForRegularUsers',
          path: `data-resources/${folder}/location`,
          told: sentences.noBindMounts,
        }
      : undefined,
  ];
  return wishes.filter((wish) => wish !== undefined);
}

/** Whether the token's user is an ordinary one; undefined where it is not known. Asked only where it matters. */
export async function readIsOrdinary(ask: Ask, task: Task): Promise<boolean | undefined> {
  if (wishesOf(task).length === 0) return undefined;
  const reply = await ask.get('/api/users/me');
  const role = isFailure(reply) ? undefined : member(reply.value, 'Role');
  return typeof role === 'number' ? role !== ADMINISTRATOR : undefined;
}

const ADMINISTRATOR = 1;

/** What an environment forbids of a task: a no for ordinary users, a caveat where it is not known who asks. */
export function rightsOf(
  task: Task,
  { name, rights, source }: Environment,
  isOrdinary: boolean | undefined,
): { readonly refusals: readonly Reason[]; readonly notes: readonly Reason[] } {
  const forbidden = wishesOf(task).filter(({ setting }) => member(rights, setting) === false);
  const reasons = forbidden.map(({ path, setting, told }) => ({
    path,
    code: 'rights',
    text: told(name),
    source: { ...source, from: `${source.from} SecuritySettings ${setting}` },
  }));
  if (isOrdinary === false) return { refusals: [], notes: [] };
  return isOrdinary === true ? { refusals: reasons, notes: [] } : { refusals: [], notes: reasons };
}
