import type { JsonRecord } from '../../http/jsonValue';

/** The generations of the interface that can be spoken, by the year of their schema (MODEL §7). */
export type DialectName = '2025' | '2026';

/** What a component of a request is: one executable, one machine, or one of several stores, data sets and mounts. */
export type Family = 'executable' | 'compute' | 'storage' | 'data' | 'volume';

/** What a component is called. Every component has a name, since the reference broker fails where one has none. */
export interface Named {
  readonly name: string;
  readonly description?: string;
}

/** The parts of a request, before they are put together. */
export interface Parts {
  readonly name: string;
  readonly executable: JsonRecord;
  readonly compute: JsonRecord;
  readonly storage: readonly JsonRecord[];
  readonly data: readonly JsonRecord[];
  /** An ISO 8601 duration. */
  readonly duration: string | undefined;
}

/** How one generation writes what all of them can say. */
export interface Dialect {
  readonly name: DialectName;
  component(family: Family, kind: string, named: Named, members: JsonRecord): JsonRecord;
  /** A minimum and a maximum, which are always given together. */
  amount(min: number, max: number): JsonRecord;
  /** An object in Rucio: its kind, and its members. */
  rucio(object: RucioObject): readonly [kind: string, members: JsonRecord];
  /** True where the generation has a kind for data with an IVOA identifier. */
  readonly knowsIvoa: boolean;
  request(parts: Parts): JsonRecord;
}

/** An object in Rucio, in our words. */
export interface RucioObject {
  readonly endpoint: unknown;
  readonly domain: unknown;
  readonly object: unknown;
}

const KINDS_2026 = 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/';
const TYPES_2025 = 'https://www.purl.org/ivoa.net/EB/schema/types/';

/** Kinds that the draft of 2025 calls otherwise. */
const NAMES_2025: ReadonlyMap<string, string> = new Map([['S3-data-resource', 'Amazon-S3-data-resource']]);

/** What runs at present: `kind`, names in `meta`, one machine (uksrc/Calycopis-openapi, 2026). */
const CURRENT: Dialect = {
  name: '2026',
  component: (family, kind, named, members) => ({
    kind: `${KINDS_2026}${family}/${kind}.yaml`,
    meta: { ...named },
    ...members,
  }),
  amount: (min, max) => ({ min, max }),
  rucio: ({ endpoint, domain, object }) => ['rucio-data-resource', { rucio: { endpoint, scope: domain, object } }],
  knowsIvoa: true,
  request: ({ executable, compute, storage, data, duration }) => ({
    executable,
    ...scheduled(duration),
    compute,
    ...(storage.length > 0 && { storage }),
    ...(data.length > 0 && { data }),
  }),
};

/** The published draft: `type`, names beside it, `requested` and `offered`, lists of resources (ivoa-std/ExecutionBroker, 2025-04). */
const DRAFT: Dialect = {
  name: '2025',
  component(family, kind, named, members) {
    const folder = family === 'executable' ? family : `resources/${family}`;
    const type = `${TYPES_2025}${folder}/${NAMES_2025.get(kind) ?? kind}-1.0`;
    return family === 'volume' ? { ...named, ...members } : { type, ...named, ...members };
  },
  amount: (min, max) => ({ requested: { min, max } }),
  rucio: (object) => ['Rucio-data-resource', { ...object }],
  knowsIvoa: false,
  request: ({ name, executable, compute, storage, data, duration }) => ({
    name,
    executable,
    ...scheduled(duration),
    resources: {
      compute: [compute],
      ...(storage.length > 0 && { storage }),
      ...(data.length > 0 && { data }),
    },
  }),
};

/** The generations by their names, newest first. */
export const DIALECTS: Readonly<Record<DialectName, Dialect>> = { '2026': CURRENT, '2025': DRAFT };

function scheduled(duration: string | undefined): JsonRecord {
  return duration === undefined ? {} : { schedule: { requested: { duration } } };
}
