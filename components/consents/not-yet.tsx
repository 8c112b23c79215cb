import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

/** A practice that takes no bookings online now: said, instead of a list without times. */
export function NotYet() {
  const t = useTranslations('consents.public');
  return (
    <Notice tone="info" title={t('notYetTitle')}>
      <p>{t('notYetText')}</p>
    </Notice>
  );
}
