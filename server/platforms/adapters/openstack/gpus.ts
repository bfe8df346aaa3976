import type { ExtraSpecs } from './flavours';

const NO_GPU = /nic|sriov|qat|nvme|ssd|fpga|infiniband|(?<![a-z])ib(?![a-z])|mlx|connectx|hba|crypto|dpu|usb|audio/i;
const GPU = /gpu|nvidia|tesla|quadro|geforce|rtx|gtx|radeon|instinct/i;
/** Models by which operators call their devices: `a100`, `h200-141g`, `mi250x`. */
const MODEL =
  /(?<![a-z0-9])(?:a\d{2,4}|a2|[bhv]\d{3}|g[bh]\d{3}|l4|l40s?|p4|p40|p100|k80|t4|m10|m60|mi\d{2,3}[ax]?)(?![a-z0-9])/i;

/**
 * The GPUs that a flavour's extra specs give a machine: devices passed through, and resources of the class VGPU or of an
 * operator's own. Operators name both as they like: of a name that says nothing, and without extra specs, it is unknown.
 */
export function gpusOf(specs: ExtraSpecs | undefined): number | 'unknown' {
  if (!specs) return 'unknown';
  const devices = Object.entries(specs).flatMap(([key, value]) => devicesOf(key, value));
  const sum = devices.reduce((total, { isGpu, count }) => total + (isGpu === true ? count : 0), 0);
  if (sum > 0) return sum;
  return devices.some(({ isGpu }) => isGpu === undefined) ? 'unknown' : 0;
}

interface Devices {
  /** Undefined where the name does not tell. */
  readonly isGpu: boolean | undefined;
  readonly count: number;
}

function devicesOf(key: string, value: string): Devices[] {
  if (key === 'pci_passthrough:alias') {
    return value.split(',').map((each) => {
      const [name = '', count = '1'] = each.trim().split(':');
      return device(name, count);
    });
  }
  const resource = /^resources\w*:(VGPU|PGPU|CUSTOM_\w+)$/.exec(key)?.[1];
  if (resource !== undefined) return [device(resource, value)];
  const isHint = /gpu|^accel:device_profile$/i.test(key) && !/^(false|no|0|forbidden)$/i.test(value);
  return isHint ? [{ isGpu: undefined, count: 1 }] : [];
}

function device(name: string, text: string): Devices {
  const count = /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
  if (count === 0 || NO_GPU.test(name)) return { isGpu: false, count: 0 };
  const isGpu = GPU.test(name) || MODEL.test(name);
  return { isGpu: isGpu && count !== undefined ? true : undefined, count: count ?? 1 };
}
