import { type XmlElement, xmlChild, xmlChildren, xmlText } from '../../http/xml';
import { type Failure, type XmlReply, isFailure } from '../../reply';

/** A parameter of a service, as its capabilities describe it. */
export interface Parameter {
  readonly name: string;
  readonly description?: string;
  /** `integer`, `real`, `char` and others, as VODataService names them. */
  readonly type?: string;
  readonly isRequired: boolean;
  /** One that the service has because a standard asks for it, such as `maxrec`. */
  readonly isStandard: boolean;
}

/** A limit as TAPRegExt writes it: what a new job has, and what it may be raised to. 0 is no limit. */
export interface Limit {
  readonly byDefault?: number | 'unlimited';
  readonly hard?: number | 'unlimited';
}

/** What is read of a service's capabilities; times in seconds. */
export interface Capabilities {
  /** Empty where it describes none, as TAP services do. */
  readonly parameters: readonly Parameter[];
  readonly duration: Limit;
  readonly retention: Limit;
  /** Bytes. */
  readonly output: Limit;
}

const NONE: Capabilities = { parameters: [], duration: {}, retention: {}, output: {} };

/** Seconds in the units that people write, though TAPRegExt knows seconds alone. */
const TIME_UNITS: Readonly<Record<string, number>> = {
  ...{ s: 1, sec: 1, second: 1, seconds: 1, min: 60, minute: 60, minutes: 60 },
  ...{ h: 3600, hour: 3600, hours: 3600, d: 86_400, day: 86_400, days: 86_400 },
};
const SIZE_UNITS: Readonly<Record<string, number>> = { byte: 1, bytes: 1 };

/** Reads the capabilities of a service (VOSI, VODataService, TAPRegExt). What is not there is absent. */
export function capabilitiesOf(reply: XmlReply | Failure): Capabilities {
  if (isFailure(reply) || reply.root.name !== 'capabilities') return NONE;
  const own = xmlChildren(reply.root, 'capability').filter(
    ({ attributes }) => !/\/VOSI\b/i.test(attributes.get('standardID') ?? ''),
  );
  const limit = (name: string, units: Readonly<Record<string, number>>, usual?: string) =>
    own.map((each) => limitIn(xmlChild(each, name), units, usual)).find((each) => Object.keys(each).length > 0) ?? {};
  return {
    parameters: parametersIn(own),
    duration: limit('executionDuration', TIME_UNITS, 's'),
    retention: limit('retentionPeriod', TIME_UNITS, 's'),
    output: limit('outputLimit', SIZE_UNITS),
  };
}

/** A limit in its smallest unit; one in another unit, such as rows, is left out. */
function limitIn(element: XmlElement | undefined, units: Readonly<Record<string, number>>, usual = ''): Limit {
  const read = (name: string): number | 'unlimited' | undefined => {
    const child = xmlChild(element, name);
    const unit = child?.attributes.get('unit') ?? element?.attributes.get('unit') ?? usual;
    const factor = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined;
    const figure = plainNumber(child?.text);
    if (factor === undefined || figure === undefined) return undefined;
    return figure === 0 ? 'unlimited' : figure * factor;
  };
  const [byDefault, hard] = [read('default'), read('hard')];
  return { ...(byDefault !== undefined && { byDefault }), ...(hard !== undefined && { hard }) };
}

/**
 * A number of seconds or bytes as services write it, with the space around it; undefined for what is none. A part of one
 * stays: cut off, half a second would be the 0 that means no limit.
 */
export function plainNumber(text: string | undefined): number | undefined {
  const match = /^\d{1,15}(?:\.\d{1,30})?$/.exec(text?.trim() ?? '');
  return match ? Number(match[0]) : undefined;
}

function parametersIn(capabilities: readonly XmlElement[]): Parameter[] {
  const found = capabilities
    .flatMap((each) => xmlChildren(each, 'interface'))
    .flatMap((each) => xmlChildren(each, 'param'))
    .flatMap((each) => parameterOf(each) ?? []);
  return [...new Map(found.map((each) => [each.name.toLowerCase(), each])).values()];
}

function parameterOf(element: XmlElement): Parameter | undefined {
  const name = xmlText(element, 'name');
  if (name === undefined) return undefined;
  const [description, type] = [xmlText(element, 'description'), xmlChild(element, 'dataType')];
  const isArray = ![undefined, '', '1'].includes(type?.attributes.get('arraysize'));
  return {
    name,
    isRequired: element.attributes.get('use') === 'required',
    isStandard: ['true', '1'].includes(element.attributes.get('std') ?? ''),
    ...(description !== undefined && { description }),
    ...(type && type.text !== '' && !isArray && { type: type.text.toLowerCase() }),
  };
}
