import { type Task, dataKind, taskType } from '../../../core/index';
import { type JsonRecord, isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { brokerSentences as sentences } from '../../messages/executionBroker';
import type { Dialect } from './dialect';
import { type Remarks, told } from './remarks';

/** Writes what is run. Undefined where it cannot be said; the remarks then hold why. */
export function saidExecutable(task: Task, dialect: Dialect, remarks: Remarks): JsonRecord | undefined {
  const kind = taskType(task.type);
  const named = { name: task.name, ...(task.description !== undefined && { description: task.description }) };
  if (kind === 'jupyter-notebook') {
    const members = notebook(task, remarks);
    return members && dialect.component('executable', kind, named, members);
  }
  if (kind !== 'docker-container' && kind !== 'singularity-container') return undefined;
  const members = container(task, remarks);
  return members && dialect.component('executable', kind, named, members);
}

function notebook({ content }: Task, remarks: Remarks): JsonRecord | undefined {
  const location = textMember(content, 'notebook');
  if (location === undefined || dataKind(location) === undefined) {
    remarks.refuse('content/notebook', 'not-expressible', sentences.notebookByPath);
    return undefined;
  }
  for (const key of ['repository', 'environment']) {
    if (member(content, key) === undefined) continue;
    remarks.caveat(`content/${key}`, 'not-asked', sentences.notebookMember(remarks.platform, key));
  }
  return { location };
}

function container(task: Task, remarks: Remarks): JsonRecord | undefined {
  const { content } = task;
  const image = textMember(content, 'image');
  if (image === undefined) {
    remarks.refuse('content/image', 'not-expressible', sentences.noImage);
    return undefined;
  }
  const digest = textMember(content, 'digest') ?? /@(sha\d+:[0-9a-f]+)$/i.exec(image)?.[1];
  const architecture = task['compute-resources']?.[0]?.architecture;
  if (digest === undefined) remarks.caveat('content/image', 'may-be-refused', sentences.noDigest);
  if (member(content, 'privileged') === true) {
    remarks.caveat('content/privileged', 'may-be-refused', sentences.privileged);
  }
  const ports = portsOf(task, remarks);
  const environment = { ...variables(task['compute-resources']?.[0]), ...variables(task.content) };
  return {
    image: {
      locations: [image],
      ...(digest !== undefined && { digest }),
      ...(architecture !== undefined && { platform: { architecture, os: 'linux' } }),
    },
    ...started(content),
    ...(Object.keys(environment).length > 0 && { environment }),
    ...(ports.length > 0 && { network: { ports } }),
    ...(member(content, 'privileged') === true && { privileged: true }),
  };
}

/** A broker's entry point is one word. What follows it in ours begins the command, as container engines read it. */
function started(content: unknown): JsonRecord {
  const [entrypoint, ...rest] = words(member(content, 'entrypoint'));
  const command = [...rest, ...words(member(content, 'command'))];
  return { ...(command.length > 0 && { command }), ...(entrypoint !== undefined && { entrypoint }) };
}

function words(value: unknown): readonly string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

/** Environment variables as a broker has them, which are texts: of the container, or of the machine. */
function variables(owner: unknown): Readonly<Record<string, string>> {
  const found = member(owner, 'environment') ?? member(owner, 'environment-variables');
  if (!isRecord(found)) return {};
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, told(value)]));
}

function portsOf(task: Task, remarks: Remarks): readonly JsonRecord[] {
  const places = [
    ['content/ports', member(task.content, 'ports')],
    ['compute-resources/0/network-ports', task['compute-resources']?.[0]?.['network-ports']],
  ] as const;
  const seen = new Set<number>();
  return places.flatMap(([path, ports]) =>
    (listOf(ports) ?? []).flatMap((port, index) => {
      const number = typeof port === 'number' ? port : member(port, 'port');
      if (typeof number !== 'number' || seen.has(number)) return [];
      seen.add(number);
      if (member(port, 'external') !== undefined) {
        remarks.caveat(`${path}/${index}`, 'may-be-refused', sentences.externalPort);
      }
      const [protocol, where] = [textMember(port, 'protocol'), textMember(port, 'path')];
      return [
        { access: true, internal: { port: number }, ...(protocol && { protocol }), ...(where && { path: where }) },
      ];
    }),
  );
}

/** What a broker lists of what a task needs to be told to be the same: for remarks about what it changed (SAFETY P14). */
export function changedContent(returned: unknown, task: Task): JsonRecord {
  const image = listOf(member(member(returned, 'image'), 'locations'));
  const command = listOf(member(returned, 'command'));
  const asked = textMember(task.content, 'image');
  const isOther = image !== undefined && image.length > 0 && !image.includes(asked);
  const before = started(task.content)['command'] ?? [];
  return {
    ...task.content,
    ...(isOther && { image: told(image[0]) }),
    ...(command && command.length > 0 && JSON.stringify(command) !== JSON.stringify(before) && { command }),
  };
}
