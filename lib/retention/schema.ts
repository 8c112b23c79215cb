/** Retention categories of the product's policy (PRODUCT section 5); each has one policy in `policies.ts`. */
export const categories = [
  'record',
  'record.minor',
  'record.deceased',
  'record.custody',
  'appointment',
  'patient_message',
  'team_message',
  'prescription_transmitted',
  'pre_admission',
  'reader_visit',
  'invoice',
  'signature',
  'video_recording',
  'video_chat',
  'call_log',
  'ai_draft',
  'dictation',
  'phone_audio',
  'task',
  'member_account',
  'verification_file',
  'patient_account',
  'patient_owned',
  'security_log',
  'access_journal',
  'send_log',
  'consent_event',
  'rights_request',
  'breach',
  'deletion_certificate',
  'oauth_token',
  'google_business_feed',
  'marketing_contact',
  'cookie_choice',
  'export_archive',
  'technical',
  'backup',
  'practice_settings',
  'keys',
] as const;
export type Category = (typeof categories)[number];
export const isCategory = (value: unknown): value is Category =>
  typeof value === 'string' && (categories as readonly string[]).includes(value);

export type Basis = 'art_6_1_a' | 'art_6_1_b' | 'art_6_1_c' | 'art_6_1_f' | 'art_9_2_a' | 'art_9_2_h';
type Subject = 'patient' | 'member' | 'practice' | 'account' | 'visitor' | 'prospect' | 'none';

/** What keeps a processing safe, as the registers word it (`registers` messages name each). */
export type Measure =
  | 'walls_between_practices'
  | 'sealed_per_patient'
  | 'sealed_per_account'
  | 'keyed_search'
  | 'rights_by_role'
  | 'journal'
  | 'hashed_passwords'
  | 'signed_links'
  | 'no_clinical_content'
  | 'append_only'
  | 'pseudonyms'
  | 'expiring_links'
  | 'encrypted_files'
  | 'rate_limits';

/** Why data is there, and what protects it there. */
export const purposes = {
  care_agenda: ['walls_between_practices', 'sealed_per_patient', 'rights_by_role', 'signed_links', 'journal'],
  identity_of_patients: ['walls_between_practices', 'sealed_per_patient', 'keyed_search', 'rights_by_role', 'journal'],
  practice_settings: ['walls_between_practices', 'rights_by_role', 'journal'],
  sign_in: ['hashed_passwords', 'sealed_per_account', 'rate_limits', 'journal'],
  public_listing: ['walls_between_practices', 'rights_by_role'],
  delivery: ['walls_between_practices', 'no_clinical_content', 'sealed_per_patient', 'sealed_per_account'],
  security: ['append_only', 'pseudonyms', 'journal'],
  operation: ['walls_between_practices', 'pseudonyms'],
  consent: ['append_only', 'pseudonyms', 'walls_between_practices'],
  subscription: ['walls_between_practices', 'rights_by_role', 'journal'],
  export: ['encrypted_files', 'expiring_links', 'journal'],
  rights: ['walls_between_practices', 'sealed_per_patient', 'rights_by_role', 'journal'],
  deletion: ['append_only', 'pseudonyms', 'journal'],
  accountability: ['walls_between_practices', 'append_only', 'journal'],
  measurement: ['pseudonyms', 'walls_between_practices'],
  marketing: ['sealed_per_account', 'rights_by_role'],
  statistics: ['pseudonyms'],
  ai_training: ['pseudonyms', 'walls_between_practices', 'journal'],
} as const satisfies Record<string, readonly Measure[]>;
export type Purpose = keyof typeof purposes;

/** Who is given the data: people of the practice, the person themselves, whoever opens a public page, carriers, Prati as controller. */
export type Recipient =
  | 'practice_members'
  | 'patient'
  | 'public'
  | 'mail_carrier'
  | 'hosting'
  | 'prati'
  | 'payment_provider'
  | 'listing_service'
  | 'authority';

/**
 * What erasing the subject does to a column: `keep` (says nothing of a person by itself), `null`, `generalise` (a date becomes the first
 * day of its year), `destroy_key` (the text stays and nobody can open it), `delete_row`, `tombstone` (the row stays as a mark that somebody
 * was here).
 */
export type EraseMethod = 'keep' | 'null' | 'generalise' | 'destroy_key' | 'delete_row' | 'tombstone';

/** `clear` can be read by whoever reads the table, `sealed` only with the subject's key, `token` is keyed or hashed, `pseudonym` is an id. */
type Form = 'clear' | 'sealed' | 'token' | 'pseudonym' | 'none';

export type ColumnClass = {
  readonly form: Form;
  /** The column's name in the subject's export; null where it is no information about them. */
  readonly exportName: string | null;
  readonly erase: EraseMethod;
};

/** How a row belongs to somebody: by a column of its own, or by one that names a row of the table `through`, which belongs to them. */
export type Belonging = {
  readonly column: string;
  readonly through?: string /** Further columns that name somebody. */;
  readonly also?: readonly string[];
};

/** The latest `column` among the rows of `table` that point here by `by`, where `where` holds. */
export type LatestOf = {
  readonly table: string;
  readonly by: string;
  readonly column: string;
  readonly where: Readonly<Record<string, readonly string[]>>;
};

export type TableClass = {
  readonly category: Category;
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly subject: Subject;
  readonly columns: Readonly<Record<string, ColumnClass>>;
  readonly patient?: Belonging;
  readonly member?: Belonging;
  /**
   * The column (a timestamp) the retention clock starts from; a row where it is empty is not counted yet. Null: the row has no clock of its
   * own and goes with what it points to, or with nothing.
   */
  readonly clock?: string | null;
  readonly recipients?: readonly Recipient[];
  /** Where one column does not say it all: the latest of these, else `clock`; and never before `notBefore`. */
  readonly clockIsLatestOf?: readonly (string | LatestOf)[];
  readonly notBefore?: string;
  /** While this column holds anything a worker has yet to see to what lies outside the database, a file for instance: the clock waits. */
  readonly waitsFor?: string;
  /**
   * For a record that only grows: a row's clock starts when the next one about the same (`sameIn`, by `order`) comes, and for the last one
   * at its own time, unless it still stands (`standing`): then it has not started.
   */
  readonly endedBy?: {
    readonly sameIn: readonly string[];
    readonly order: string;
    readonly standing: Readonly<Record<string, readonly string[]>>;
  };
  /** The row stays at the end, without what it said: the column that says since when. */
  readonly mark?: string;
  /** The column that says since when the row is in the archive: out of daily work, not gone. */
  readonly archivedAt?: string;
  /** A row that has become part of another of its table (this column names it) is kept as long as that one. */
  readonly follows?: string;
  /** The sealed column with the birth date of the person, where the policy is longer for who was a minor. */
  readonly birthDate?: string;
  /** What a row leaves behind when it goes: its `from` in the row it points to, where that is later. */
  readonly leaves?: {
    readonly in: string;
    readonly by: string;
    readonly as: string;
    readonly from: string;
    readonly where: Readonly<Record<string, readonly string[]>>;
  };
  /** Counted when it goes, by these columns and the year of its clock: the figures stay. */
  readonly countBy?: readonly string[];
  /** Only the archivist may delete rows of it. */
  readonly deletedBy?: 'archivist';
  /** A chain of which only whole sealed segments go (lib/audit). */
  readonly chain?: true;
  /** It lies in the restricted archive: the archivist alone sees it, and what was asked about it is written only once the practice is gone. */
  readonly inArchive?: true;
};
