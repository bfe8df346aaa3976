import platformsSchema from '../../../schemas/platforms.schema.json';
import { platformFileTexts as texts } from '../messages/platformFile';
import { PLATFORM_TYPES } from './platformTypeNames';
import type { SchemaNode } from './slot';

/** One member that stands in the configuration of a platform. */
export interface PlatformMember {
  /** Its path, with dots: `limits.memory`; `sizes[].name` for what stands in each element of a list. */
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** The words among which one chooses, where there are such. */
  readonly values: readonly string[];
  /** What stands inside of it, one level deep. */
  readonly members: readonly PlatformMember[];
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
    const node = SCHEMA.$defs?.[`${type}Platform`] ?? {};
    const members = propertiesOf(node).filter(({ key }) => key !== 'type');
    return { type, description: node.description ?? '', members: members.map((each) => outer(each)) };
  });
}

interface Property {
  readonly key: string;
  readonly node: SchemaNode;
  readonly isRequired: boolean;
}

function outer({ key, node, isRequired }: Property): PlatformMember {
  const members = node.oneOf ? choiceMembers(key, node.oneOf.map(resolved)) : innerMembers(key, node);
  const values = node.oneOf ? (members[0]?.values ?? []) : valuesOf(node);
  return { name: key, description: node.description ?? '', isRequired, values, members };
}

function innerMembers(name: string, node: SchemaNode): PlatformMember[] {
  const inside = node.items ? `${name}[]` : name;
  return propertiesOf(elementOf(node)).map((each) => inner(inside, each));
}

/** What stands in one of several forms that "type" tells apart: the forms, and what each of them has besides. */
function choiceMembers(name: string, choices: readonly SchemaNode[]): PlatformMember[] {
  const forms = choices.map((node) => ({ node, type: String(node.properties?.['type']?.const) }));
  const type: PlatformMember = {
    name: `${name}.type`,
    description: forms.map(({ node, type: word }) => `${word}: ${node.description ?? ''}`).join(' '),
    isRequired: true,
    values: forms.map(({ type: word }) => word),
    members: [],
  };
  const besides = forms.flatMap(({ node, type: word }) =>
    propertiesOf(node)
      .filter(({ key }) => key !== 'type')
      .map((each) => inner(name, each))
      .map((each) => ({ ...each, description: texts.ofType(word, each.description) })),
  );
  return [type, ...besides];
}

function inner(name: string, { key, node, isRequired }: Property): PlatformMember {
  const keys = Object.keys(elementOf(node).properties ?? {});
  const description = [node.description ?? '', ...(keys.length > 0 ? [texts.holds(keys)] : [])].join(' ');
  return { name: `${name}.${key}`, description, isRequired, values: valuesOf(node), members: [] };
}

function propertiesOf({ properties = {}, required = [] }: SchemaNode): Property[] {
  const all = Object.entries(properties);
  return all.map(([key, node]) => ({ key, node: resolved(node), isRequired: required.includes(key) }));
}

function valuesOf(node: SchemaNode): string[] {
  return (elementOf(node).enum ?? []).map(String);
}

/** What stands in each element of a list; of everything else, itself. */
function elementOf(node: SchemaNode): SchemaNode {
  return node.items ? resolved(node.items) : node;
}

function resolved(node: SchemaNode): SchemaNode {
  const definition = SCHEMA.$defs?.[/^#\/\$defs\/(.+)$/.exec(node.$ref ?? '')?.[1] ?? ''];
  return { ...definition, ...node };
}
