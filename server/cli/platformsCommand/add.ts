import { type PlatformConfiguration, readPlatforms } from '../../core/index';
import { addToPlatformFile } from '../../platforms/index';
import { EXIT, type ExitCode } from '../exitCodes';
import { plain } from '../style';
import type { World } from '../world';
import { type Action, refused } from './command';
import { platformSentences as sentences } from './messages';
import { secretIn } from './secrets';

/** `ossr platforms add`: writes one platform at the end of the platform file, when it is as the schema says and holds no secret. */
export async function add({ given }: Action, world: World): Promise<ExitCode> {
  const made = platformOf(given.platform, given.set);
  if ('trouble' in made) return refused(world, made.trouble);
  const secret = secretIn(made.platform, given.platform.id ?? '');
  if (secret !== undefined) return refused(world, secret);
  const reading = readPlatforms({ platforms: [made.platform] });
  if ('trouble' in reading) return refused(world, reading.trouble);
  const [platform] = reading.platforms;
  if (!platform) return EXIT.ownFault;
  return write(given.platforms ?? world.platformFile, platform, { given, world });
}

async function write(
  file: string,
  platform: PlatformConfiguration,
  { given, world }: Action & { readonly world: World },
): Promise<ExitCode> {
  const addition = await addToPlatformFile(file, platform);
  if ('trouble' in addition) return refused(world, addition.trouble);
  if (given.format === 'json') world.out(`${JSON.stringify({ file, platform }, null, 2)}\n`);
  else world.out(`${sentences.added(platform.id, plain(file))}\n`);
  if (addition.isNewFile && given.platforms === undefined) world.err(`ossr: ${sentences.builtInGone}\n`);
  return EXIT.fine;
}

type Members = Record<string, unknown>;

function platformOf(
  members: Readonly<Partial<Record<string, string>>>,
  set: readonly string[],
): { readonly platform: Members } | { readonly trouble: string } {
  const platform: Members = { ...members };
  for (const each of set) {
    const [, path = '', text = ''] = /^([^=]+)=(.*)$/s.exec(each) ?? [];
    const keys = path.split('.');
    if (path === '' || keys.some((key) => key === '' || key === '__proto__'))
      return { trouble: sentences.badSet(each) };
    if (!setIn(platform, keys, valueOf(text))) return { trouble: sentences.setTwice(path) };
  }
  return { platform };
}

/** Sets a member, making the objects on the way; false where something stands there. */
function setIn(object: Members, [key = '', ...rest]: readonly string[], value: unknown): boolean {
  if (rest.length === 0) {
    if (Object.hasOwn(object, key)) return false;
    object[key] = value;
    return true;
  }
  const inner: unknown = Object.hasOwn(object, key) ? object[key] : {};
  if (!isMembers(inner)) return false;
  object[key] = inner;
  return setIn(inner, rest, value);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON where it can be read as JSON; other words are text, so that `vo=astro` needs no quotation marks. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
