import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { SubmitButton } from '@/components/ui/submit-button';

const places = [
  { key: 'visits', href: '/patient' },
  { key: 'data', href: '/patient/data' },
  { key: 'rights', href: '/patient/rights' },
  { key: 'consents', href: '/patient/consents' },
  { key: 'account', href: '/patient/account' },
] as const;

/** Above every page of a patient's own: the way to each of them, to work for who also works somewhere, and the way out. */
export function PatientBar({ worksSomewhere, signOut }: { worksSomewhere: boolean; signOut: () => Promise<void> }) {
  const t = useTranslations('shell');
  return (
    <div data-print="hide" className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <nav aria-label={t('own.patientPages')}>
        <ul className="flex flex-wrap gap-x-5">
          {places.map(({ key, href }) => (
            <li key={key}>
              <Link href={href} className="link inline-flex min-h-target items-center">
                {t(`own.${key}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex flex-wrap gap-2">
        {worksSomewhere ? (
          <LinkButton kind="quiet" href="/choose-practice">
            {t('changePractice')}
          </LinkButton>
        ) : null}
        <form action={signOut}>
          <SubmitButton kind="quiet">{t('signOut')}</SubmitButton>
        </form>
      </div>
    </div>
  );
}
