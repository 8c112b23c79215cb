import type { Clock } from '@/lib/core/clock';

export type Remembered<T> = { get(key: string): T | undefined; set(key: string, value: T): void; forget(key?: string): void };

/** Keeps at most `most` values, each for `milliseconds` by the clock given; when full, the one unused for longest goes. */
export function rememberedFor<T>(clock: Clock, milliseconds: number, most: number): Remembered<T> {
  const kept = new Map<string, { value: T; since: number }>();
  return {
    get: (key) => {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      const age = clock.now().getTime() - found.since;
      // A clock moved back proves nothing about age, so it counts as too old.
      if (age < 0 || age >= milliseconds) return undefined;
      kept.set(key, found);
      return found.value;
    },
    set: (key, value) => {
      kept.delete(key);
      kept.set(key, { value, since: clock.now().getTime() });
      const [oldest] = kept.size > most ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
    },
    forget: (key) => {
      if (key === undefined) kept.clear();
      else kept.delete(key);
    },
  };
}
