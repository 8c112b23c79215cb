import { CalendarSearch } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/patterns/empty-state';
import { buttonLook } from '@/components/ui/button-look';
import { reasonsAddress } from './addresses';

/** The address names a booking this browser knows nothing of: another device, cookies refused, or too long ago. */
export function LostHold({ slug }: { slug: string }) {
  const t = useTranslations('booking.lost');
  return (
    <div className="rounded-panel border border-line bg-surface">
      <EmptyState
        icon={<CalendarSearch aria-hidden />}
        title={t('title')}
        sentence={t('sentence')}
        action={
          <Link href={reasonsAddress(slug)} prefetch={false} className={buttonLook('primary')}>
            {t('again')}
          </Link>
        }
      />
    </div>
  );
}
