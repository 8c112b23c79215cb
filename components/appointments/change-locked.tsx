import { Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

type ChangeLockedProps = {
  /** Why it cannot be changed online (any more). */
  refusal: { readonly code: string; readonly hours?: number };
  phone: string | null;
};

/** In place of the buttons: the rule, and whom to call. */
export function ChangeLocked({ refusal, phone }: ChangeLockedProps) {
  const t = useTranslations('manage.locked');
  const late = refusal.code === 'booking.change_too_late';
  return (
    <Notice tone="info" title={t(late ? 'too_late' : 'not_online')}>
      <p>{late ? t('textLate', { hours: refusal.hours ?? 0 }) : t('text')}</p>
      {phone ? (
        <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="link inline-flex min-h-11 items-center gap-1.5 font-semibold">
          <Phone aria-hidden className="size-4" />
          {t('call', { phone })}
        </a>
      ) : null}
    </Notice>
  );
}
