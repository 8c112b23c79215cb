import type { Category } from './schema';

/** A length of time: years and months on the practice's calendar, days and hours as elapsed time. */
export type Term = { readonly years: number } | { readonly months: number } | { readonly days: number } | { readonly hours: number };

/**
 * What happens at the end: the row goes; the key that opens it is destroyed and the row stays as a mark; whatever names somebody goes and the
 * row stays; a sealed segment of a chain goes and its head stays; whoever runs the backups lets it expire.
 */
export type EndAction = 'delete' | 'destroy_key' | 'anonymise' | 'drop_segment' | 'expire';
export type HoldReason =
  | 'claim'
  | 'complaint'
  | 'dispute'
  | 'incident'
  | 'tax_audit'
  /** Rows of a deleted practice in the archive: held by law until their term is over. */
  | 'statutory';
type Kept = {
  /** In daily use; null: not kept in daily use at all, or until something other than time ends it. */
  readonly keep: Term | null;
  /** In the archive after that. */
  readonly archive: Term | null;
  /** Where it is written, as an article or a reference. */
  readonly source: string;
};
type Jurisdiction = 'FR' | 'DE' | 'IL';
export type Policy = Kept & {
  /** Event the clock starts from, as the page words it. */
  readonly from: string;
  readonly action: EndAction;
  readonly basis: 'law' | 'contract' | 'consent' | 'instruction' | 'evidence' | 'security' | 'minimisation' | 'accountability';
  readonly hold: readonly HoldReason[];
  /** Years between which the practice may choose `keep`. */
  readonly settable?: { readonly least: number; readonly most: number };
  /** Never past the end of that category’s whole term, counted for the same patient. */
  readonly within?: Category;
  /** `unset`: nothing is removed until the law of that country has been entered. */
  readonly byJurisdiction?: Partial<Record<Jurisdiction, Kept | 'unset'>>;
};

const years = (n: number): Term => ({ years: n });
const months = (n: number): Term => ({ months: n });
const days = (n: number): Term => ({ days: n });
const hours = (n: number): Term => ({ hours: n });

const record = {
  from: 'last_care_event',
  action: 'destroy_key',
  basis: 'law',
  hold: ['claim', 'complaint', 'dispute'],
} as const satisfies Partial<Policy>;
const german: Kept = { keep: years(10), archive: null, source: 'BGB §630f Abs. 3' };
const health = 'CNIL, référentiel cabinets médicaux 2020; Code de la santé publique R.1112-7, L.1142-28';
const instruction = 'RGPD art. 28.3.a';

/** PRODUCT section 5, executable: what is kept, how long, why, and what happens at the end. Figures of France unless named. */
export const policies: Readonly<Record<Category, Policy>> = {
  record: {
    ...{ ...record, keep: years(5), archive: years(15), source: health },
    byJurisdiction: { DE: german, IL: 'unset' },
  },
  // To the 28th birthday where that is later: see `isKeptAsMinor`.
  'record.minor': {
    ...{ ...record, keep: years(5), archive: years(15), source: 'Code de la santé publique R.1112-7 al. 2' },
    byJurisdiction: { DE: german, IL: 'unset' },
  },
  // For establishments only: practices here are none, so a date of death moves no clock and `record` goes on.
  'record.deceased': { ...record, from: 'death', keep: null, archive: years(10), source: 'Code de la santé publique R.1112-7 al. 3' },
  'record.custody': {
    ...{ from: 'practice_deleted', keep: null, archive: years(20), source: `RGPD art. 28.3.g; ${health}` },
    ...{ action: 'destroy_key', basis: 'law', hold: ['statutory', 'claim', 'complaint'] },
  },
  appointment: {
    ...{
      from: 'appointment',
      keep: years(5),
      archive: null,
      action: 'delete',
      basis: 'instruction',
      source: instruction,
      hold: ['dispute'],
    },
    ...{ settable: { least: 1, most: 20 }, within: 'record' },
  },
  patient_message: {
    ...{ from: 'last_message', keep: years(20), archive: null, action: 'delete', basis: 'instruction', source: instruction },
    ...{ hold: ['complaint', 'dispute'], settable: { least: 1, most: 20 }, within: 'record' },
  },
  team_message: {
    ...{ from: 'message', keep: days(30), archive: null, action: 'delete', basis: 'instruction', source: instruction, hold: ['dispute'] },
  },
  prescription_transmitted: {
    ...{ from: 'transmission', keep: months(13), archive: null, action: 'delete', basis: 'instruction', source: instruction },
    hold: ['dispute'],
  },
  pre_admission: {
    ...{ from: 'last_care_event', keep: years(20), archive: null, action: 'delete', basis: 'instruction', source: instruction },
    ...{ hold: ['claim'], settable: { least: 1, most: 20 } },
  },
  reader_visit: {
    ...{ from: 'last_care_event', keep: years(20), archive: null, action: 'delete', basis: 'instruction', source: instruction },
    ...{ hold: ['claim'], settable: { least: 1, most: 20 } },
  },
  invoice: {
    ...{ from: 'fiscal_year_end', keep: years(10), archive: null, action: 'delete', basis: 'law', source: 'Code de commerce L.123-22' },
    hold: ['tax_audit'],
    byJurisdiction: {
      DE: { keep: years(8), archive: null, source: 'AO §147 Abs. 3' },
      IL: { keep: years(7), archive: null, source: 'Income Tax Ordinance §130' },
    },
  },
  signature: {
    ...{ from: 'legal_end_of_document', keep: days(0), archive: null, action: 'delete', basis: 'evidence', source: 'Code civil art. 1367' },
    hold: ['dispute'],
  },
  video_recording: {
    ...{ from: 'end_of_call', keep: days(90), archive: null, action: 'destroy_key', basis: 'consent', source: 'RGPD art. 9.2.a' },
    hold: ['dispute'],
  },
  video_chat: {
    ...{ from: 'end_of_call', keep: days(0), archive: null, action: 'delete', basis: 'minimisation', source: 'RGPD art. 5.1.c' },
    hold: [],
  },
  call_log: {
    ...{ from: 'end_of_call', keep: months(12), archive: null, action: 'delete', basis: 'minimisation', source: 'RGPD art. 5.1.c' },
    hold: [],
  },
  ai_draft: {
    ...{
      from: 'end_of_consultation',
      keep: hours(48),
      archive: null,
      action: 'delete',
      basis: 'instruction',
      source: instruction,
      hold: [],
    },
  },
  dictation: {
    ...{ from: 'insertion', keep: hours(24), archive: null, action: 'delete', basis: 'instruction', source: instruction, hold: [] },
  },
  phone_audio: {
    ...{ from: 'call', keep: days(60), archive: null, action: 'delete', basis: 'instruction', source: instruction, hold: ['complaint'] },
  },
  task: {
    ...{ from: 'closing', keep: years(1), archive: null, action: 'delete', basis: 'instruction', source: instruction, hold: [] },
  },
  // Out of daily use at once, then kept apart for as long as somebody may claim.
  member_account: {
    ...{
      from: 'contract_end',
      keep: null,
      archive: years(3),
      action: 'anonymise',
      basis: 'contract',
      source: 'RGPD art. 6.1.b; Code civil art. 2224',
    },
    hold: ['dispute'],
  },
  verification_file: {
    ...{ from: 'decision', keep: days(30), archive: null, action: 'delete', basis: 'minimisation', source: 'RGPD art. 5.1.c' },
    hold: ['dispute'],
  },
  patient_account: {
    ...{ from: 'last_activity', keep: years(2), archive: null, action: 'destroy_key', basis: 'contract', source: 'RGPD art. 6.1.b' },
    hold: [],
  },
  patient_owned: {
    ...{ from: 'withdrawal', keep: days(0), archive: null, action: 'delete', basis: 'consent', source: 'RGPD art. 9.2.a' },
    hold: [],
  },
  security_log: {
    ...{ from: 'event', keep: months(12), archive: null, action: 'drop_segment', basis: 'security' },
    ...{ source: 'CNIL, délibération 2021-122 (journalisation)', hold: ['incident'] },
  },
  access_journal: {
    ...{ from: 'event', keep: months(12), archive: null, action: 'drop_segment', basis: 'security', source: 'RGPD art. 5.2, 32' },
    hold: ['incident'],
  },
  send_log: {
    ...{ from: 'send', keep: months(12), archive: null, action: 'delete', basis: 'evidence', source: 'RGPD art. 5.2', hold: ['complaint'] },
  },
  consent_event: {
    ...{ from: 'end_of_consent', keep: years(5), archive: null, action: 'delete', basis: 'evidence', source: 'RGPD art. 7.1' },
    hold: ['dispute'],
  },
  rights_request: {
    ...{ from: 'closing', keep: years(3), archive: null, action: 'delete', basis: 'accountability', source: 'RGPD art. 5.2, 12' },
    hold: ['dispute'],
  },
  breach: {
    ...{ from: 'closing', keep: years(5), archive: null, action: 'delete', basis: 'accountability', source: 'RGPD art. 33.5' },
    hold: ['incident'],
  },
  deletion_certificate: {
    ...{
      from: 'closing',
      keep: years(5),
      archive: null,
      action: 'delete',
      basis: 'accountability',
      source: 'RGPD art. 5.2; Code civil art. 2224',
    },
    hold: ['incident'],
  },
  oauth_token: {
    ...{ from: 'revocation', keep: days(0), archive: null, action: 'delete', basis: 'contract', source: 'RGPD art. 5.1.e' },
    hold: [],
  },
  google_business_feed: {
    ...{ from: 'push', keep: hours(24), archive: null, action: 'delete', basis: 'consent', source: 'RGPD art. 6.1.a', hold: [] },
  },
  marketing_contact: {
    ...{ from: 'last_contact', keep: years(3), archive: null, action: 'delete', basis: 'consent' },
    ...{ source: 'CNIL, référentiel gestion commerciale 2022', hold: [] },
  },
  cookie_choice: {
    ...{
      from: 'choice',
      keep: months(6),
      archive: null,
      action: 'delete',
      basis: 'consent',
      source: 'CNIL, délibération 2020-092',
      hold: [],
    },
  },
  export_archive: {
    ...{ from: 'creation', keep: days(7), archive: null, action: 'delete', basis: 'minimisation', source: 'RGPD art. 5.1.c', hold: [] },
  },
  technical: {
    ...{
      from: 'done',
      keep: days(30),
      archive: null,
      action: 'delete',
      basis: 'minimisation',
      source: 'RGPD art. 5.1.c',
      hold: ['incident'],
    },
  },
  backup: {
    ...{ from: 'creation', keep: days(30), archive: null, action: 'expire', basis: 'security', source: 'RGPD art. 32', hold: [] },
  },
  // As long as the practice is one: its deletion ends them (PRODUCT 8.7).
  practice_settings: {
    ...{
      from: 'practice_deleted',
      keep: null,
      archive: null,
      action: 'delete',
      basis: 'contract',
      source: 'RGPD art. 6.1.b',
      hold: ['dispute'],
    },
  },
  keys: {
    ...{
      from: 'end_of_what_they_open',
      keep: null,
      archive: null,
      action: 'destroy_key',
      basis: 'security',
      source: 'RGPD art. 32',
      hold: [],
    },
  },
};

/** Jurisdictions without a column of their own are treated as France until local counsel has signed theirs. */
const jurisdictionOf = (text: string): Jurisdiction => (text === 'DE' || text === 'IL' ? text : 'FR');

/** What is kept of a category in a jurisdiction, with the years the practice chose where it may; null: nothing is removed by time. */
export function keptFor(category: Category, jurisdiction: string, chosenYears?: number | null): Kept | null {
  const policy = policies[category];
  const local = policy.byJurisdiction?.[jurisdictionOf(jurisdiction)];
  if (local === 'unset') return null;
  const kept = local ?? policy;
  const { settable } = policy;
  if (!settable || chosenYears == null) return kept;
  return { ...kept, keep: years(Math.min(Math.max(chosenYears, settable.least), settable.most)) };
}
