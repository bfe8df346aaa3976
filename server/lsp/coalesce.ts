/** Calls a function for each key, the first time at once and then not more often than every `everyMs`. */
export interface Coalesced {
  call(key: string): void;
  dispose(): void;
}

/** Makes one; what was asked for in between is done once, when the time is over. */
export function coalesce(everyMs: number, act: (key: string) => void): Coalesced {
  const running = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();
  const start = (key: string) => {
    const timer = setTimeout(() => {
      const again = running.get(key)?.again ?? false;
      running.delete(key);
      if (again) start(key);
    }, everyMs);
    running.set(key, { timer, again: false });
    act(key);
  };
  return {
    call(key) {
      const current = running.get(key);
      if (current) current.again = true;
      else start(key);
    },
    dispose() {
      for (const { timer } of running.values()) clearTimeout(timer);
      running.clear();
    },
  };
}
