import { type Size, capacity } from '../../../core/index';
import { type JsonRecord, isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { remoteText } from '../../http/remoteText';
import { openstackSentences as sentences } from '../../messages/openstack';
import { type Failure, type JsonReply, isFailure } from '../../reply';
import { gpusOf } from './gpus';
import type { Service } from './service';

/** A flavour as nova writes it: memory in MiB, disks in GiB. */
export interface Flavour {
  readonly name: string;
  readonly vcpus: unknown;
  readonly ram: unknown;
  readonly disk: unknown;
  readonly ephemeral: unknown;
  readonly isDisabled: boolean;
  /** Undefined before microversion 2.61, or where the cloud does not show them. */
  readonly specs: ExtraSpecs | undefined;
}

/** What operators add to a flavour: texts, by names of nova's and of their own. */
export type ExtraSpecs = Readonly<Record<string, string>>;

/** All flavours that the project may use, the private ones of the project among them. */
export interface Flavours {
  readonly kind: 'flavours';
  readonly flavours: readonly Flavour[];
  readonly source: JsonReply['source'];
}

/** The first version of nova's interface in which flavours have their extra specs. */
const WITH_SPECS = { 'openstack-api-version': 'compute 2.61' };
const PAGE = 500;
const MOST_PAGES = 20;

/** Reads all pages. A nova before 2.61 refuses the version, and is asked without: its flavours come without extra specs. */
export async function readFlavours(nova: Service, platform: string): Promise<Flavours | Failure> {
  const first = await nova.get('/flavors/detail', { query: { limit: PAGE }, headers: WITH_SPECS });
  const isOld = isFailure(first) && first.refused?.status === 406;
  const headers = isOld ? {} : WITH_SPECS;
  let reply = isOld ? await nova.get('/flavors/detail', { query: { limit: PAGE } }) : first;
  const flavours: Flavour[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    if (isFailure(reply)) return reply;
    const { value, source } = reply;
    const list = listOf(member(value, 'flavors'));
    if (!list) return { kind: 'unintelligible', because: sentences.noFlavours(platform), source };
    flavours.push(...list.flatMap((each) => flavourOf(each) ?? []));
    const marker = hasMore(value) ? textMember(list.at(-1), 'id') : undefined;
    if (marker === undefined) return { kind: 'flavours', flavours, source };
    reply = await nova.get('/flavors/detail', { query: { limit: PAGE, marker }, headers });
  }
  return { kind: 'unintelligible', because: sentences.tooManyFlavours(platform), source: first.source };
}

/** Whether there is a next page. Its address is not followed: behind a proxy it often names another host, or plain http. */
function hasMore(value: unknown): boolean {
  return listOf(member(value, 'flavors_links'))?.some((link) => member(link, 'rel') === 'next') ?? false;
}

function flavourOf(value: unknown): Flavour | undefined {
  const name = textMember(value, 'name');
  if (name === undefined) return undefined;
  const specs = member(value, 'extra_specs');
  return {
    name: remoteText(name, 120),
    vcpus: member(value, 'vcpus'),
    ram: member(value, 'ram'),
    disk: member(value, 'disk'),
    ephemeral: member(value, 'OS-FLV-EXT-DATA:ephemeral'),
    isDisabled: member(value, 'OS-FLV-DISABLED:disabled') === true,
    specs: isRecord(specs) ? textsOf(specs) : undefined,
  };
}

function textsOf(specs: JsonRecord): ExtraSpecs {
  return Object.fromEntries(
    Object.entries(specs).filter((spec): spec is [string, string] => typeof spec[1] === 'string'),
  );
}

/** A flavour as a size. `hasVolumes`: whether storage besides it can be had; `hasRoom`: false where no host can take it. */
export function sizeOf(flavour: Flavour, { hasVolumes, hasRoom }: { hasVolumes: boolean; hasRoom: boolean }): Size {
  const architecture = architectureOf(flavour.specs ?? {});
  const storage = storageOf(flavour, hasVolumes);
  return {
    name: flavour.name,
    isFixed: true,
    cores: capacity.cores(flavour.vcpus) ?? 'unknown',
    memory: capacity.mebibytes(flavour.ram) ?? 'unknown',
    gpus: gpusOf(flavour.specs),
    ...(storage !== undefined && { storage }),
    ...(architecture !== undefined && { architecture }),
    ...(flavour.isDisabled ? { disabled: 'disabled' } : !hasRoom && { disabled: sentences.noHost }),
  };
}

/** The larger of a flavour's disks. None of its own means that the image, or a volume, gives it one. */
function storageOf({ disk, ephemeral }: Flavour, hasVolumes: boolean): Size['storage'] {
  const disks = [disk, ephemeral].filter((each) => typeof each === 'number' && each > 0);
  const most = disks.reduce<number>((a, b) => Math.max(a, Number(b)), 0);
  if (most > 0) return capacity.gibibytes(most) ?? 'unknown';
  return disk === 0 && hasVolumes ? undefined : 'unknown';
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

/** What a flavour demands of its host's processors, where it says so. */
function architectureOf(specs: ExtraSpecs): string | undefined {
  const traits = Object.keys(specs).filter((key) => specs[key] === 'required');
  const trait = traits.flatMap((key) => /^trait:(?:HW|COMPUTE)_ARCH_(X86_64|AARCH64)$/.exec(key)?.[1] ?? [])[0];
  const word = trait ?? textMember(specs, 'capabilities:cpu_info:arch', 'hw:architecture');
  return word === undefined ? undefined : ARCHITECTURES[word.toLowerCase()];
}
