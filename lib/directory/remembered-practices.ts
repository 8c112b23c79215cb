import type { OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Heard, Live } from '@/lib/platform/live';
import { type Remembered, rememberedFor } from '@/lib/platform/remembered';

/** Hears what happens in a practice: what was worked out of it before is worked out again. */
export type Watch = Live['listen'];
type Kind = 'card' | 'times';
type Kept = { readonly since: number; readonly value: Promise<unknown> };
type Memory = Record<Kind, Remembered<Kept>>;

/** However quiet a practice is: holds run out and notice passes without anybody saying so. Older than `freshFor` is shown once more, and worked out anew. */
const freshFor = 15_000;
const keptFor = 120_000;
const most = 4_000;

const memories = new WeakMap<OpenContext['db'], Map<Id<'practice'>, Memory>>();

/**
 * Public facts of a practice, kept in this process for seconds and until something happens there. A promise is kept in the memory that
 * stood when its work began: whatever happens meanwhile puts a new memory in its place, so that nothing older than the news is kept.
 */
export function rememberedOf(open: OpenContext, watch: Watch, practiceId: Id<'practice'>) {
  const practices = memories.get(open.db) ?? new Map<Id<'practice'>, Memory>();
  memories.set(open.db, practices);
  const fresh = () => rememberedFor<Kept>(open.clock, keptFor, most);
  let memory = practices.get(practiceId);
  if (!memory) {
    memory = { card: fresh(), times: fresh() };
    practices.set(practiceId, memory);
    const kept = memory;
    watch(practiceId, (heard) => {
      for (const kind of staleAfter(heard)) kept[kind] = fresh();
    });
  }
  const kept = memory;
  return {
    get: <T>(kind: Kind, key: string) => kept[kind].get(key)?.value as Promise<T> | undefined,
    /** Whether what is kept may be shown, and should be worked out again meanwhile. */
    isAgeing: (kind: Kind, key: string): boolean => {
      const found = kept[kind].get(key);
      return found !== undefined && open.clock.now().getTime() - found.since >= freshFor;
    },
    keep: (kind: Kind, key: string, value: Promise<unknown>): void => {
      const memoryThen = kept[kind];
      memoryThen.set(key, { since: open.clock.now().getTime(), value });
      // What failed is tried again by the next who asks; this one is told by the promise itself.
      value.catch(() => memoryThen.forget(key));
    },
  };
}

const staleAfter = (heard: Heard): readonly Kind[] => {
  if (typeof heard === 'string') return ['card', 'times'];
  if (heard.name.startsWith('appointment.')) return ['times'];
  return /^(practice|agenda|consent|lifecycle)\./.test(heard.name) ? ['card', 'times'] : [];
};
