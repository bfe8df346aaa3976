import type { OpenStackPlatform } from '../../../core/index';
import { withoutEndSlashes } from '../../http/base';
import { listOf, member, textMember } from '../../http/jsonValue';
import { openstackSentences as sentences } from '../../messages/openstack';
import type { Failure } from '../../reply';
import type { Session } from './signIn';

/** Where the services of one region are; undefined for what the cloud does not publish. */
export interface Addresses {
  readonly kind: 'addresses';
  readonly nova: string;
  readonly cinder: string | undefined;
  readonly placement: string | undefined;
  readonly hasKubernetes: boolean;
  readonly region: string | undefined;
  /** All regions that have a compute service. */
  readonly regions: readonly string[];
}

interface Endpoint {
  readonly type: string;
  readonly region: string | undefined;
  readonly url: string;
}

/** Each service by its type, and by those that it had before. */
const TYPES = {
  compute: ['compute'],
  volumes: ['block-storage', 'volumev3', 'block-store'],
  placement: ['placement'],
  kubernetes: ['container-infra', 'container-infrastructure-management', 'container-infrastructure'],
} as const;

/** Reads the catalogue for one region: the configured one, otherwise the first that has a compute service. */
export function addressesOf(session: Session, configuration: OpenStackPlatform): Addresses | Failure {
  const kind = configuration.interface ?? 'public';
  const endpoints = session.catalogue.flatMap((service) => endpointsOf(service, kind));
  const compute = endpoints.filter(({ type }) => type === 'compute');
  const regions = [...new Set(compute.flatMap(({ region }) => region ?? []))];
  const region = configuration.region ?? regions[0];
  const addressOf = (types: readonly string[]) =>
    types
      .flatMap((type) => endpoints.filter((each) => each.type === type))
      .find((each) => each.region === undefined || each.region === region)?.url;
  const [nova, cinder] = [addressOf(TYPES.compute), addressOf(TYPES.volumes)];
  if (nova === undefined) {
    const because = sentences.noCompute(configuration.name, kind, region, regions);
    return { kind: 'unintelligible', because, source: session.source };
  }
  return {
    kind: 'addresses',
    nova: versioned(nova, 'v2.1'),
    cinder: cinder === undefined ? undefined : versioned(cinder, 'v3'),
    placement: addressOf(TYPES.placement),
    hasKubernetes: addressOf(TYPES.kubernetes) !== undefined,
    region,
    regions,
  };
}

/** An address with its version: without one there is only a list of versions, with HTTP 300. */
export function versioned(url: string, version: string): string {
  const bare = withoutEndSlashes(url);
  return /\/v\d+(\.\d+)?(\/|$)/.test(bare) ? bare : `${bare}/${version}`;
}

function endpointsOf(service: unknown, kind: string): Endpoint[] {
  const type = textMember(service, 'type');
  if (type === undefined) return [];
  return (listOf(member(service, 'endpoints')) ?? []).flatMap((each) => {
    const url = textMember(each, 'url');
    if (url === undefined || !URL.canParse(url) || member(each, 'interface') !== kind) return [];
    return [{ type, region: textMember(each, 'region_id', 'region'), url }];
  });
}
