import { CalendarX2, ChevronDown, ClipboardCheck, FileText, Wallet } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { priceText } from '@/components/patterns/price';
import { isLocale } from '@/lib/core/locale';
import type { PublicReason } from '@/lib/directory/schema';

type Rules = Pick<PublicReason, 'price' | 'cancelNoticeHours' | 'changeOnline' | 'changeUntilHours' | 'documentsToBring'>;
type BeforeYouBookProps = {
  reason: Rules;
  practiceName: string;
  /** A first visit waits for the practice's yes. */
  reviewed: boolean;
};

/** Price, what to bring, how it can be changed, and what becomes of the data: nothing of it is learnt after the booking. */
export function BeforeYouBook({ reason, practiceName, reviewed }: BeforeYouBookProps) {
  const t = useTranslations('booking.before');
  const words = useTranslations('directory.reason');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  return (
    <>
      {reviewed ? <Line icon={<ClipboardCheck aria-hidden />}>{t('reviewed')}</Line> : null}
      <Line icon={<Wallet aria-hidden />}>{reason.price ? t('price', { price: priceText(reason.price, locale) }) : words('noPrice')}</Line>
      {reason.documentsToBring ? <Line icon={<FileText aria-hidden />}>{t('bring', { documents: reason.documentsToBring })}</Line> : null}
      <Line icon={<CalendarX2 aria-hidden />}>{changeRule(t, reason)}</Line>
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

const changeRule = (t: ReturnType<typeof useTranslations<'booking.before'>>, reason: Rules): string => {
  if (!reason.changeOnline) return t('noChange');
  const free = reason.cancelNoticeHours > 0 ? t('cancelUntil', { hours: reason.cancelNoticeHours }) : t('cancelAnyTime');
  return reason.changeUntilHours > 0
    ? `${reason.cancelNoticeHours > reason.changeUntilHours ? `${free} ` : ''}${t('change', { hours: reason.changeUntilHours })}`
    : free;
};

const Line = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <p className="flex gap-2 [&>svg]:mt-1 [&>svg]:size-4.5 [&>svg]:shrink-0 [&>svg]:text-ink-2">
    {icon}
    <span className="whitespace-pre-line">{children}</span>
  </p>
);
