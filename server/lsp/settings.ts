import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import { type PlatformFileReading, readPlatforms } from '../core/index';
import { settingWrong } from '../platforms/index';

/**
 * The platforms of the editor's setting `ossr.platforms`; where it is empty or the editor has no settings, those of the
 * user's platform file. Read anew at each question, so that a change counts at once.
 */
export async function configuredPlatforms(
  connection: Connection,
  client: ClientCapabilities,
  otherwise: () => Promise<PlatformFileReading>,
): Promise<PlatformFileReading> {
  if (!client.workspace?.configuration) return otherwise();
  const setting: unknown = await connection.workspace.getConfiguration('ossr.platforms');
  const isEmpty = setting === null || setting === undefined || (Array.isArray(setting) && setting.length === 0);
  if (isEmpty) return otherwise();
  const reading = readPlatforms({ platforms: setting });
  return 'trouble' in reading ? { trouble: settingWrong(reading.trouble) } : reading;
}
