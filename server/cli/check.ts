import { type Analysis, diagnostics, executableCount, meantExecutables, recordText } from '../core/index';
import { isRecord, readJson } from '../platforms/index';
import type { Arguments } from './arguments';
import { EXIT, type ExitCode } from './exitCodes';
import { messages } from './messages';
import { readRecord } from './readRecord';
import { type Style, createStyle, hanging, plain } from './style';
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

/** What came of checking one file. */
interface CheckedFile {
  readonly file: string;
  readonly problems: readonly FoundProblem[];
  readonly executables: number;
  /** What was perhaps meant, where no executables are read. */
  readonly meant: string | undefined;
}

/** `ossr check`: tells what is wrong with records. Ends with 1 when there is an error, with 2 when a file cannot be read. */
export async function check({ files, format }: Arguments, world: World): Promise<ExitCode> {
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const reading = await readRecord(file, world);
    if ('trouble' in reading) {
      world.err(`ossr: ${reading.trouble}\n`);
      continue;
    }
    const one = checkedFile(file, reading.analysis);
    checked.push(one);
    if (one.meant !== undefined) world.err(`ossr: ${plain(messages.meant(file, one.meant))}\n`);
    if (format === 'text') world.out(textOf(one, reading.analysis, world));
  }
  const told = checked.map(({ file, problems }) => ({ file, problems }));
  if (format === 'json') world.out(`${JSON.stringify({ files: told }, null, 2)}\n`);
  else if (checked.length > 0) world.out(`${inAll(checked)}\n`);
  if (checked.length > 0 && checked.every(isNothing)) world.err(`ossr: ${messages.nothingToCheck}\n`);
  if (checked.length < files.length) return EXIT.usage;
  const hasErrors = checked.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
  return hasErrors ? EXIT.problems : EXIT.fine;
}

function checkedFile(file: string, analysis: Analysis): CheckedFile {
  const meant = meantExecutables(analysis) ?? meantPlatforms(analysis, file);
  return { file, problems: problemsIn(analysis, file), executables: executableCount(analysis), meant };
}

function isNothing({ problems, executables, meant }: CheckedFile): boolean {
  return problems.length === 0 && executables === 0 && meant === undefined;
}

/** What to say of a platform file, which people name here to have it checked. */
function meantPlatforms(analysis: Analysis, file: string): string | undefined {
  const reading = executableCount(analysis) === 0 ? readJson(recordText(analysis.record)) : undefined;
  const isOne = reading?.kind === 'json' && isRecord(reading.value) && Array.isArray(reading.value['platforms']);
  return isOne ? messages.looksLikePlatforms(file) : undefined;
}

function inAll(checked: readonly CheckedFile[]): string {
  const problems = checked.flatMap((each) => each.problems);
  const executables = checked.reduce((sum, each) => sum + each.executables, 0);
  const found = problems.length === 0 && executables === 0 ? '' : `: ${summary(problems)}`;
  return `${messages.checked(checked.length, executables)}${found}.`;
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

function textOf({ file, problems }: CheckedFile, analysis: Analysis, world: World): string {
  if (problems.length === 0) return '';
  const style = createStyle(world.isColoured);
  const lines = recordText(analysis.record).split(/\r\n|\r|\n/);
  const width = world.wrapsLines ? { columns: world.columns } : undefined;
  const told = problems.map(({ code, severity, message, range }) => {
    const place = `${plain(file)}:${range.start.line + 1}:${range.start.character + 1}`;
    const head = `${style('bold', place)} ${style(COLOURS[severity], severity)} ${plain(message)} ${style('gray', `[${code}]`)}`;
    const shown = width ? hanging(head, { ...width, first: '', rest: INDENT }) : head;
    return `${shown}\n${excerpt(lines[range.start.line] ?? '', range, { style, ...width })}\n`;
  });
  return `${told.join('')}\n`;
}

const INDENT = '    ';

interface Look {
  readonly style: Style;
  readonly columns?: number;
}

/** The line with what is wrong underlined. A line that is too long is cut around it. */
function excerpt(line: string, { start, end }: FoundProblem['range'], { style, columns = 124 }: Look): string {
  const half = Math.max(10, Math.floor((columns - INDENT.length) / 2));
  const from = Math.max(0, start.character - half);
  const shown = line.slice(from, start.character + half).replaceAll('\t', ' ');
  const indent = from === 0 ? shown.length - shown.trimStart().length : 0;
  const length = end.line === start.line ? end.character - start.character : line.length - start.character;
  const underline = '~'.repeat(Math.max(1, Math.min(length, from + shown.length - start.character)));
  const before = ' '.repeat(Math.max(0, start.character - from - indent));
  return `${INDENT}${plainLine(shown.slice(indent))}\n${INDENT}${before}${style('red', underline)}`;
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
