import { parseArgs } from 'node:util';
import { messages } from './messages';

/** Everything that a command line may say. */
export interface Arguments {
  readonly files: readonly string[];
  readonly format: 'text' | 'json';
  readonly wantsHelp: boolean;
  readonly executable?: string;
  readonly platforms?: string;
  readonly failOn: readonly ('no' | 'unreachable')[];
  readonly tokenFiles: readonly { readonly id: string; readonly file: string }[];
  readonly port: number;
  readonly host: string;
  readonly isHubService: boolean;
  /** What `ossr platforms add` writes: the members that have an option of their own. */
  readonly platform: Readonly<Partial<Record<(typeof PLATFORM_MEMBERS)[number], string>>>;
  /** The other members, as `path=value`. */
  readonly set: readonly string[];
}

const PLATFORM_MEMBERS = ['id', 'name', 'type', 'url', 'description'] as const;

const HELP = { help: { type: 'boolean', short: 'h' } } as const;
const FORMAT = { format: { type: 'string', default: 'text' } } as const;
const ASK = {
  ...HELP,
  ...FORMAT,
  executable: { type: 'string' },
  platforms: { type: 'string' },
  'fail-on': { type: 'string', multiple: true },
  'token-file': { type: 'string', multiple: true },
} as const;

/** The options of each command. */
const OPTIONS = {
  check: { ...HELP, ...FORMAT },
  'can-i-do-this': ASK,
  serve: {
    ...HELP,
    ...FORMAT,
    platforms: ASK.platforms,
    'token-file': ASK['token-file'],
    port: { type: 'string' },
    host: { type: 'string' },
    'jupyterhub-service': { type: 'boolean' },
  },
  platforms: {
    ...HELP,
    ...FORMAT,
    platforms: ASK.platforms,
    'token-file': ASK['token-file'],
    id: { type: 'string' },
    name: { type: 'string' },
    type: { type: 'string' },
    url: { type: 'string' },
    description: { type: 'string' },
    set: { type: 'string', multiple: true },
  },
} as const;

/** Reads a command's arguments; otherwise the sentence that says which one is wrong. */
export function readArguments(command: keyof typeof OPTIONS, given: readonly string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({ args: [...given], options: OPTIONS[command], allowPositionals: true });
    return checked(values as Values, positionals);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return `${error.message.split('. ')[0] ?? error.message}.`.replace(/\.\.$/, '.'); // parseArgs says which option
  }
}

type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

function checked(values: Values, files: readonly string[]): Arguments | string {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const list = (name: string) => (Array.isArray(values[name]) ? (values[name] as readonly string[]) : []);
  const format = text('format') ?? 'text';
  if (format !== 'text' && format !== 'json') return messages.badFormat(format);
  const failOn: ('no' | 'unreachable')[] = [];
  for (const each of list('fail-on')) {
    if (each !== 'no' && each !== 'unreachable') return messages.badFailOn(each);
    failOn.push(each);
  }
  const tokenFiles = list('token-file').map((each) => /^([^=]+)=(.+)$/.exec(each) ?? each);
  const wrong = tokenFiles.find((each) => typeof each === 'string');
  if (typeof wrong === 'string') return messages.badTokenFile(wrong);
  const port = text('port') ?? '0';
  if (!/^[0-9]{1,5}$/.test(port) || Number(port) > 65_535) return messages.badPort(port);
  const [executable, platforms] = [text('executable'), text('platforms')];
  const members = PLATFORM_MEMBERS.map((name) => [name, text(name)]).filter(([, value]) => value !== undefined);
  return {
    files,
    format,
    wantsHelp: values['help'] === true,
    ...(executable !== undefined && { executable }),
    ...(platforms !== undefined && { platforms }),
    failOn,
    tokenFiles: tokenFiles.flatMap((each) =>
      typeof each === 'string' ? [] : [{ id: each[1] ?? '', file: each[2] ?? '' }],
    ),
    port: Number(port),
    host: text('host') ?? '127.0.0.1',
    isHubService: values['jupyterhub-service'] === true,
    platform: Object.fromEntries(members) as Arguments['platform'],
    set: list('set'),
  };
}
