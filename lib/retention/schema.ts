/** Retention categories of the product's policy (PRODUCT section 5); each has one keep time there. */
const categories = [
  'record',
  'appointment',
  'member_account',
  'patient_account',
  'security_log',
  'access_journal',
  'send_log',
  'technical',
  'practice_settings',
  'keys',
] as const;
type Category = (typeof categories)[number];

type Basis = 'art_6_1_b' | 'art_6_1_c' | 'art_6_1_f' | 'art_9_2_h';
type Subject = 'patient' | 'member' | 'practice' | 'account' | 'none';
type Purpose =
  | 'care_agenda'
  | 'identity_of_patients'
  | 'practice_settings'
  | 'sign_in'
  | 'public_listing'
  | 'delivery'
  | 'security'
  | 'operation';

/**
 * What erasing the subject does to a column: `keep` (says nothing of a person by itself), `null`, `destroy_key` (the text stays and nobody
 * can open it), `delete_row`, `tombstone` (the row stays as a mark that somebody was here).
 */
export type EraseMethod = 'keep' | 'null' | 'destroy_key' | 'delete_row' | 'tombstone';

/** `clear` can be read by whoever reads the table, `sealed` only with the subject's key, `token` is keyed or hashed, `pseudonym` is an id. */
type Form = 'clear' | 'sealed' | 'token' | 'pseudonym' | 'none';

export type ColumnClass = {
  readonly form: Form;
  /** The column's name in the subject's export; null where it is no information about them. */
  readonly exportName: string | null;
  readonly erase: EraseMethod;
};
export type TableClass = {
  readonly category: Category;
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly subject: Subject;
  readonly columns: Readonly<Record<string, ColumnClass>>;
};
