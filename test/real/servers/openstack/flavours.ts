import { ask, textAt, type Admin } from './cloud';
import { sql } from './services';

/** One flavour as it is offered: MiB of memory, GiB of disk; a disk of 0 means the size of the image. */
interface Flavour {
  readonly name: string;
  readonly vcpus: number;
  readonly ram: number;
  readonly disk: number;
  readonly extra?: Readonly<Record<string, string>>;
  /** Only for projects that were given it. */
  readonly private?: boolean;
  readonly disabled?: boolean;
}

/** The flavours of the test's cloud: the common ladder, and one of every kind that an adapter must not misread. */
export const FLAVOURS: readonly Flavour[] = [
  { name: 'm1.small', vcpus: 1, ram: 2048, disk: 20 },
  { name: 'm1.medium', vcpus: 2, ram: 4096, disk: 40 },
  { name: 'm1.large', vcpus: 4, ram: 8192, disk: 80 },
  { name: 'm1.xlarge', vcpus: 8, ram: 16_384, disk: 160 },
  { name: 'v1.volume', vcpus: 4, ram: 16_384, disk: 0 },
  { name: 'g1.gpu', vcpus: 16, ram: 65_536, disk: 200, extra: { 'pci_passthrough:alias': 'a100:2' } },
  { name: 'g1.vgpu', vcpus: 4, ram: 16_384, disk: 80, extra: { 'resources:VGPU': '1' } },
  { name: 'p1.private', vcpus: 32, ram: 131_072, disk: 400, private: true },
  { name: 'o1.old', vcpus: 2, ram: 2048, disk: 20, disabled: true },
];

/** Makes all flavours; the private one for no project. */
export async function addFlavours(admin: Admin): Promise<void> {
  const nova = `http://127.0.0.1:${admin.places.ports.nova}/v2.1`;
  for (const { name, vcpus, ram, disk, extra, ...kind } of FLAVOURS) {
    const flavor = { name, vcpus, ram, disk, 'os-flavor-access:is_public': kind.private !== true };
    const id = textAt(await ask(admin.token, `${nova}/flavors`, { method: 'POST', body: { flavor } }), 'flavor', 'id');
    const specs = `${nova}/flavors/${id}/os-extra_specs`;
    if (extra !== undefined) await ask(admin.token, specs, { method: 'POST', body: { extra_specs: extra } });
    if (kind.disabled === true)
      await sql(admin.places, 'nova_api', `update flavors set disabled = 1 where name = '${name}'`);
  }
}
