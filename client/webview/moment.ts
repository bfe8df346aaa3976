const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:?\d\d)$/;

/** A moment as people read it: the time alone when it is of the same day as `now`. Undefined when it cannot be read. */
export function momentText(iso: string, now: number): string | undefined {
  const moment = new Date(readMoment(iso) ?? Number.NaN);
  if (Number.isNaN(moment.getTime())) return undefined;
  const isToday = moment.toDateString() === new Date(now).toDateString();
  const style: Intl.DateTimeFormatOptions = isToday
    ? { timeStyle: 'short' }
    : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(undefined, style).format(moment);
}

/** True when the moment is over. One that cannot be read is not known to be. */
export function isOver(iso: string | undefined, now: number): boolean {
  const moment = readMoment(iso);
  return moment !== undefined && moment < now;
}

/** Only what is ISO 8601: a browser would find a date in nearly any text. */
function readMoment(iso: string | undefined): number | undefined {
  return iso !== undefined && ISO_8601.test(iso) ? Date.parse(iso) : undefined;
}
