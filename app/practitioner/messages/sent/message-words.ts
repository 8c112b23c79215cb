import type { getTranslations } from 'next-intl/server';
import { listName } from '@/components/patients/birth-text';
import { whenText } from '@/components/patterns/when-text';
import type { Locale } from '@/lib/core/locale';
import type { Message } from '@/lib/notifications/list-messages';
import { kinds } from '@/lib/notifications/schema';

type Translate = Awaited<ReturnType<typeof getTranslations<'sent'>>>;

/** Whom a message is for, in words: a name where a file says it, else in what role. */
export function whomText(t: Translate, { patient, patientId, kind }: Pick<Message, 'patient' | 'patientId' | 'kind'>): string {
  if (patient && patient !== 'erased') return listName(patient);
  if (patientId) return t('whom.gone');
  if (kind === 'member_invitation') return t('whom.member');
  if (kind === 'lifecycle_notice' || kind === 'sub_processor_change' || kind === 'breach_letter') return t('whom.ofPractice');
  return t(kind.startsWith('waiting_') ? 'whom.waiting' : 'whom.visitor');
}

/** A kind that another version of Prati sent has a name all the same. */
export const kindText = (t: Translate, kind: Message['kind']) => t(`kind.${kinds.includes(kind) ? kind : 'other'}`);

const failures = {
  'contact.missing': 'contact_missing',
  'contact.refused': 'contact_refused',
  'email.refused': 'email_refused',
  'email.unreachable': 'email_unreachable',
  'delivery.tries_spent': 'tries_spent',
  'delivery.held_back': 'held_back',
} as const;
const failureText = (t: Translate, failure: string) =>
  t(`failure.${failure in failures ? failures[failure as keyof typeof failures] : 'other'}`);

/** Why a message is in its state; null where the state says it all. */
export function whyText(t: Translate, { state, failure, isResent, dueAt }: Message, at: { locale: Locale; zone: string }): string | null {
  if (state === 'dropped') return t('dropped');
  if (state === 'failed') return [failureText(t, failure ?? ''), ...(isResent ? [t('resent')] : [])].join(' ');
  if (state !== 'queued') return null;
  const until = t('waitsUntil', { when: whenText(dueAt, 'day-time', at) });
  return failure ? `${failureText(t, failure)} ${until}` : until;
}
