import { type Reason, type Task, localName } from '../../../core/index';
import { type JsonRecord, firstMember, isRecord, listOf, member, shownValue, textMember } from '../../http/jsonValue';
import { remoteText } from '../../http/remoteText';

/** What a broker says of a task, apart from its offers. */
export interface BrokerMessage {
  readonly isGrave: boolean;
  readonly reason: Reason;
}

/** What placing a message needs: the paths of the components by their names, and the task. */
export interface MessagePlaces {
  readonly components: ReadonlyMap<string, string>;
  readonly task: Task;
}

const MOST_MESSAGES = 200;
const MOST_LEVELS = 8;
const LONGEST = 500;

/**
 * All messages of an answer: of the set of offers, and of the components in it. Those of a component that has a name are
 * about that component; of others, what stands in their values says so.
 */
export function messagesOf(answer: unknown, places: MessagePlaces): readonly BrokerMessage[] {
  return found(answer, MOST_LEVELS)
    .slice(0, MOST_MESSAGES)
    .flatMap(({ message, of }) => readMessage(message, of, places) ?? []);
}

interface Found {
  readonly message: JsonRecord;
  /** The name of the component whose messages it is among. */
  readonly of: string | undefined;
}

function found(value: unknown, levels: number): readonly Found[] {
  if (levels === 0) return [];
  const items = listOf(value);
  if (items) return items.slice(0, MOST_MESSAGES).flatMap((each) => found(each, levels - 1));
  if (!isRecord(value)) return [];
  const own = listOf(member(member(value, 'meta'), 'messages')) ?? listOf(member(value, 'messages')) ?? [];
  const of = textMember(member(value, 'meta'), 'name') ?? textMember(value, 'name');
  const inside = Object.entries(value).filter(([key]) => key !== 'meta' && key !== 'messages');
  return [
    ...own.flatMap((message) => (isRecord(message) ? [{ message, of }] : [])),
    ...inside.flatMap(([, each]) => found(each, levels - 1)),
  ];
}

function readMessage(message: JsonRecord, of: string | undefined, places: MessagePlaces): BrokerMessage | undefined {
  const text = sentenceOf(message);
  if (text === undefined) return undefined;
  const level = (textMember(message, 'level') ?? '').toUpperCase();
  const values = member(message, 'values');
  const field = FIELDS.find((each) => firstMember(values, each) !== undefined);
  const path = pathOf(values, of, { ...places, field });
  const [asked, limit] = [figure(values, field, field), figure(values, 'limit', field)];
  return {
    isGrave: level !== 'DEBUG' && level !== 'INFO',
    reason: {
      path,
      code: codeOf(message),
      ...(asked !== undefined && { asked }),
      ...(limit !== undefined && { limit }),
      text,
    },
  };
}

/** The figures that a message may name, as keys of its values. */
const FIELDS = ['cores', 'memory', 'size'] as const;
type Field = (typeof FIELDS)[number];

/** The sentence; where there is none, the template with its values: `${name}`, and `{}` for one after the other. */
export function sentenceOf(message: JsonRecord): string | undefined {
  const text = textMember(message, 'message', 'text') ?? textMember(message, 'template');
  if (text === undefined) return undefined;
  const values = member(message, 'values');
  const inOrder = isRecord(values) ? Object.values(values).map(shownValue) : [];
  const rendered = text
    .slice(0, LONGEST * 2)
    .replaceAll(
      /\$\{([\w.-]{1,60})\}|\{([\w.-]{0,60})\}/g,
      (whole, dollar: string | undefined, bare: string | undefined) => {
        const name = dollar ?? bare ?? '';
        if (name === '') return inOrder.shift() ?? whole;
        const value = member(values, name);
        return value === undefined ? whole : shownValue(value);
      },
    );
  return remoteText(rendered, LONGEST);
}

/** The kind in one word, whether it is written as `urn:`, `uri:` or a URL, and in whatever case. */
function codeOf(message: JsonRecord): string {
  const kind = localName(textMember(message, 'kind', 'type') ?? '').toLowerCase();
  if (kind === 'resource-limit') return 'limit';
  return /^[a-z0-9][a-z0-9._-]{0,40}$/.test(kind) ? kind : 'declined';
}

interface Placing extends MessagePlaces {
  readonly field: Field | undefined;
}

function pathOf(values: unknown, of: string | undefined, { components, task, field }: Placing): string {
  const named = textMember(values, 'resource', 'name', 'component');
  const path = [named, of].map((each) => (each === undefined ? undefined : components.get(each))).find(Boolean);
  if (path === undefined) return field === undefined ? '' : onlyPlace(field, task);
  return field === undefined || !takes(path, field) ? path : `${path}/min${field}`;
}

function takes(path: string, field: Field): boolean {
  return path.startsWith(field === 'size' ? 'storage-resources' : 'compute-resources');
}

/** Where a figure stands of which no resource is named: there is one machine; of several stores it is none. */
function onlyPlace(field: Field, task: Task): string {
  const block = field === 'size' ? 'storage-resources' : 'compute-resources';
  return task[block]?.length === 1 ? `${block}/0/min${field}` : '';
}

/** A figure in our words. A bare number of memory or storage is GiB. */
function figure(values: unknown, key: string | undefined, field: Field | undefined): string | undefined {
  const value = key === undefined ? undefined : member(values, key);
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = remoteText(String(value), 40);
  return /^[0-9]+$/.test(text) && (field === 'memory' || field === 'size') ? `${text}Gi` : text;
}
