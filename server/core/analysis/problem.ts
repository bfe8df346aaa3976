/** How much a problem matters (MODEL §4). */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * Every code that a problem can have, and how much it matters unless the rule says otherwise. Codes are part of the
 * public face: settings, fixes, tests and documentation name them.
 */
export const PROBLEM_CODES = {
  'syntax.json': 'error',
  'syntax.too-deep': 'error',
  'syntax.duplicate-key': 'warning',
  'record.not-an-object': 'error',
  'record.executable-alone': 'warning',
  'record.executables-twice': 'error',
  'record.executables-not-a-list': 'error',
  'record.executables-unknown-to-json-ld': 'hint',
  'record.free-text-requirement': 'hint',
  'description.older-generation': 'warning',
  'value.wrong-type': 'error',
  'value.not-in-list': 'error',
  'value.out-of-range': 'error',
  'value.older-spelling': 'warning',
  'member.missing': 'warning',
  'member.unknown': 'warning',
  'member.older-spelling': 'warning',
  'type.unknown': 'warning',
  'cores.unreadable': 'error',
  'quantity.unreadable': 'error',
  'quantity.doubtful': 'warning',
  'duration.unreadable': 'error',
  'duration.older-spelling': 'warning',
  'requirement.min-exceeds-max': 'error',
  'executable.duplicate-name': 'error',
  'resource.duplicate-name': 'warning',
  'volume.dangling-reference': 'error',
  'data.unresolved': 'information',
  'image.without-tag': 'warning',
} as const satisfies Record<string, Severity>;

/** The stable name of a kind of problem. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** A stretch of a piece's text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** The second place of a fault that lies between two: in the same piece, unless it names the item. */
export interface Related extends Span {
  readonly message: string;
  readonly item?: number;
}

/** Something the author should know, at the smallest text that is wrong. Offsets are those of its piece. */
export interface Problem extends Span {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  readonly related?: Related;
  /** What a fix needs to know, so that it never reads the message. */
  readonly data?: Readonly<Record<string, string>>;
}

/** What a rule yields: a problem with the severity of its code, unless it names another. */
export interface Finding {
  readonly code: ProblemCode;
  readonly at: Span;
  readonly message: string;
  readonly severity?: Severity;
  readonly related?: Related;
  readonly data?: Readonly<Record<string, string>>;
}

/** Makes a problem of a finding. */
export function problem(finding: Finding): Problem {
  const { code, at, message, severity, related, data } = finding;
  return {
    code,
    severity: severity ?? PROBLEM_CODES[code],
    message,
    offset: at.offset,
    length: at.length,
    ...(related && { related }),
    ...(data && { data }),
  };
}
