import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import {
  ALL_INLAY_HINTS,
  type InlayHintKinds,
  PROBLEM_CODES,
  type PlatformFileReading,
  type ProblemLevels,
  readPlatforms,
} from '../core/index';
import { member, settingWrong } from '../platforms/index';

/** What the user wants to be shown, parsed once; whatever cannot be read is as if it were not set. */
export interface Settings {
  readonly levels: ProblemLevels;
  readonly maximum: number;
  /** Which hints stand beside the text. */
  readonly inlayHints: InlayHintKinds;
}

/** What goes for an editor without settings. */
export const DEFAULT_SETTINGS: Settings = Object.freeze({ levels: {}, maximum: 1000, inlayHints: ALL_INLAY_HINTS });

const LEVELS: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'ignore'];

/** Reads the editor's settings `ossr.*`, but for the platforms, which are read at each question. */
export async function readSettings(connection: Connection, client: ClientCapabilities): Promise<Settings> {
  if (!client.workspace?.configuration) return DEFAULT_SETTINGS;
  const sections: readonly unknown[] = await connection.workspace.getConfiguration([
    { section: 'ossr.problems' },
    { section: 'ossr.inlayHints' },
  ]);
  const [problems, hints] = sections;
  const maximum = member(problems, 'maximum');
  return Object.freeze({
    levels: levelsOf(member(problems, 'levels')),
    maximum: typeof maximum === 'number' && maximum >= 1 ? Math.floor(maximum) : DEFAULT_SETTINGS.maximum,
    inlayHints: hintsOf(hints),
  });
}

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

/** `enabled` turns all of them off, whatever the others say. */
function hintsOf(value: unknown): InlayHintKinds {
  const isOn = (kind: keyof InlayHintKinds) => member(value, 'enabled') !== false && member(value, kind) !== false;
  return { units: isOn('units'), conversions: isOn('conversions'), offers: isOn('offers') };
}

function levelsOf(value: unknown): ProblemLevels {
  const known = Object.keys(PROBLEM_CODES).filter((code) => LEVELS.includes(member(value, code)));
  return Object.fromEntries(known.map((code) => [code, member(value, code)]));
}
