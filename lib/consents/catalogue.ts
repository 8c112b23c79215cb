import type { ConsentKey, CookiePurpose, Integration, Recipient } from './schema';

export type PurposeName = Exclude<ConsentKey, 'third_party_integrations'> | `third_party_integrations.${Integration}` | CookiePurpose;
/**
 * `acknowledgement`: read and acted under, without an off switch. `consent`: a revocable yes. `strict_opt_in`: a consent that nobody gives on
 * behalf of another. `per_integration`: one switch for each outside service, or for each object (a practitioner, a call).
 */
type Kind = 'acknowledgement' | 'consent' | 'strict_opt_in' | 'per_integration';
export type ConsentSubject = 'member' | 'practice' | 'patient' | 'visitor';
type Category =
  | 'identity'
  | 'contact'
  | 'professional_profile'
  | 'usage'
  | 'counts'
  | 'agenda'
  | 'health'
  | 'audio'
  | 'video'
  | 'payment'
  | 'invoice'
  | 'technical';

/** What is the same for every version of its text. */
export type Purpose = {
  readonly kind: Kind;
  readonly subject: ConsentSubject;
  readonly legalBasis: string;
  readonly dataCategories: readonly Category[];
  readonly recipients: readonly Recipient[];
  /** The row of the retention policy its proof is kept under. */
  readonly retentionRule: 'consent_event' | 'cookie_choice';
  /** How a yes is taken back. */
  readonly withdrawal: 'gdpr_tab' | 'patient_area' | 'account_closing' | 'cookie_banner' | 'in_call';
  /** Months after which either answer is asked again; null = a yes stands until it is taken back or the text changes. */
  readonly validMonths: number | null;
  /** Asked where it is used, one object at a time, and not in a list of switches. */
  readonly whenUsed: boolean;
};

const prati = { name: 'Prati', country: 'FR' };
const hosting = { name: 'Scaleway', country: 'FR' };
const own = { retentionRule: 'consent_event', validMonths: null, whenUsed: false } as const;
const acknowledged = { ...own, kind: 'acknowledgement', withdrawal: 'account_closing' } as const;
const optional = { ...own, kind: 'consent', legalBasis: 'art_6_1_a', withdrawal: 'gdpr_tab' } as const;
const integration = (
  name: string,
  country: string,
  dataCategories: readonly Category[],
  subject: 'practice' | 'member' = 'practice',
): Purpose => ({
  ...own,
  ...({ kind: 'per_integration', subject, legalBasis: 'art_6_1_b', withdrawal: 'gdpr_tab' } as const),
  ...{ dataCategories, recipients: [{ name, country }] },
});
const ofPatient = (dataCategories: readonly Category[], recipients: readonly Recipient[] = [hosting]): Purpose => ({
  ...own,
  ...({ kind: 'consent', subject: 'patient', legalBasis: 'art_9_2_a', withdrawal: 'patient_area', whenUsed: true } as const),
  ...{ dataCategories, recipients },
});

/** The purposes somebody is asked about (PRODUCT 3.1 and 3.2), once each; all are off until answered. */
export const purposes: Readonly<Record<PurposeName, Purpose>> = {
  tos_privacy: {
    ...acknowledged,
    ...{ subject: 'member', legalBasis: 'art_6_1_b', dataCategories: ['identity', 'contact'], recipients: [prati, hosting] },
  },
  health_data_processing: {
    ...acknowledged,
    ...{ subject: 'practice', legalBasis: 'art_9_2_h', dataCategories: ['identity', 'contact', 'agenda', 'health'] },
    recipients: [prati, hosting],
  },
  data_processing_agreement: {
    ...acknowledged,
    ...{ subject: 'practice', legalBasis: 'art_28_3', dataCategories: ['identity', 'contact', 'agenda', 'health'] },
    recipients: [prati, hosting],
  },
  marketing_emails: {
    ...optional,
    ...{ subject: 'member', dataCategories: ['identity', 'contact'], recipients: [prati, { name: 'Resend', country: 'US' }] },
  },
  analytics_product: { ...optional, subject: 'member', dataCategories: ['usage'], recipients: [prati, hosting] },
  anonymized_stats_sharing: { ...optional, subject: 'practice', dataCategories: ['counts'], recipients: [prati, hosting] },
  ai_training_optin: {
    ...optional,
    ...{ kind: 'strict_opt_in', subject: 'member', dataCategories: ['usage', 'agenda'], recipients: [prati, hosting] },
  },
  public_directory_listing: {
    ...optional,
    ...{ subject: 'member', dataCategories: ['professional_profile'], recipients: [{ name: 'public', country: 'ZZ' }] },
  },
  'third_party_integrations.google_calendar': integration('Google', 'IE', ['agenda'], 'member'),
  'third_party_integrations.google_business': integration('Google', 'IE', ['professional_profile']),
  'third_party_integrations.livekit_video': integration('Prati', 'FR', ['audio', 'video', 'technical']),
  'third_party_integrations.viva_payments': integration('Viva', 'GR', ['payment', 'contact']),
  'third_party_integrations.scell_invoicing': integration('Scell.io', 'FR', ['invoice', 'identity']),
  'third_party_integrations.mistral_ai': integration('Mistral', 'FR', ['health']),
  'third_party_integrations.assemblyai_transcription': integration('AssemblyAI', 'US', ['audio', 'health']),
  my_documents: ofPatient(['health']),
  device_import: ofPatient(['health', 'technical']),
  record_share: ofPatient(['health'], [{ name: 'practitioner', country: 'ZZ' }]),
  video_recording: { ...ofPatient(['audio', 'video', 'health']), withdrawal: 'in_call' },
  ai_transcription: { ...ofPatient(['audio', 'health'], [{ name: 'Mistral', country: 'FR' }]), withdrawal: 'in_call' },
  outside_care_team: ofPatient(['health'], [{ name: 'practitioner', country: 'ZZ' }]),
  health_data_reuse: { ...ofPatient(['health'], [prati, hosting]), kind: 'strict_opt_in', whenUsed: false },
  audience_measurement: {
    ...{ kind: 'consent', subject: 'visitor', legalBasis: 'art_6_1_a', dataCategories: ['usage'], recipients: [prati, hosting] },
    ...{ retentionRule: 'cookie_choice', withdrawal: 'cookie_banner', validMonths: 6, whenUsed: false },
  },
};
