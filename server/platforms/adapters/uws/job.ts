import { type XmlElement, xmlChildren, xmlText } from '../../http/xml';
import { headerOf } from '../../http/outcome';
import { type Failure, type XmlReply, isFailure } from '../../reply';
import { plainNumber } from './capabilities';
import { utcTime } from './time';

/** What a service tells of a job that was made to ask it. Times in milliseconds since 1970, the duration in seconds. */
export interface Job {
  readonly duration?: number | 'unlimited';
  /** When it was made, by the clock of the service. */
  readonly creation?: number;
  readonly destruction?: number;
  /** When it expects to be done; most services do not tell. */
  readonly quote?: number;
}

/** Reads the description of a job; undefined where it is none, such as the VOTable of an error. Prefixes do not matter. */
export function jobOf(root: XmlElement): Job | undefined {
  if (root.name !== 'job') return undefined;
  const seconds = plainNumber(xmlText(root, 'executionDuration'));
  const time = (name: string) => utcTime(xmlText(root, name));
  const [creation, destruction, quote] = [time('creationTime'), time('destruction'), time('quote')];
  return {
    ...(seconds !== undefined && { duration: seconds === 0 ? ('unlimited' as const) : seconds }),
    ...(creation !== undefined && { creation }),
    ...(destruction !== undefined && { destruction }),
    ...(quote !== undefined && { quote }),
  };
}

/**
 * The path of a job that was made, below the service's own address. Of what the service names only the last segment is
 * taken: behind a proxy the rest is often another scheme or host, where no token may go.
 */
export function jobPath(made: XmlReply | Failure, jobs: string): string | undefined {
  const location = headerOf(isFailure(made) ? (made.refused ?? { headers: new Map() }) : made, 'location');
  const id = location === undefined ? undefined : lastSegment(location);
  const named = isFailure(made) ? undefined : xmlText(made.root, 'jobId');
  const found = id !== undefined && id !== lastSegment(jobs) ? id : named;
  return found !== undefined && isId(found) ? `${jobs}/${found}` : undefined;
}

/** The path of the job with this run id, where its making was called off before the service said where it is. */
export function jobWithRunId(list: XmlElement, runId: string, jobs: string): string | undefined {
  const job = xmlChildren(list, 'jobref').find((each) => xmlText(each, 'runId') === runId);
  const id = job?.attributes.get('id');
  return id !== undefined && isId(id) ? `${jobs}/${id}` : undefined;
}

function lastSegment(address: string): string | undefined {
  const path = address.split(/[?#]/, 1)[0] ?? '';
  return path.split('/').findLast((part) => part !== '');
}

/** One segment of a path that leads nowhere else. */
function isId(text: string): boolean {
  return /^[\w.~!$'()*,;=:@-]{1,200}$/.test(text) && !/^\.+$/.test(text);
}
