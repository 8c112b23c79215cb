import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { CountdownWords } from '@/components/booking/hold-countdown';

/** What the countdown says; client components get their sentences as props. */
export async function countdownWords(): Promise<CountdownWords> {
  const t = await getTranslations('booking.hold');
  return {
    kept: t('kept', { minutes: '#' }),
    lastMinute: t('lastMinute'),
    ending: t('ending'),
    endingOnce: t('endingOnce'),
    keep: t('keep'),
    expiredTitle: t('expiredTitle'),
    expiredText: t('expiredText'),
    retake: t('retake'),
  };
}
