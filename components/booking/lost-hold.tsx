import { CalendarSearch } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonLook } from '@/components/ui/button-look';
import { EmptyDisc } from '@/components/ui/empty-disc';
import { reasonsAddress } from './addresses';

/** The address names a booking this browser knows nothing of: another device, cookies refused, or too long ago. */
export function LostHold({ slug }: { slug: string }) {
  const t = useTranslations('booking.lost');
  return (
    <div className="mx-auto grid max-w-form justify-items-start gap-4 py-8">
      <EmptyDisc icon={<CalendarSearch />} />
      <h1 className="text-h1">{t('title')}</h1>
      <p className="text-ink-2">{t('sentence')}</p>
      <Link href={reasonsAddress(slug)} prefetch={false} className={buttonLook('primary')}>
        {t('again')}
      </Link>
    </div>
  );
}
