import canonicalize from 'canonicalize';
import { sha256Hex } from '@/lib/platform/crypto';

export type SuppressedKind = 'practice' | 'patient' | 'account';
/** Something that was erased: no name, only ids. `practice` is the practice itself, or the one whose patient it was. */
export type Suppressed = {
  readonly kind: SuppressedKind;
  readonly practice: string | null;
  readonly subject: string;
  readonly erasedAt: Date;
};
export type Entry = Suppressed & { readonly seq: number; readonly previous: string; readonly hash: string };

/** What the first entry has for the hash before it. */
export const beginning = '0'.repeat(64);

/** SHA-256 over the RFC 8785 form of the entry, the hash before it included. */
const hashOfEntry = ({ kind, practice, subject, erasedAt, seq, previous }: Omit<Entry, 'hash'>): string =>
  sha256Hex(canonicalize({ kind, practice, subject, erasedAt: erasedAt.toISOString(), seq, previous }) as string);

export function entryAfter(last: Pick<Entry, 'seq' | 'hash'> | null, suppressed: Suppressed): Entry {
  const entry = { ...suppressed, seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? beginning };
  return { ...entry, hash: hashOfEntry(entry) };
}

/** Where an entry lies outside the database, in the order of the ledger. */
export const ledgerFolder = 'suppressions';
export const entryName = (seq: number): string => `${ledgerFolder}/${String(seq).padStart(12, '0')}`;

/** @throws when the text is not an entry of the ledger or was altered: a ledger that cannot be trusted must not be passed over. */
export function readEntry(text: string): Entry {
  const raw = JSON.parse(text) as Omit<Entry, 'erasedAt'> & { erasedAt: string };
  const entry: Entry = { ...raw, erasedAt: new Date(raw.erasedAt) };
  if (hashOfEntry(entry) !== entry.hash) throw new Error(`entry ${raw.seq} of the suppression ledger is not as it was written`);
  return entry;
}
export const writeEntry = (entry: Entry): string => canonicalize({ ...entry, erasedAt: entry.erasedAt.toISOString() }) as string;
