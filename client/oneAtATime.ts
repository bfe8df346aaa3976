/**
 * A function that never runs its task twice at a time. A call during a run leads to exactly one further run
 * afterwards, which all callers of that time share.
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function run(): Promise<void> {
    if (running === undefined) {
      running = task().finally(() => (running = undefined));
      return running;
    }
    // The earlier run's failure belongs to its own callers.
    next ??= running.catch(() => undefined).then(afterwards);
    return next;
  }

  function afterwards(): Promise<void> {
    next = undefined;
    return run();
  }

  return run;
}
