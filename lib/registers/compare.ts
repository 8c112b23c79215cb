import canonicalize from 'canonicalize';
import type { Purpose } from '@/lib/retention/schema';
import type { Processing } from './schema';

/** What of a processing can change, under the names of the register's columns. */
const columnOf = {
  controller: 'controller',
  grounds: 'ground',
  subjects: 'subjects',
  data: 'data',
  recipients: 'recipients',
  transfers: 'transfers',
  terms: 'terms',
  measures: 'measures',
} as const satisfies Partial<Record<keyof Processing, string>>;
type Column = (typeof columnOf)[keyof typeof columnOf];
const parts = Object.keys(columnOf) as (keyof typeof columnOf)[];

/** How one version differs from the one before: processings by their purpose, and of a changed one, which columns. */
export type Difference = {
  readonly added: readonly Purpose[];
  readonly removed: readonly Purpose[];
  readonly changed: readonly { readonly purpose: Purpose; readonly columns: readonly Column[] }[];
};

const isSame = (one: unknown, other: unknown) => canonicalize(one ?? null) === canonicalize(other ?? null);

/** The order of processings is no difference; the order within one is what it says. */
export function differenceOf(before: readonly Processing[], after: readonly Processing[]): Difference {
  const earlier = new Map(before.map((processing) => [processing.purpose, processing]));
  const later = new Set(after.map(({ purpose }) => purpose));
  return {
    added: after.filter(({ purpose }) => !earlier.has(purpose)).map(({ purpose }) => purpose),
    removed: before.filter(({ purpose }) => !later.has(purpose)).map(({ purpose }) => purpose),
    changed: after.flatMap((processing) => {
      const was = earlier.get(processing.purpose);
      const columns = was ? parts.filter((part) => !isSame(was[part], processing[part])).map((part) => columnOf[part]) : [];
      return columns.length > 0 ? [{ purpose: processing.purpose, columns }] : [];
    }),
  };
}
