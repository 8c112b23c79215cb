import { z } from 'zod';
import type { Locale } from '@/lib/core/locale';
import { locales } from '@/lib/core/locale';

/** The eight of the GDPR tab (PRODUCT 3.1). */
export const consentKeys = [
  'tos_privacy',
  'health_data_processing',
  'marketing_emails',
  'analytics_product',
  'anonymized_stats_sharing',
  'ai_training_optin',
  'third_party_integrations',
  'public_directory_listing',
] as const;
export const integrations = [
  'google_calendar',
  'google_business',
  'livekit_video',
  'viva_payments',
  'scell_invoicing',
  'mistral_ai',
  'assemblyai_transcription',
] as const;
export type Integration = (typeof integrations)[number];
/** What patients answer for themselves (PRODUCT 3.2). */
export const patientConsentKeys = [
  'my_documents',
  'device_import',
  'record_share',
  'video_recording',
  'ai_transcription',
  'outside_care_team',
  'health_data_reuse',
] as const;
type PatientConsentKey = (typeof patientConsentKeys)[number];
/** What the banner asks; proof is an event of a visitor or an account, of no practice. */
export const cookiePurposes = ['audience_measurement'] as const;
export type CookiePurpose = (typeof cookiePurposes)[number];

export type ConsentKey = (typeof consentKeys)[number] | PatientConsentKey | 'data_processing_agreement';
export const practiceConsentKeys: readonly ConsentKey[] = [...consentKeys, 'data_processing_agreement', ...patientConsentKeys];

export type ConsentEventType = 'requested' | 'given' | 'refused' | 'withdrawn' | 'renewed' | 'expired' | 'invalidated';
/** Where a purpose stands for somebody; nothing but `given` opens its gate. */
export type ConsentState = 'never_asked' | 'asked' | 'given' | 'refused' | 'withdrawn' | 'expired' | 'invalidated';
const answers = ['given', 'refused', 'withdrawn'] as const;
export type Answer = (typeof answers)[number];
export type Method = 'toggle' | 'sign_up_box' | 'banner' | 'paper' | 'api' | 'clock';

/** How the answer came in. The address is cut to its network before it gets here; the browser is a class, never its full name. */
export type Trace = {
  readonly channel: 'web' | 'api' | 'worker';
  readonly uiVersion?: string;
  readonly ipTruncated?: string | null;
  readonly userAgentClass?: string | null;
};
export type Choice = {
  readonly key: ConsentKey;
  /** The integration, practitioner, call or consultation it is about, where the key has one for each. */
  readonly object?: string | undefined;
  /** The patient file, where a patient answers; a member and an owner answer for themselves and their practice. */
  readonly subject?: string | undefined;
  readonly answer: Answer;
  readonly method: Method;
  /** The screen it was shown on. */
  readonly noticeId: string;
  readonly language: Locale;
  readonly textVersion: string;
  readonly trace?: Trace | undefined;
};

export type Recipient = { readonly name: string; readonly country: string };
type SubjectType = 'member' | 'practice' | 'patient' | 'account' | 'visitor';
/** One row of the append-only record (PRODUCT 3.4). */
export type ConsentEvent = {
  readonly id: string;
  readonly seq: number;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly consentKey: string;
  readonly object: string | null;
  readonly textVersion: string;
  readonly textSha256: string;
  readonly language: string;
  readonly noticeId: string;
  readonly eventType: ConsentEventType;
  readonly stateBefore: ConsentState;
  readonly stateAfter: ConsentState;
  readonly occurredAt: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorCapacity: 'self' | 'representative' | 'on_behalf' | 'clock';
  readonly onBehalfReason: string | null;
  readonly method: Method;
  readonly channel: Trace['channel'];
  readonly uiVersion: string;
  readonly locale: string;
  readonly ipTruncated: string | null;
  readonly userAgentClass: string | null;
  readonly legalBasis: string;
  readonly dataCategories: readonly string[];
  readonly recipients: readonly Recipient[];
  readonly retentionRule: string;
  readonly jurisdiction: string;
  readonly withdrawalMethod: string;
  readonly validUntil: Date | null;
  readonly prevHash: string;
  readonly recordHash: string;
  readonly receiptId: string;
};

/** What a form of the tab sends. */
export const ChooseConsent = z.object({
  key: z.enum(practiceConsentKeys as readonly [ConsentKey, ...ConsentKey[]]),
  object: z
    .string()
    .max(60)
    .optional()
    .transform((given) => given || undefined),
  subject: z
    .string()
    .max(60)
    .optional()
    .transform((given) => given || undefined),
  answer: z.enum(answers),
  textVersion: z.string().max(40),
  language: z.enum(locales),
});
export type ChooseConsent = z.infer<typeof ChooseConsent>;

/** The log's filter. Dates are days of the practice's zone, both included. */
export type LogFilter = {
  readonly key?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};
export type Ask = { readonly key: ConsentKey; readonly subject: string; readonly object?: string | undefined };
