/** Every sentence of this room that a person reads, so that they can be read through together. */
import type { SyntaxFaultKind } from './syntax/json';

const article = (word: string) => (/^[aeiou]/i.test(word) ? 'an' : 'a');
const listed = (words: readonly string[], last: string) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
const list = (words: readonly string[]) => listed(words, 'or');
const suggestion = (word: string | undefined) => (word === undefined ? '' : ` Did you mean "${word}"?`);

/** How many things are named in one sentence at most. */
const MOST_NAMED = 5;
const quoted = (names: readonly string[]) => {
  const told = names.slice(0, MOST_NAMED).map((each) => `"${each}"`);
  const more = names.length - told.length;
  return told.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

const UNIT_WORDS: Readonly<Record<string, string>> = {
  cores: 'a whole number such as 4, or thousandths of a core such as "2500m"',
  bytes: 'an amount such as "8Gi", or a whole number of GiB',
  duration: 'a duration such as "PT4H" for 4 hours or "P2D" for 2 days',
};

/** What a value must be, in words: by what it counts, else by its types; of an object, with the keys that it begins with. */
export const wantedWords = (types: readonly string[], unit: string | undefined, keys: readonly string[]): string => {
  const words = UNIT_WORDS[unit ?? ''] ?? list(types.map((type) => TYPE_WORDS[type] ?? type));
  const shape = types.join('') === 'object' && keys.length > 0 ? keys.map((key) => `"${key}": …`).join(', ') : '';
  return shape === '' ? words : `${words}: { ${shape} }`;
};

/** What is wrong with the syntax, one fact each. */
export const SYNTAX_SENTENCES: Readonly<Record<SyntaxFaultKind, string>> = {
  'comma-expected': 'A comma is missing here.',
  'colon-expected': 'A colon is missing here, between the key and its value.',
  'value-expected': 'A value is missing here.',
  'key-expected': 'A key in double quotes is missing here.',
  'comma-surplus': 'This comma is one too many: nothing follows it.',
  'close-object-expected': 'A closing "}" is missing.',
  'close-list-expected': 'A closing "]" is missing.',
  'string-unclosed': 'This text has no closing double quote on its line.',
  comment: 'JSON has no comments. Move this into a "description".',
  'bad-escape': 'This backslash does not begin an escape that JSON knows. Write "\\\\" for a backslash.',
  'bad-character': 'This character cannot stand in JSON as it is. Write it as an escape such as "\\n" or "\\t".',
  'bad-number': 'This is not a number that JSON knows.',
  'bad-word': 'This is not a value. Text stands in double quotes; other words are true, false and null.',
  'end-expected': 'The record ended before this. Remove what follows, or the bracket that closed it early.',
};

/** Sentences about the document. */
export const messages = {
  tooDeep: (depth: number) => `This is nested more than ${depth} levels deep and is not looked into.`,
  stray: 'This does not belong to any executable. A bracket before it may close too early.',
  commaBetween: 'A comma is missing between these two executables.',
  surplusComma: 'This comma is one too many.',
  duplicateKey: (key: string) => `"${key}" is given twice here. Only the last one counts.`,
  duplicateKeyOther: 'This one counts.',
  notAnObject: 'A record is one JSON object: it begins with "{" and ends with "}".',
  executableAlone:
    'This is an executable by itself. A record holds its executables in a list: { "executables": [ … ] }.',
  executablesTwice:
    'The record has "executables" twice. Only the first list is read here, while other programs read the last.',
  executablesFirst: 'This is the first list.',
  executablesNotAList: 'The "executables" are a list: write them between "[" and "]".',
  itemNotAnObject: 'An executable is an object: write it between "{" and "}".',
  unknownToJsonLd:
    'Programs that read this record as JSON-LD drop "executables" without a word, since the "@context" does not define it. Add { "executables": { "@id": "https://w3id.org/ossr/executables", "@type": "@json" } } to the "@context", or keep the list in a file *.ossr.json beside the record.',
  wrongType: (key: string, what: string) => `"${key}" must be ${what}.`,
  wrongElement: (key: string, what: string) => `Each element of "${key}" must be ${what}.`,
  inThousandths: (cores: string) => ` This one is written "${cores}".`,
  notInList: (key: string, value: string, known: readonly string[], meant: string | undefined) =>
    `"${key}" cannot be ${value}. It is ${list(known.map((word) => `"${word}"`))}.${suggestion(meant)}`,
  olderValue: (value: string, current: string) => `"${value}" is an older spelling of "${current}".`,
  tooSmall: (key: string, limit: number) => `"${key}" must be at least ${limit}.`,
  tooLarge: (key: string, limit: number) => `"${key}" must be at most ${limit}.`,
  bareBytes: (key: string) =>
    `A bare number in "${key}" is read as GiB, and this one is too large for that. Write a unit, such as "16G" (GB) or "16Gi" (GiB).`,
  empty: (key: string) => `"${key}" must not be empty.`,
  missing: (what: string, keys: readonly string[]) =>
    keys.length === 1
      ? `This ${what} has no "${keys[0] ?? ''}". Platforms need it.`
      : `This ${what} has no ${keys.map((key) => `"${key}"`).join(' and no ')}. Platforms need them.`,
  unknownMember: (key: string, what: string, meant: string | undefined) =>
    `"${key}" is not a member of ${article(what)} ${what}.${suggestion(meant)}`,
  misplacedMember: (key: string, what: string, places: readonly string[]) =>
    `"${key}" is not a member of ${article(what)} ${what}. It belongs in ${list(places)}.`,
  ownMember: 'the executable itself',
  entryOf: (block: string) => `an entry of "${block}"`,
  insideOf: (key: string) => `"${key}"`,
  olderMember: (key: string, current: string) => `"${key}" is an older spelling of "${current}".`,
  unknownType: (type: string, meant: string | undefined, known: readonly string[]) =>
    `"${type}" is not a type of executable that is known here.${
      meant === undefined
        ? ` Known are ${listed(
            known.map((each) => `"purl:${each}"`),
            'and',
          )}.`
        : suggestion(meant)
    }`,
  unreadableCores: (value: string) =>
    `"${value}" cannot be read as cores. Write a whole number such as 4, or thousandths of a core such as "500m".`,
  unreadableQuantity: (value: string) =>
    /^[0-9.]+$/.test(value)
      ? `"${value}" has no unit. Write for example "${value}Gi" (GiB, powers of 1024) or "${value}G" (GB, powers of 1000).`
      : `"${value}" cannot be read as an amount. Write a number and a unit, such as "8Gi" (GiB) or "8G" (GB).`,
  doubtfulMemory: (key: string, value: number) =>
    `"${key}": ${value} is read as ${value} GiB, which few machines have. Write the unit: "${value}Mi" for MiB, in which Slurm counts, or "${value}Gi" if GiB is meant.`,
  unreadableDuration: (value: string) =>
    `"${value}" cannot be read as a duration. Write ISO 8601, such as "PT4H" for 4 hours or "P1D" for 1 day.`,
  olderDuration: (value: string, current: string) =>
    `"${value}" is read as "${current}", which is how ISO 8601 writes it.`,
  minExceedsMax: (min: string, max: string, minText: string, maxText: string) =>
    `"${min}" is larger than "${max}" (${minText} > ${maxText}). No platform can offer that.`,
  otherEndHere: (key: string) => `The other end: "${key}" is here.`,
  duplicateExecutable: (name: string) => `Two executables are named "${name}". A name picks one, so it must be unique.`,
  duplicateResource: (name: string, isTarget: boolean) =>
    isTarget
      ? `Two resources are named "${name}", and a volume refers to that name. Rename one of them.`
      : `Two resources are named "${name}". Volumes could not tell them apart.`,
  sameName: (name: string) => `"${name}" is also here.`,
  dangling: (name: string, known: readonly string[], meant: string | undefined) =>
    known.length === 0
      ? `No data or storage resource is named "${name}": this executable has none.`
      : `No data or storage resource is named "${name}".${meant === undefined ? ` There ${known.length === 1 ? 'is' : 'are'} ${quoted(known)}.` : suggestion(meant)}`,
  unresolvedData: (name: string) =>
    `"${name}" must be supplied before this can run: it is required and has no "location" yet.`,
  platformFileNotJson: (fault: string) => `This is not JSON. ${fault}`,
  platformFileEmpty: 'The file is empty. It holds { "platforms": [ … ] }.',
  platformTwice: (id: string) => `Two platforms have the id "${id}". An id picks one, so it must be unique.`,
  platformType: (where: string, type: string | undefined, known: readonly string[], meant: string | undefined) => {
    const fact = type === undefined ? 'has no "type"' : `has the type ${type}, which this version cannot ask`;
    return `${where} ${fact}.${suggestion(meant) || ` It is ${list(known.map((word) => `"${word}"`))}.`}`;
  },
  platformLacks: (where: string, key: string) => `${where} has no "${key}".`,
  platformKey: (where: string, key: string, meant: string | undefined) =>
    `${where} has "${key}", which is not known.${suggestion(meant)}`,
  platformValue: (where: string, what: string) => `${where} ${what}`,
  platformMust: (types: readonly string[]) => `must be ${list(types.map((type) => TYPE_WORDS[type] ?? type))}.`,
  platformRange: (relation: string, limit: number) => `must be ${relation} ${limit}.`,
  platformId: 'must begin with a letter or digit, and hold only letters, digits, ".", "_" and "-".',
  platformAmount: 'must be an amount with its unit, such as "8Gi" (GiB) or "8G" (GB).',
  platformDuration: 'must be a duration in ISO 8601, such as "PT4H" for 4 hours or "P2D" for 2 days.',
  platformCores: 'must be a whole number such as 4, or thousandths of a core such as "500m".',
  platformOneOf: (words: readonly string[]) => `must be ${list(words.map((word) => `"${word}"`))}.`,
  platformNotEmpty: 'is empty. Write it, or leave it out.',
  platformApiVersion: 'must be a version of the interface, such as "v0.0.40".',
  platformNamespace: 'must be a namespace: small letters, digits and "-", such as "team-a".',
  platformHeader: 'must be a header that begins with "X-", such as "X-API-Key".',
  platformRuns: (where: string, type: string, meant: string) =>
    `${where} runs "${type}", which is not a known type. Did you mean "${meant}"?`,
  noExecutables: (meant: string | undefined) =>
    meant === undefined
      ? 'The record has no executables to ask about. Add one to its "executables" list.'
      : `The record has no executables to ask about. ${messages.meantExecutables(meant)}`,
  meantExecutables: (key: string) => `"${key}" is not read. Did you mean "executables"?`,
  noSuchExecutable: (name: string, known: readonly string[], meant: string | undefined) =>
    `No executable is named "${name}".${meant === undefined ? ` The record has ${quoted(known)}.` : suggestion(meant)}`,
  hasErrors: (unsound: readonly { readonly executable: string; readonly errors: number }[]) => {
    const facts = unsound
      .slice(0, MOST_NAMED)
      .map(({ executable, errors: count }) =>
        count === 0 ? `"${executable}" has no "type"` : `"${executable}" has ${count} error${count === 1 ? '' : 's'}`,
      );
    const more = unsound.length - facts.length;
    const all = more > 0 ? `${facts.join(', ')} and ${more} more` : listed(facts, 'and');
    const isOne = unsound.length === 1 && unsound[0]?.errors === 1;
    return `${all}. Mend ${isOne ? 'it' : 'them'} first: platforms can only answer what they can read.`;
  },
  hasNoType: (name: string) =>
    `"${name}" has no "type". Add it first: by the type, platforms know what they are asked to run.`,
  imageWithoutTag: (image: string) =>
    `"${image}" names no tag and no digest, so a platform takes whatever is latest. Add a tag, such as "${image}:1.0".`,
} as const;

/** What stands above an executable. */
export const lensTitles = {
  ask: 'canIDoThis?',
  askAgain: 'ask again',
  askStale: 'canIDoThis? (edited since it was asked)',
  lastAnswers: 'last answers',
  asking: (answered: number, asked: number) => `asking ${answered} of ${asked}…`,
  details: 'details',
  whyNot: (count: number) => `why not (${count})`,
  yes: (count: number, best: string, figures: string) =>
    `✓ ${count} platform${count === 1 ? '' : 's'} · best: ${best}, ${figures}`,
  yesUnstated: (count: number) =>
    count === 1 ? '? 1 platform says yes, and states nothing' : `? ${count} platforms say yes, and state nothing`,
  no: (count: number) => (count === 1 ? '✗ the platform cannot run this' : `✗ none of ${count} platforms can run this`),
  notKnown: (count: number) => ` · ${count} not known`,
  noneAsked: (count: number) => `? ${count} platform${count === 1 ? '' : 's'} could not be asked`,
} as const;

/** Why one platform said no. */
export const whyNotSentence = (platform: string, text: string): string => `"${platform}" declined. ${text}`;

/** What each platform gives of a requirement. Amounts as they stand in the offer. */
export const answerTexts = {
  title: '**Answers**',
  gives: (platform: string, amount: string) => `"${platform}" gives ${amount}.`,
  unstated: (platform: string) => `"${platform}" does not state what it gives.`,
  more: (count: number) => (count === 1 ? 'One more platform answered.' : `${count} more platforms answered.`),
} as const;

/** What stands behind a requirement. */
export const inlayTexts = {
  met: (met: number, asked: number, unstated: number) =>
    unstated === 0 ? `✓ ${met} of ${asked}` : `✓ ${met} of ${asked}, ${unstated} not stated`,
  unstated: (unstated: number, asked: number) =>
    unstated === asked ? '? not stated' : `? ${unstated} of ${asked} not stated`,
  none: (largest: string | undefined) => (largest === undefined ? '✗ none' : `✗ largest ${largest}`),
} as const;

/** What stands in the outline, and why a resource cannot be renamed. */
export const navigationTexts = {
  cores: (count: number | string) => `${count} core${count === 1 ? '' : 's'}`,
  gpus: (count: number) => `${count} GPU${count === 1 ? '' : 's'}`,
  upTo: (amount: string) => `up to ${amount}`,
  notAResourceName: 'Only the name of a data or storage resource can be renamed. Place the cursor on one.',
  namedByUuid: 'This names the resource by its uuid. Place the cursor on the name of the resource to rename it.',
  emptyName: 'A resource needs a name, since volumes refer to it.',
  takenName: (name: string) =>
    `Another resource of this executable is already called "${name}". Volumes could not tell them apart.`,
  unclearName: (name: string) =>
    `Two resources are named "${name}", so it is not clear which is meant here. Rename one of them where it is defined.`,
  unreferableName: (name: string) => `A reference to "${name}" could not be read. Leave out "/" and "}".`,
} as const;

/** What a code action says that it does. */
export const actionTitles = {
  replace: (text: string) => `Change to ${JSON.stringify(text)}`,
  replaceValue: (json: string) => `Change to ${json}`,
  remove: (key: string) => `Remove "${key}"`,
  swap: (min: string, max: string) => `Swap "${min}" and "${max}"`,
  raise: (max: string, value: string) => `Raise "${max}" to ${value}`,
  asBinary: (text: string) => `Change to "${text}" (GiB, powers of 1024)`,
  asDecimal: (text: string) => `Change to "${text}" (GB, powers of 1000)`,
  sameNumber: (text: string) => `Change to "${text}": the same number, in powers of 1024`,
  sameAmount: (text: string) => `Change to "${text}": exactly the same amount, in powers of 1024`,
  add: (keys: readonly string[]) =>
    `Add ${listed(
      keys.map((key) => `"${key}"`),
      'and',
    )}`,
  rename: (name: string) => `Rename to "${name}"`,
  createData: (name: string) => `Add the data resource "${name}"`,
  createStorage: (name: string) => `Add the storage resource "${name}"`,
  removeDuplicate: (key: string) => `Remove this "${key}", which does not count`,
  insertComma: 'Add the comma',
  removeComma: 'Remove this comma',
  wrapInRecord: 'Put it into a list of "executables"',
  wrapInList: 'Put it between "[" and "]"',
  defineTerm: 'Define "executables" in the "@context"',
  moveAll: (file: string) => `Move the executables to "${file}"`,
  extract: (name: string, file: string) => `Move "${name}" to "${file}"`,
  sort: 'Sort the members into the documented order',
  fixAll: 'Fix everything that has one clear remedy',
} as const;

/** What stands in the place of the problems that are too many to be told. */
export const moreProblems = (count: number): string => `And ${count} more problem${count === 1 ? '' : 's'}.`;
