import { UserRound, Users } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

type AnyPractitionerProps = {
  /** Whether the times shown are everybody's. */
  any: boolean;
  name: string;
  /** The same page with the other answer. */
  href: string;
};

/** Whoever is free first, or the practitioner chosen: one line, one link. */
export function AnyPractitioner({ any, name, href }: AnyPractitionerProps) {
  const t = useTranslations('booking.times');
  const Icon = any ? UserRound : Users;
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      {any ? <p className="font-semibold">{t('anyNow')}</p> : null}
      <Link href={href} prefetch={false} scroll={false} className="link inline-flex min-h-11 items-center gap-2">
        <Icon aria-hidden className="size-4.5" />
        {any ? t('anyClose', { name }) : t('anyOpen')}
      </Link>
    </div>
  );
}
