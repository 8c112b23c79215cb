import { CalendarOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/patterns/form-state';
import { Badge } from '@/components/ui/badge';
import type { AbsenceLine } from '@/lib/availability/schema';
import { AbsenceSpan } from './absence-span';
import { type AffectedVisit, AffectedVisits } from './affected-visits';
import { addressOf, forPractitioner } from './places';
import { RemoveLine } from './remove-line';

type ShownAbsence = { readonly absence: AbsenceLine; readonly visits: readonly AffectedVisit[]; readonly isUnderWay: boolean };

type AbsenceListProps = {
  absences: readonly ShownAbsence[];
  timeZone: string;
  remove: FormAction<AbsenceLine>;
  restore: FormAction<Pick<AbsenceLine, 'id' | 'start' | 'end'>>;
};

/** Absences to come with the appointments each leaves standing. */
export function AbsenceList({ absences, timeZone, remove, restore }: AbsenceListProps) {
  const t = useTranslations('settings.absences');
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {absences.map(({ absence, visits, isUnderWay }) => {
        const { id, practitionerId, start, end, label } = absence;
        const name = label || t('noLabel');
        return (
          <li key={id} className="grid gap-2 px-4 py-3">
            <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
              <div className="min-w-0 flex-1 basis-64">
                <p className="flex flex-wrap items-center gap-x-2 font-semibold wrap-anywhere">
                  {name}
                  {isUnderWay ? (
                    <Badge tone="info" icon={<CalendarOff aria-hidden />}>
                      {t('underWay')}
                    </Badge>
                  ) : null}
                </p>
                <p className="text-ink-2 first-letter:uppercase">
                  <AbsenceSpan range={absence} timeZone={timeZone} />
                </p>
              </div>
              <RemoveLine
                remove={remove}
                restore={restore}
                id={id}
                kept={[
                  ['practitionerId', practitionerId],
                  ['start', start.toISOString()],
                  ['end', end.toISOString()],
                  ['label', label],
                ]}
                label={t('remove')}
                what={name}
                done={t('removed')}
              />
            </div>
            {visits.length > 0 ? (
              <AffectedVisits {...{ visits, timeZone }} settleHref={forPractitioner(`${addressOf.absences}/${id}`, practitionerId)} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Those that are over, the latest first. */
export function PastAbsences({ absences, count, timeZone }: { absences: readonly AbsenceLine[]; count: number; timeZone: string }) {
  const t = useTranslations('settings.absences');
  return (
    <details>
      <summary className="inline-flex min-h-target cursor-pointer items-center rounded-badge text-ink-2 underline decoration-dotted underline-offset-4 hover:text-ink">
        {t('past', { count })}
      </summary>
      <ul className="mt-2 divide-y divide-line rounded-panel border border-line bg-surface">
        {absences.map((absence) => (
          <li key={absence.id} className="flex flex-wrap gap-x-4 px-4 py-2">
            <span className="min-w-32 font-semibold wrap-anywhere">{absence.label || t('noLabel')}</span>
            <span className="text-ink-2 first-letter:uppercase">
              <AbsenceSpan range={absence} timeZone={timeZone} />
            </span>
          </li>
        ))}
      </ul>
      {absences.length < count ? <p className="mt-1 text-small text-ink-2">{t('pastShown', { count: absences.length })}</p> : null}
    </details>
  );
}
