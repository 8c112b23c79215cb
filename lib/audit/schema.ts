import type { Id } from '@/lib/core/id';

/** What is worth keeping of an act besides who, what and when. Ids, counts and choices: never a name, an address or a text someone wrote. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** One link of a practice's chain. `seq` counts from 1 without a hole; persons appear as ids only. */
export type AuditEntry = {
  readonly practiceId: Id<'practice'>;
  readonly seq: number;
  readonly at: Date;
  readonly act: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly subject: string | null;
  readonly facts: Facts;
  /** Where it was done from; null for what the house does by itself, and in entries of before this was noted. */
  readonly network?: string | null;
  readonly device?: string | null;
  readonly previous: string;
};
export type SealedEntry = AuditEntry & { readonly hash: string };
/** One entry as a page shows it; only members of the practice are named. */
export type Act = Pick<AuditEntry, 'seq' | 'at' | 'act' | 'actorKind' | 'facts'> & { readonly memberName: string | null };
/** Where the chain ends. */
export type Head = { readonly seq: number; readonly hash: string };

/** A closed stretch of the chain, with the hash before it and the one it ends with. */
export type Segment = {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly previous: string;
  readonly lastHash: string;
  readonly lastAt: Date;
};

/**
 * `edited`: the row does not give the hash it carries. `missing`: the row of that number is not there. `out_of_chain`: the row is whole
 * but does not follow the one before it (inserted, or rewritten together with its hash). `not_the_head`: the last row is not the one the
 * head names, so rows were added or cut at the end.
 */
export type Break = { readonly seq: number; readonly why: 'edited' | 'missing' | 'out_of_chain' | 'not_the_head' };
export type Verdict = { readonly entries: number; readonly broken: Break | null };
