import type { Locale } from '@/lib/core/locale';
import type { NoticeKind } from '@/lib/lifecycle/schema';
import { sayMoment } from '../say-when';
import { mailWords } from '../words';
import type { Letter } from './letter';

type LifecycleFacts = {
  readonly kind: NoticeKind;
  readonly happensAt: Date | null;
  readonly practice: string;
  readonly timeZone: string;
  /** Visits still to come, where the letter says how many. */
  readonly coming: number;
  /** Where the letter leads instead of the page of its kind. */
  readonly page?: string | undefined;
};

/** The one page where each letter's action is found. */
const subscription = '/practitioner/settings/subscription';
const gdpr = '/practitioner/settings/gdpr';
const places: Readonly<Record<NoticeKind, string>> = {
  welcome: '/practitioner/onboarding',
  trial_ending: subscription,
  trial_over: `${gdpr}#export`,
  payment_refused: subscription,
  unpaid_over: `${gdpr}#export`,
  subscription_cancelled: subscription,
  subscription_ending: subscription,
  subscription_over: `${gdpr}#export`,
  grace_ending: `${gdpr}#export`,
  free_listing: '/practitioner/agenda?view=list',
  yearly_reminder: gdpr,
  deletion_requested: `${gdpr}#deletion`,
  deletion_ending: `${gdpr}#deletion`,
  deletion_withdrawn: gdpr,
  deleted: '/sign-in',
};

/** What happens to the practice, when, and the one thing to do about it. Of patients it says how many visits are to come, no more. */
export function lifecycleLetter(
  { kind, happensAt, practice, timeZone, coming, page }: LifecycleFacts,
  locale: Locale,
  appUrl: string,
): Letter {
  const words = mailWords(locale);
  const when = happensAt ? sayMoment(happensAt, locale, timeZone) : '';
  const facts = { practice, when, coming };
  return {
    locale,
    subject: words(`lifecycle_notice.${kind}.subject`, facts),
    sender: practice,
    heading: words(`lifecycle_notice.${kind}.heading`, facts),
    lead: words(`lifecycle_notice.${kind}.lead`, facts),
    paragraphs: [words(`lifecycle_notice.${kind}.next`, facts)],
    details: [],
    action: {
      label: words(`lifecycle_notice.${kind}.action`),
      url: `${appUrl}${page ?? places[kind]}`,
      otherwise: words('copy_link'),
    },
    notes: kind.startsWith('delet') ? [] : [words('lifecycle_notice.kept')],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
