import { dataKind } from '../../../core/index';
import { type JsonRecord, firstMember, member, textMember } from '../../http/jsonValue';
import type { Dialect } from './dialect';

/** The location of a data resource as a broker is told it; undefined where its kind cannot be said. */
export type SaidLocation = readonly [kind: string, members: JsonRecord] | undefined;

/** Writes a location of ours (MODEL §2) in a broker's words: a URI, or an object that describes it. */
export function saidLocation(location: unknown, dialect: Dialect): SaidLocation {
  const simple = (uri: unknown): SaidLocation =>
    typeof uri === 'string' ? ['simple-data-resource', { location: uri }] : undefined;
  const isText = typeof location === 'string';
  switch (dataKind(location)) {
    case 'ivo':
      return ivoa(isText ? location : firstMember(location, 'ivoid', 'url', 'location'), dialect);
    case 's3':
      return isText ? s3(location) : ['S3-data-resource', kept(location, ['endpoint', 'template', 'bucket', 'object'])];
    case 'rucio':
      if (isText) return simple(location);
      return dialect.rucio({
        endpoint: member(location, 'endpoint'),
        domain: firstMember(location, 'domain', 'scope'),
        object: member(location, 'object'),
      });
    default:
      return simple(isText ? location : textMember(location, 'url', 'location'));
  }
}

function ivoa(identifier: unknown, { knowsIvoa }: Dialect): SaidLocation {
  if (typeof identifier !== 'string') return undefined;
  return knowsIvoa
    ? ['ivoa-data-resource', { ivoa: { ivoid: identifier } }]
    : ['simple-data-resource', { location: identifier }];
}

/** `s3://bucket/object`; the endpoint is then the platform's own. */
function s3(uri: string): SaidLocation {
  const [, bucket, object] = /^s3:\/\/([^/]+)\/?(.*)$/i.exec(uri) ?? [];
  if (bucket === undefined) return undefined;
  return ['S3-data-resource', { bucket, ...(object !== undefined && object !== '' && { object }) }];
}

function kept(value: unknown, keys: readonly string[]): JsonRecord {
  return Object.fromEntries(
    keys.flatMap((key) => (member(value, key) === undefined ? [] : [[key, member(value, key)]])),
  );
}
