import { z } from 'zod';
import type { Locale } from '@/lib/core/locale';
import type { EndAction, HoldReason, Policy, Term } from '@/lib/retention/policies';
import type { Basis, Category, Measure, Purpose, Recipient, TableClass } from '@/lib/retention/schema';
import type { Safeguard, SubProcessorKey } from '@/lib/sub-processors/schema';

/**
 * processor: what Prati does for the practice (Art. 30.2). practice: the practice's own, as a template it completes (Art. 30.1).
 * prati: what Prati answers for itself (Art. 30.1).
 */
const registerKinds = ['processor', 'practice', 'prati'] as const;
export type RegisterKind = (typeof registerKinds)[number];
export type Controller = 'practice' | 'prati';
export type Subject = Exclude<TableClass['subject'], 'none'>;

/** How long one category is kept. `keep` and `archive` null: something other than time ends it; `from` names it. */
export type KeptTerm = {
  readonly category: Category;
  readonly from: string;
  readonly keep: Term | null;
  readonly archive: Term | null;
  readonly action: EndAction;
  readonly basis: Policy['basis'];
  readonly source: string;
  readonly hold: readonly HoldReason[];
  /** The practice chose another term than the one proposed. */
  readonly isChosen: boolean;
  /** The law of its country has not been entered: nothing is removed. */
  readonly isUnset: boolean;
};
export type Transfer = {
  readonly subProcessor: SubProcessorKey;
  readonly to: readonly string[];
  readonly safeguards: readonly Safeguard[];
};
/** One processing is one purpose: what is done, on what ground, with whose data, for whom, how long, how protected. No language yet. */
export type Processing = {
  readonly purpose: Purpose;
  readonly controller: Controller;
  readonly grounds: readonly Basis[];
  readonly subjects: readonly Subject[];
  readonly data: readonly { readonly table: string; readonly fields: readonly string[] }[];
  readonly recipients: readonly Recipient[];
  readonly transfers: readonly Transfer[];
  readonly terms: readonly KeptTerm[];
  readonly measures: readonly Measure[];
};
export type Register = { readonly kind: RegisterKind; readonly processings: readonly Processing[] };
/** Since when a register says what it says. `number` counts from 1; null: not recorded yet. */
export type Version = { readonly hash: string; readonly number: number | null; readonly firstSeenAt: Date | null };
export type ReviewedVersion = Version & { readonly reviewedAt: Date | null };

/** What a register is made for. Years chosen by the practice, by category. */
export type Terms = { readonly jurisdiction: string; readonly chosen: Partial<Record<Category, number>> };

/** A piece of a document: said once, drawn on a page, on paper and in a PDF. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: Facts }
  /** What is several things in one cell stands on lines of its own. */
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Lines for somebody to fill in by hand. */
  | { readonly kind: 'fill'; readonly label: string; readonly lines: number }
  | { readonly kind: 'links'; readonly items: readonly { readonly text: string; readonly href: string }[] };
export type Facts = readonly { readonly label: string; readonly lines: readonly string[] }[];
export type Part = { readonly id: string; readonly title: string; readonly blocks: readonly Block[] };
/** A whole document in one language. Texts are plain: no markup. `facts`: whose it is, its version, its date. */
export type Paper = {
  readonly locale: Locale;
  readonly title: string;
  readonly lead: string;
  readonly facts: Facts;
  readonly parts: readonly Part[];
};

/** Who runs this installation, as its settings say; null where they do not. */
export type Operator = {
  readonly name: string | null;
  readonly address: string | null;
  readonly registration: string | null;
  readonly publisher: string | null;
  readonly email: string | null;
  readonly host: string | null;
  readonly dpoEmail: string | null;
};

const number = z.coerce.number().int().min(1).max(2_000_000_000);
/** Which register, and which of its versions: none for the one that stands. */
export const registerInput = z.object({ of: z.enum(registerKinds).catch('processor'), version: number.optional() });
export const versionsInput = z.object({ of: z.enum(registerKinds).catch('processor'), before: number.optional().catch(undefined) });
export const reviewInput = z.object({ number: z.coerce.number().int().min(1) });
