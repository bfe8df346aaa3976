import { type PlatformConfiguration, readPlatforms } from '../../core/index';
import { addToPlatformFile } from '../../platforms/index';
import { EXIT, type ExitCode } from '../exitCodes';
import { plain } from '../style';
import type { World } from '../world';
import { tellBareAmounts } from './bareAmounts';
import { type Action, refused } from './command';
import { givenPlatform } from './given';
import { platformSentences as sentences } from './messages';
import { secretIn } from './secrets';

/** `ossr platforms add`: writes one platform at the end of the platform file, when it is as the schema says and holds no secret. */
export async function add({ given }: Action, world: World): Promise<ExitCode> {
  const made = givenPlatform(given.platform, given.set);
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
  else world.out(`${sentences.added(platform.id, plain(file), given.platforms)}\n`);
  if (addition.newFolder !== undefined) world.err(`ossr: ${sentences.folderMade(plain(addition.newFolder))}\n`);
  if (addition.isNewFile && given.platforms === undefined) world.err(`ossr: ${sentences.builtInGone}\n`);
  tellBareAmounts([platform], world);
  return EXIT.fine;
}
