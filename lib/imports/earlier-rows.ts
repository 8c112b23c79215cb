import { likenessOf, type TypedPerson } from '@/lib/patients/likeness';
import type { LikelyWhy, PatientIdentity } from '@/lib/patients/schema';

/** Rows compared with one row at most: people of one birth date, one phone or one e-mail. */
const MOST_COMPARED = 40;

type Earlier = { readonly row: number; readonly isSure: boolean; readonly why: readonly LikelyWhy[] };

/** Rows of the same file seen so far, to find out whether a row is somebody who came before. */
export function earlierRows() {
  const seen = new Map<string, { row: number; identity: PatientIdentity }[]>();
  const keysOf = ({ birthDate, phone, email }: PatientIdentity) => [birthDate, ...(phone ? [phone] : []), ...(email ? [email] : [])];
  return {
    /** The earlier row this one most looks like, and remembers this one for those to come. */
    compare(row: number, identity: PatientIdentity): Earlier | null {
      let best: (Earlier & { score: number }) | null = null;
      for (const key of keysOf(identity)) {
        for (const earlier of (seen.get(key) ?? []).slice(-MOST_COMPARED)) {
          const likeness = likenessOf(identity satisfies TypedPerson, earlier.identity);
          if (likeness && (!best || likeness.score > best.score)) best = { row: earlier.row, ...likeness };
        }
      }
      for (const key of keysOf(identity)) seen.set(key, [...(seen.get(key) ?? []), { row, identity }]);
      return best && { row: best.row, isSure: best.isSure, why: best.why };
    },
  };
}
