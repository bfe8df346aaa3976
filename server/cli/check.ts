import { type Analysis, diagnostics, executableCount, meantExecutables, recordText } from '../core/index';
import type { Arguments } from './arguments';
import { EXIT, type ExitCode } from './exitCodes';
import { messages } from './messages';
import { readRecord } from './readRecord';
import { type Style, createStyle, plain } from './style';
import type { World } from './world';

const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
const COLOURS = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'gray' } as const;

type Severity = (typeof SEVERITIES)[number];

/** A problem as `--format json` tells it; places are counted from zero. */
interface FoundProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** An editor says nothing of a file that was just made; whoever checks one wants to know. */
const EMPTY: FoundProblem = {
  code: 'record.not-an-object',
  severity: 'error',
  message: messages.emptyFile,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
};

/** `ossr check`: tells what is wrong with records. Ends with 1 when there is an error, with 2 when a file cannot be read. */
export async function check({ files, format }: Arguments, world: World): Promise<ExitCode> {
  const checked: { file: string; problems: readonly FoundProblem[] }[] = [];
  let executables = 0;
  let unreadable = 0;
  for (const file of files) {
    const reading = await readRecord(file);
    if ('trouble' in reading) {
      unreadable += 1;
      world.err(`ossr: ${reading.trouble}\n`);
      continue;
    }
    const problems = problemsIn(reading.analysis, file);
    executables += executableCount(reading.analysis);
    checked.push({ file, problems });
    const meant = meantExecutables(reading.analysis);
    if (meant !== undefined) world.err(`ossr: ${plain(messages.meant(file, meant))}\n`);
    if (format === 'text') world.out(textOf(file, problems, reading.analysis, createStyle(world.isColoured)));
  }
  if (format === 'json') world.out(`${JSON.stringify({ files: checked }, null, 2)}\n`);
  else if (checked.length > 0) {
    const problems = checked.flatMap((each) => each.problems);
    const found = problems.length === 0 && executables === 0 ? '' : `: ${summary(problems)}`;
    world.out(`${messages.checked(checked.length, executables)}${found}.\n`);
  }
  if (unreadable > 0) return EXIT.usage;
  return checked.some(({ problems }) => problems.some(({ severity }) => severity === 'error'))
    ? EXIT.problems
    : EXIT.fine;
}

function problemsIn(analysis: Analysis, file: string): FoundProblem[] {
  if (recordText(analysis.record).trim() === '') return [EMPTY];
  return diagnostics(analysis, file).map(({ code, severity, message, range }) => ({
    code: String(code ?? 'more'),
    severity: SEVERITIES[(severity ?? 1) - 1] ?? 'error',
    message: typeof message === 'string' ? message : message.value,
    range,
  }));
}

function textOf(file: string, problems: readonly FoundProblem[], analysis: Analysis, style: Style): string {
  if (problems.length === 0) return '';
  const lines = recordText(analysis.record).split(/\r\n|\r|\n/);
  const told = problems.map(({ code, severity, message, range }) => {
    const place = `${plain(file)}:${range.start.line + 1}:${range.start.character + 1}`;
    const head = `${style('bold', place)} ${style(COLOURS[severity], severity)} ${plain(message)} ${style('gray', `[${code}]`)}`;
    return `${head}\n${excerpt(lines[range.start.line] ?? '', range, style)}\n`;
  });
  return `${told.join('')}\n`;
}

/** The line with what is wrong underlined. A very long line is cut around it. */
function excerpt(line: string, { start, end }: FoundProblem['range'], style: Style): string {
  const from = Math.max(0, start.character - 60);
  const shown = line.slice(from, start.character + 60).replaceAll('\t', ' ');
  const indent = from === 0 ? shown.length - shown.trimStart().length : 0;
  const length = end.line === start.line ? end.character - start.character : line.length - start.character;
  const underline = '~'.repeat(Math.max(1, Math.min(length, from + shown.length - start.character)));
  const before = ' '.repeat(Math.max(0, start.character - from - indent));
  return `    ${plainLine(shown.slice(indent))}\n    ${before}${style('red', underline)}`;
}

/** One place for each character, so that the underline stays below its text. */
function plainLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '�');
}

function summary(problems: readonly FoundProblem[]): string {
  if (problems.length === 0) return messages.nothingFound;
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: problems.filter((each) => each.severity === severity).length,
  }));
  const plural = (severity: Severity, count: number) =>
    severity === 'information' ? `${count} information` : `${count} ${severity}${count === 1 ? '' : 's'}`;
  return counts
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(severity, count))
    .join(', ');
}
