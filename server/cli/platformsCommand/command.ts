import { PLATFORM_TYPES, type PlatformConfiguration, didYouMean } from '../../core/index';
import type { Arguments } from '../arguments';
import { EXIT, type ExitCode } from '../exitCodes';
import type { World } from '../world';
import { add } from './add';
import { list } from './list';
import { platformSentences as sentences } from './messages';
import { signIn, signOut } from './signIn';
import { test } from './test';
import { types } from './types';

/** What an action works on: the arguments behind its name, and the platforms where it needs them. */
export interface Action {
  readonly given: Arguments;
  readonly name?: string;
}

/** An action that is about one configured platform. */
export interface PlatformAction extends Action {
  readonly platform: PlatformConfiguration;
  readonly platforms: readonly PlatformConfiguration[];
}

const ABOUT_ONE = { test, 'sign-in': signIn, 'sign-out': signOut } as const;
const OTHERS = { list, add, types } as const;
const NAMES = [...Object.keys(OTHERS), ...Object.keys(ABOUT_ONE)];

/** What is missing from the arguments of `ossr platforms`, or is too much; undefined when nothing is. */
export function platformsLack({ files, platform, set }: Arguments): string | undefined {
  const [action = 'list', name, ...more] = files;
  if (!NAMES.includes(action)) return sentences.unknownAction(action, didYouMean(action, NAMES));
  if (name !== undefined && action === 'add') return sentences.idIsOption(name);
  if (name !== undefined && action === 'list') return sentences.noName(action);
  if (more.length > 0) return sentences.tooMany(action);
  if (isAboutOne(action) && name === undefined) return sentences.needsId(action);
  const [strange] = [...Object.keys(platform), ...(set.length > 0 ? ['set'] : [])];
  if (action !== 'add') return strange === undefined ? undefined : sentences.onlyForAdd(strange);
  return lackedByAdd(platform);
}

function lackedByAdd(platform: Arguments['platform']): string | undefined {
  const { type, url } = platform;
  if (type !== undefined && !PLATFORM_TYPES.some((each) => each === type))
    return sentences.noType(type, PLATFORM_TYPES, didYouMean(type, PLATFORM_TYPES));
  const needed = ['id', 'name', 'type', ...(type === undefined || type === 'local' ? [] : ['url'])];
  const missing = needed.filter((each) => !Object.hasOwn(platform, each));
  return missing.length > 0 ? sentences.lacks(missing, type === undefined && url === undefined) : undefined;
}

/** `ossr platforms`: lists, adds, tests and describes platforms, and signs in to them. */
export async function platformsCommand(given: Arguments, world: World): Promise<ExitCode> {
  const [action = 'list', name] = given.files;
  if (!isAboutOne(action)) return other(action, { given, ...(name !== undefined && { name }) }, world);
  const configured = await world.platforms(given.platforms);
  if ('trouble' in configured) return refused(world, configured.trouble);
  const { platforms } = configured;
  const platform = platforms.find(({ id }) => id === name);
  if (platform) return ABOUT_ONE[action]({ given, platform, platforms }, world);
  const ids = platforms.map(({ id }) => id);
  return refused(world, sentences.noPlatform(name ?? '', ids, didYouMean(name ?? '', ids)));
}

/** Says on standard error why nothing was done: wrong usage. */
export function refused(world: World, sentence: string): ExitCode {
  world.err(`ossr: ${sentence}\n`);
  return EXIT.usage;
}

async function other(name: string, action: Action, world: World): Promise<ExitCode> {
  return isOther(name) ? OTHERS[name](action, world) : EXIT.usage;
}

function isAboutOne(name: string): name is keyof typeof ABOUT_ONE {
  return Object.hasOwn(ABOUT_ONE, name);
}

function isOther(name: string): name is keyof typeof OTHERS {
  return Object.hasOwn(OTHERS, name);
}
