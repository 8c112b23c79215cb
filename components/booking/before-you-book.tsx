import { CalendarX2, ChevronDown, Wallet } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { priceText } from '@/components/patterns/price';
import { isLocale } from '@/lib/core/locale';
import type { PublicReason } from '@/lib/directory/schema';

type BeforeYouBookProps = { reason: Pick<PublicReason, 'price' | 'cancelNoticeHours'>; practiceName: string };

/** Price, cancellation rule, and what becomes of the data: nothing of it is learnt after the booking. */
export function BeforeYouBook({ reason, practiceName }: BeforeYouBookProps) {
  const t = useTranslations('booking.before');
  const words = useTranslations('directory.reason');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  return (
    <>
      <p className="flex gap-2">
        <Wallet aria-hidden className="mt-1 size-4.5 text-ink-2" />
        {reason.price ? t('price', { price: priceText(reason.price, locale) }) : words('noPrice')}
      </p>
      <p className="flex gap-2">
        <CalendarX2 aria-hidden className="mt-1 size-4.5 text-ink-2" />
        {reason.cancelNoticeHours > 0 ? t('cancelUntil', { hours: reason.cancelNoticeHours }) : t('cancelAnyTime')}
      </p>
      <details className="group">
        <summary className="inline-flex min-h-11 list-none items-center gap-2 rounded-badge font-semibold text-pine [&::-webkit-details-marker]:hidden">
          {t('dataTitle')}
          <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
        </summary>
        <div className="grid max-w-prose gap-2 pb-2 text-body text-ink-2">
          <p>{t('dataWhy', { practice: practiceName })}</p>
          <p>{t('dataHow')}</p>
          <p>{t('dataLong')}</p>
          <p>
            <Link href="/confidentialite" prefetch={false} className="link">
              {t('dataMore')}
            </Link>
          </p>
        </div>
      </details>
    </>
  );
}
