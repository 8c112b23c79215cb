import { CalendarX2, Phone } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/patterns/empty-state';
import { buttonLook } from '@/components/ui/button-look';
import type { PublicPractitioner } from '@/lib/directory/schema';

/** Nothing free as far as the practice books online: whom to call, and who else there is. */
export function NoTimes({ practitioner }: { practitioner: PublicPractitioner }) {
  const t = useTranslations('booking.noTimes');
  const phone = practitioner.sites.find((site) => site.phone !== null)?.phone;
  return (
    <div className="rounded-panel border border-line bg-surface">
      <EmptyState
        icon={<CalendarX2 aria-hidden />}
        title={t('title')}
        sentence={t('sentence')}
        action={
          phone ? (
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className={buttonLook('primary')}>
              <Phone aria-hidden />
              <span>{t('call', { phone })}</span>
            </a>
          ) : null
        }
        more={
          <Link href="/annuaire" prefetch={false} className={buttonLook(phone ? 'quiet' : 'primary')}>
            {t('others')}
          </Link>
        }
      />
    </div>
  );
}
