import platformsSchema from '../../../schemas/platforms.schema.json';
import { PLATFORM_TYPES } from './platformTypeNames';
import type { SchemaNode } from './slot';
import { platformChoices } from './vocabulary';

/** One member that stands in the configuration of a platform. */
export interface PlatformMember {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** The words among which one chooses, where there are such. */
  readonly values: readonly string[];
}

/** A type of platform, as the schema describes it. */
export interface PlatformType {
  readonly type: (typeof PLATFORM_TYPES)[number];
  readonly description: string;
  /** What stands in its configuration, in the schema's order. */
  readonly members: readonly PlatformMember[];
}

const SCHEMA: SchemaNode = platformsSchema;

/** Every type of platform that can be asked, with what stands in its configuration. */
export function platformTypes(): PlatformType[] {
  return PLATFORM_TYPES.map((type) => {
    const { description = '', properties = {}, required = [] } = SCHEMA.$defs?.[`${type}Platform`] ?? {};
    const members = Object.entries(properties)
      .filter(([name]) => name !== 'type')
      .map(([name, node]): PlatformMember => {
        const resolved = { ...definition(node), ...node };
        const choices = name === 'auth' ? platformChoices(['platforms', 0, 'auth'], type) : [];
        return {
          name,
          description: resolved.description ?? '',
          isRequired: required.includes(name),
          values: [...(resolved.enum ?? []).map(String), ...choices],
        };
      });
    return { type, description, members };
  });
}

function definition({ $ref }: SchemaNode): SchemaNode {
  return SCHEMA.$defs?.[/^#\/\$defs\/(.+)$/.exec($ref ?? '')?.[1] ?? ''] ?? {};
}
