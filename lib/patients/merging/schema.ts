import type { Id } from '@/lib/core/id';

/**
 * What hangs on a patient's file and goes with it, table by table, with the columns sealed under the patient's key. A test compares this
 * with the data map.
 */
export const hanging = [
  {
    table: 'appointment',
    sealed: ['overbook_reason_sealed', 'answers_sealed', 'booker_sealed', 'note_sealed', 'contact_email_sealed', 'cancel_note_sealed'],
  },
  { table: 'appointment_series', sealed: [] },
  { table: 'waiting_entry', sealed: ['contact_email_sealed'] },
  { table: 'delivery', sealed: [] },
  { table: 'rights_request', sealed: ['requester_sealed', 'wishes_sealed', 'answer_sealed', 'extension_sealed'] },
  { table: 'post_mortem_directive', sealed: ['text_sealed'] },
  { table: 'training_copy', sealed: [] },
  { table: 'legal_hold', sealed: [] },
  { table: 'export_job', sealed: [] },
] as const;
type Hanging = (typeof hanging)[number]['table'];

/** Ids of what a merge moved; `patient`: files merged earlier, which now point to the survivor. */
export type Moved = Readonly<Record<Hanging | 'patient', readonly string[]>>;

/** The columns of a file that a merge may change. Texts under a key are kept as they are sealed. */
export const fileColumns = [
  ...['family_name_sealed', 'given_name_sealed', 'birth_date_sealed', 'phone_sealed', 'email_sealed'],
  ...['birth_name_sealed', 'sex_sealed', 'address_sealed'],
  ...['account_id', 'last_visit_at', 'online_blocked_at', 'online_blocked_by', 'online_block_reason'],
  ...['absences_forgiven_at', 'contact_refused_at'],
  ...['deceased_on_sealed', 'deceased_noted_at', 'deceased_noted_by'],
] as const;
export type FileColumns = Record<string, string | null>;

/** One sealed text of a row that was moved. */
export type Cell = {
  readonly table: string;
  readonly id: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
};

/** Both files before and after, and every sealed text that was sealed anew: what undoing puts back, to the letter. */
export type Snapshot = {
  /** `foundAs`: of which version the tokens are; unsaid, of the oldest. */
  readonly survivor: {
    readonly before: FileColumns;
    readonly after: FileColumns;
    readonly tokens: readonly string[];
    readonly foundAs?: number;
  };
  readonly merged: { readonly before: FileColumns; readonly tokens: readonly string[] };
  readonly cells: readonly Cell[];
  /** Pairs to be looked at that named the merged file. */
  readonly pairs: readonly { readonly patientId: Id<'patient'>; readonly otherId: Id<'patient'> }[];
};
