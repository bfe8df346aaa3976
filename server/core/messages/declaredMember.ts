import type { Reason } from '../model/answer';

const LIMITS: Readonly<Record<string, string>> = {
  mincores: 'cores',
  minmemory: 'memory',
  mingpus: 'gpus',
  minsize: 'storage',
  minduration: 'duration',
  minlifetime: 'lifetime',
};

const MEMBERS: Readonly<Record<string, string>> = {
  type: 'runs',
  engine: 'engines',
  architecture: 'architectures',
  size: 'sizes',
};

/** The member of a configuration that declares what a reason names; undefined where it cannot be told from the reason. */
export function declaredMember({ code, path }: Pick<Reason, 'code' | 'path'>): string | undefined {
  if (code !== 'limit') return MEMBERS[code];
  const limit = LIMITS[path.slice(path.lastIndexOf('/') + 1)];
  return limit === undefined ? undefined : `limits.${limit}`;
}
