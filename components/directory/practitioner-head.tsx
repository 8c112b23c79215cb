import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import type { PublicPractitioner } from '@/lib/directory/schema';

type Shown = Pick<PublicPractitioner, 'displayName' | 'givenName' | 'familyName' | 'specialty' | 'sector' | 'languages' | 'sites'>;
type PractitionerHeadProps = {
  practitioner: Shown;
  /** The level of the name's heading; `p` where the page has another title. */
  as?: 'h1' | 'h2' | 'p';
  href?: string;
};

const looks = { h1: 'text-h1', h2: 'text-h3', p: 'text-h3' };

/** Initials, name, specialty and town: the same head in the directory, on the profile and while booking. */
export function PractitionerHead({ practitioner, as: Name = 'h2', href }: PractitionerHeadProps) {
  const t = useTranslations('directory');
  const towns = [...new Set(practitioner.sites.map(({ city }) => city))].join(', ');
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
      <Avatar name={`${practitioner.givenName} ${practitioner.familyName}`} size={56} />
      <div className="min-w-0 flex-[1_1_10rem]">
        <Name className={looks[Name]}>
          {href ? (
            <Link href={href} prefetch={false} className="rounded-badge underline-offset-4 hover:text-pine-strong hover:underline">
              {practitioner.displayName}
            </Link>
          ) : (
            practitioner.displayName
          )}
        </Name>
        <p className="text-ink-2">{[t(`specialties.${practitioner.specialty}`), towns].filter(Boolean).join(' · ')}</p>
      </div>
    </div>
  );
}
