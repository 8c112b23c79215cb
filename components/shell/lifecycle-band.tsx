import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { whenText } from '@/components/patterns/when-text';
import { classNames } from '@/components/ui/class-names';
import type { Role } from '@/lib/core/actor';
import type { Locale } from '@/lib/core/locale';
import { bandOf } from '@/lib/lifecycle/rules';
import type { LifecycleState } from '@/lib/lifecycle/schema';

type LifecycleBandProps = {
  state: LifecycleState;
  since: Date;
  /** When it ends by itself; null when it does not. */
  endsAt: Date | null;
  role: Role;
  locale: Locale;
  zone: string;
};

const looks = { info: 'bg-info-soft text-info', warning: 'bg-warning-soft text-warning', danger: 'bg-danger-soft text-danger' } as const;
const places = {
  subscribe: '/practitioner/settings/subscription',
  pay: '/practitioner/settings/subscription',
  export: '/practitioner/settings/gdpr#export',
  withdraw: '/practitioner/settings/gdpr#deletion',
} as const;

/**
 * One line over every page of the practice: where it stands, what happens when, and the one thing this member can do about it. As high as
 * one line wherever a page fills the window, so that it moves nothing.
 */
export async function LifecycleBand({ state, since, endsAt, role, locale, zone }: LifecycleBandProps) {
  const band = bandOf(state, role, endsAt !== null);
  if (!band) return null;
  const t = await getTranslations('lifecycle');
  const date = whenText(endsAt ?? since, 'date', { locale, zone });
  return (
    <aside
      data-print="hide"
      aria-label={t('label')}
      className={classNames(
        'flex min-h-7 flex-wrap items-center justify-center gap-x-3 px-4 text-center text-small font-semibold sm:h-7 sm:flex-nowrap sm:whitespace-nowrap',
        looks[band.tone],
      )}
    >
      <span className="min-w-0 sm:truncate">{t(`band.${band.says}`, { date })}</span>
      {band.action ? (
        <Link
          href={places[band.action]}
          className="max-sm:inline-flex max-sm:min-h-6 max-sm:items-center underline underline-offset-4 hover:no-underline"
        >
          {t(`action.${band.action}`)}
        </Link>
      ) : null}
    </aside>
  );
}
