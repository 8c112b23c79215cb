import { CalendarOff, Clock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/patterns/form-state';
import type { ExceptionLine } from '@/lib/availability/schema';
import { modes } from '@/lib/core/visit-mode';
import { fieldName } from './opening-rows';
import { RemoveLine } from './remove-line';

/** One coming date, in words, with what still stands on it. */
export type ShownException = {
  readonly exception: ExceptionLine;
  readonly day: string;
  /** Null where there is one site only. */
  readonly site: string | null;
  /** The reasons it is kept for, when it is not for all. */
  readonly reasons: readonly string[];
  readonly standing: { readonly count: number; readonly href: string };
};

type ExceptionListProps = {
  dates: readonly ShownException[];
  remove: FormAction<ExceptionLine>;
  restore: FormAction<{ id: ExceptionLine['id'] }>;
};

const fieldsOf = ({ practitionerId, siteId, date, openings }: ExceptionLine): [string, string][] => [
  ...(Object.entries({ practitionerId, siteId, date, kind: openings.length === 0 ? 'closed' : 'other' }) as [string, string][]),
  ...openings.flatMap(({ start, end, modes: some = modes, reasonIds = [], knownOnly = false }, at): [string, string][] => [
    [fieldName(`x${at}`, 'start'), start],
    [fieldName(`x${at}`, 'end'), end],
    ...some.map((mode): [string, string] => [`${fieldName(`x${at}`, 'modes')}[]`, mode]),
    [fieldName(`x${at}`, 'bound'), reasonIds.length > 0 ? 'some' : 'all'],
    ...(knownOnly ? [[fieldName(`x${at}`, 'knownOnly'), 'on'] as [string, string]] : []),
    ...reasonIds.map((id): [string, string] => [`${fieldName(`x${at}`, 'reasonIds')}[]`, id]),
  ]),
];

export function ExceptionList({ dates, remove, restore }: ExceptionListProps) {
  const t = useTranslations('settings.hours.exceptions');
  const mode = useTranslations('directory.modes');
  /** The formats, where not every range takes all. */
  const said = (openings: ExceptionLine['openings']) =>
    openings.some((one) => one.modes)
      ? modes
          .filter((one) => openings.some((o) => (o.modes ?? modes).includes(one)))
          .map((one) => mode(one))
          .join(', ')
      : '';
  if (dates.length === 0) return <p className="text-ink-2">{t('none')}</p>;
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {dates.map(({ exception, day, site, reasons, standing }) => {
        const isClosed = exception.openings.length === 0;
        const Icon = isClosed ? CalendarOff : Clock;
        return (
          <li key={exception.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-2">
            <div className="min-w-0 flex-1 basis-56 py-1.5">
              <p className="font-semibold">{day}</p>
              <p className="flex items-center gap-1.5 text-ink-2">
                <Icon aria-hidden className="size-4" />
                <span className="tabular-nums">
                  {[
                    isClosed ? t('closed') : exception.openings.map(({ start, end }) => `${start}–${end}`).join(', '),
                    ...(isClosed ? [] : [site, said(exception.openings), reasons.join(', ')]),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
              {standing.count > 0 ? (
                <p>
                  <Link href={standing.href} className="link">
                    {t('standing', { count: standing.count })}
                  </Link>
                </p>
              ) : null}
            </div>
            <RemoveLine
              remove={remove}
              restore={restore}
              id={exception.id}
              kept={fieldsOf(exception)}
              label={t('remove')}
              what={day}
              done={t('removed')}
            />
          </li>
        );
      })}
    </ul>
  );
}
