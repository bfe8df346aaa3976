import { type Fact, type Source, capacity, fact, unknown } from '../../../core/index';
import { isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { portainerSentences as sentences } from '../../messages/portainer';

/**
 * The GPUs of a Docker host. Docker starts a container with one only where it knows a runtime or device for it, so that
 * none of these is none. How many there are is told by its devices, or by who set Portainer up; a runtime tells no number.
 */
export function gpusOf(info: unknown, written: number, source: Source): Fact<number> {
  const devices = (listOf(member(info, 'DiscoveredDevices')) ?? []).filter((each) =>
    /^(?:nvidia|amd)\.com\/gpu=\d+$/.test(textMember(each, 'ID') ?? ''),
  ).length;
  const count = Math.max(devices, genericGpus(info), written);
  if (count > 0) return fact(capacity.count(count), source);
  return hasRuntime(info)
    ? unknown(sentences.gpusNotCounted, source)
    : fact(0, { ...source, from: `${source.from} Runtimes` });
}

function hasRuntime(info: unknown): boolean {
  const runtimes = member(info, 'Runtimes');
  const names = isRecord(runtimes) ? Object.keys(runtimes) : [];
  return runtimes === undefined || names.some((name) => /nvidia|amd|rocm|habana/i.test(name));
}

/** GPUs that a swarm's node announces, by name or by number. */
function genericGpus(info: unknown): number {
  return (listOf(member(info, 'GenericResources')) ?? []).reduce<number>((sum, each) => {
    const [named, counted] = [member(each, 'NamedResourceSpec'), member(each, 'DiscreteResourceSpec')];
    const isGpu = /gpu/i.test(textMember(named ?? counted, 'Kind') ?? '');
    const value = member(counted, 'Value');
    return isGpu ? sum + (named !== undefined ? 1 : typeof value === 'number' ? value : 0) : sum;
  }, 0);
}
