import type { PlatformConfiguration } from '../../server/core/index';

/** The page that shows a run of the command line. `OSSR_WRITE_TRANSCRIPT=1` writes it; otherwise it is held against the run. */
export const PAGE = 'docs/platforms/transcript.md';

/** What the command line says of a platform under an executable: the row and those that continue it, as one line. */
export function said(printed: string, executable: string, platform: string): string {
  const block = printed.split('\n\n').find((each) => each.startsWith(`${executable}  `)) ?? '';
  const lines = block.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`  ${platform}  `));
  if (first < 0) throw new Error(`Nothing is said of "${platform}" under "${executable}":\n${printed}`);
  const after = lines.slice(first + 1);
  const end = after.findIndex((line) => !line.startsWith('   '));
  const row = [lines[first] ?? '', ...after.slice(0, end < 0 ? after.length : end)];
  return words(row.join(' ')).slice(platform.length + 1);
}

/** What was printed, but for when each number was read. */
export function withoutTimes(printed: string): string {
  return printed.replace(/\d{4}-\d{2}-\d{2}\s+\d{2}:\d{2}\s+UTC/g, 'TIME').replace(/\s+/g, ' ');
}

/**
 * What a page shows that holds on any machine: its words, the platform file and the commands; and of every answer what it
 * is and its first sentence. Left out are versions, times, the machine's own numbers, and the sentences that follow from them.
 */
export function shownIn(page: string, platforms: readonly string[]): { words: string; answers: string[] } {
  const sessions = [...page.matchAll(/```console\n(\$ [^]*?\.token\n(?! ))([^]*?)\n```/g)];
  const answers = sessions.flatMap(([, command = '', printed = '']) => [
    command,
    ...firstSentences(printed, platforms),
  ]);
  const rest = sessions.reduce((text, [session]) => text.replace(session, ''), page);
  return { words: words(rest).replace(/\d+(\.\d+)+\S*/g, 'VERSION'), answers };
}

function firstSentences(printed: string, platforms: readonly string[]): string[] {
  return printed.split('\n\n').flatMap((block) => {
    const [title = ''] = block.split('\n');
    const executable = title.split('  ')[0] ?? '';
    const rows = platforms.map((name) => withoutTimes(`${name}: ${said(printed, executable, name)}`));
    return [title, ...rows.map((row) => (row.split(/(?<=\.) /)[0] ?? '').replace(/\d{4,}Mi/g, 'MEMORY'))];
  });
}

/** What a run was given and what it printed. */
export interface Shown {
  readonly versions: readonly string[];
  readonly given: readonly string[];
  /** Where the files were, which is nobody's business. */
  readonly folder: string;
  readonly platforms: readonly PlatformConfiguration[];
  readonly free: string;
  readonly busy: string;
}

/** The page. Nothing that was printed is changed, but for ports and identifiers, which are others every time. */
export function transcript({ versions, given, folder, platforms, free, busy }: Shown): string {
  const file = platforms.map((each) => `    ${JSON.stringify(each, null, 1).replace(/\n\s*/g, ' ')}`).join(',\n');
  const command = `$ ossr ${given.join(' ').replaceAll(`${folder}/`, '').replaceAll(' --token-file', ' \\\n    --token-file')}`;
  const page = `# Five platforms at once

A run of the command line against five platforms that really run, asked at the same time about the executables of
[examples/platforms-tour.ossr.json](../../examples/platforms-tour.ossr.json): first with nothing in use, then with
something used up on each. \`npm run test:platforms\` starts them, asks them, and holds what is printed against this page;
with \`OSSR_WRITE_TRANSCRIPT=1\` it writes the page anew.

Asked were:

${versions.map((version) => `- ${version}`).join('\n')}

Nothing is changed but ports and identifiers, which are written as \`PORT\` and \`ID\`.

\`platforms.json\`:

\`\`\`json
{
  "platforms": [
${file}
  ]
}
\`\`\`

## With nothing in use

\`\`\`console
${command}
${free.trimEnd()}
\`\`\`

## With something used up on each

Three notebook servers of alice run on JupyterHub, which is as many as she may have. 16 of the 20 cores of the OpenStack
project are in use. A container holds all but 512Mi of the Docker host behind Portainer. The larger node of the Slurm cluster
is drained. The UWS service says that it is not available. Then:

\`\`\`console
${command}
${busy.trimEnd()}
\`\`\`

When all that is given back, the first answers come again.
`;
  return page.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT').replace(/\b[0-9a-f]{32}\b/g, 'ID');
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim();
