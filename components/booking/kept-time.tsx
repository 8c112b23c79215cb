import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { Notice } from '@/components/ui/notice';
import { isLocale } from '@/lib/core/locale';

/** Back from step 3: the time held is still the reader's, though the list no longer offers it. */
export function KeptTime({ start, zone, href }: { start: Date; zone: string; href: string }) {
  const t = useTranslations('booking.times');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  return (
    <Notice tone="info">
      <p>{t('keptForYou', { when: whenText(start, 'day-time', { locale, zone }) })}</p>
      <Link href={href} prefetch={false} className="link inline-flex min-h-11 items-center font-semibold">
        {t('goOn')}
      </Link>
    </Notice>
  );
}
