import { type Reason, type Task, readQuantity } from '../../../core/index';
import type { Ask } from '../../ask';
import { listOf, member, textMember } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import { type Listing, isListing, listAll } from './list';
import { wholeBytes } from './pod';
import { type Amounts, bytesWritten } from './quantity';

/** A volume that a storage resource of the task stands for. */
export interface TaskClaim {
  readonly path: string;
  readonly bytes: bigint;
}

/** The volumes of a task: one for each storage resource that says how large it must be. */
export function claimsOf(task: Task): readonly TaskClaim[] {
  return (listOf(task['storage-resources']) ?? []).flatMap((each, index) => {
    const size = readQuantity(member(each, 'minsize'))?.quantity.bytes;
    const bytes = size && wholeBytes(size.digits, size.scale);
    return bytes === undefined || bytes === 0n ? [] : [{ path: `storage-resources/${index}`, bytes }];
  });
}

/** The claim by which a volume is asked about; never less than the namespace wants. */
export function claimObject({ bytes }: TaskClaim, storageClass: string | undefined, { storage = 0n }: Amounts): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { generateName: 'can-i-do-this-' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: bytesWritten(bytes > storage ? bytes : storage) } },
      ...(storageClass !== undefined && { storageClassName: storageClass }),
    },
  };
}

/** What the storage classes say, which no dry run of a claim looks at. Those that may not be read are left alone. */
export async function classFindings(
  ask: Ask,
  prefix: string,
  wanted: string | undefined,
): Promise<{ readonly refusals?: readonly Reason[]; readonly notes?: readonly Reason[] }> {
  const listing = await listAll(ask, `${prefix}/apis/storage.k8s.io/v1/storageclasses`);
  return isListing(listing) ? findings(listing, wanted) : {};
}

function findings({ items, source }: Listing, wanted: string | undefined) {
  const names = items.flatMap((item) => textMember(member(item, 'metadata'), 'name') ?? []);
  const about = { path: 'storage-resources', code: 'storage-class', source };
  if (wanted !== undefined) {
    return names.includes(wanted) ? {} : { refusals: [{ ...about, text: sentences.noStorageClass(wanted, names) }] };
  }
  return items.some(isDefault) ? {} : { notes: [{ ...about, text: sentences.noDefaultClass }] };
}

function isDefault(item: unknown): boolean {
  const notes = member(member(item, 'metadata'), 'annotations');
  const keys = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'];
  return keys.some((key) => member(notes, key) === 'true');
}
