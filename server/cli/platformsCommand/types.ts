import { type PlatformMember, type PlatformType, didYouMean, platformTypes } from '../../core/index';
import { EXIT, type ExitCode } from '../exitCodes';
import { type Style, createStyle, table } from '../style';
import type { World } from '../world';
import { type Action, refused } from './command';
import { LEAST_PRIVILEGE } from './leastPrivilege';
import { platformSentences, typeSentences as sentences } from './messages';

/** `ossr platforms types`: what each type of platform is; of one, its members, the token to make, and its page. */
export async function types({ given, name }: Action, world: World): Promise<ExitCode> {
  const all = platformTypes();
  const found = all.filter(({ type }) => name === undefined || type === name);
  const [one] = found;
  if (!one) {
    const names = all.map(({ type }) => type);
    return Promise.resolve(refused(world, platformSentences.noType(name ?? '', names, didYouMean(name ?? '', names))));
  }
  if (given.format === 'json')
    world.out(`${JSON.stringify({ types: found.map((each) => told(each, world)) }, null, 2)}\n`);
  else world.out(name === undefined ? overview(found, world) : page(one, world));
  return Promise.resolve(EXIT.fine);
}

function told(each: PlatformType, world: World) {
  return { ...each, token: LEAST_PRIVILEGE[each.type], page: world.page(each.type) ?? null };
}

function overview(all: readonly PlatformType[], world: World): string {
  const style = createStyle(world.isColoured);
  const rows = all.map(({ type, description }) => [style('bold', type), description]);
  return `${table(rows, world.columns)}\n\n${style('gray', sentences.one)}\n`;
}

function rowOf({ name, description, isRequired, values, members }: PlatformMember, style: Style): string[] {
  const choice = values.length > 0 && members.length === 0 ? [sentences.oneOf(values)] : []; // else told by what is inside
  const words = name.endsWith('.type') ? [...choice, description] : [description, ...choice];
  return [style('bold', name), isRequired ? style('yellow', sentences.required) : '', words.join(' ')];
}

function page({ type, description, members }: PlatformType, world: World): string {
  const style = createStyle(world.isColoured);
  const rows = members.flatMap((each) => [each, ...each.members]).map((each) => rowOf(each, style));
  const where = world.page(type);
  const paragraphs = [
    `${style('bold', type)}  ${description}`,
    `${sentences.members}:\n${table(rows, world.columns)}`,
    `${sentences.token}:\n${table([[LEAST_PRIVILEGE[type]]], world.columns)}`,
    ...(where === undefined ? [] : [sentences.more(where)]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
