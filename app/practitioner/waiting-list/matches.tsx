import { getTranslations } from 'next-intl/server';
import { listName } from '@/components/patients/birth-text';
import { whenText } from '@/components/patterns/when-text';
import { PressForm } from '@/components/waiting-list/press-form';
import { wishesText } from '@/components/waiting-list/wishes-text';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { listMatches } from '@/lib/waiting-list/list-matches';
import { offerTime } from './actions';

type MatchesProps = { ctx: Context; zone: string; locale: Locale; practitioner: Id<'practitioner'>; start: Date; minutes: number };

/** Who on the list would take a free block, first come first; each can be asked. */
export async function Matches({ ctx, zone, locale, practitioner, start, minutes }: MatchesProps) {
  const t = await getTranslations('waiting');
  const matches = await listMatches(ctx, { practitionerId: practitioner, start, durationMinutes: minutes });
  if (!matches.ok) return null;
  const time = (at: number) => whenText(new Date(at), 'time', { locale, zone });
  return (
    <section aria-labelledby="matches" className="grid gap-2 rounded-panel border border-line bg-surface p-4 sm:p-6">
      <h2 id="matches" className="text-h3">
        {t('desk.matchesTitle', { when: whenText(start, 'day-time', { locale, zone }) })}
      </h2>
      {matches.value.length === 0 ? (
        <p className="text-ink-2">{t('desk.matchesNone')}</p>
      ) : (
        <ul className="grid divide-y divide-line">
          {matches.value.map(({ entry, patient, offer }) => (
            <li key={entry.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <div className="min-w-0">
                <p className="font-semibold [overflow-wrap:anywhere]">{listName(patient)}</p>
                <p className="text-small text-ink-2">
                  {entry.reasonLabel}, {t('desk.fromStart', { time: time(offer.start) })} · {wishesText(entry.wishes, locale, t)}
                </p>
              </div>
              <PressForm
                action={offerTime}
                hidden={{ entryId: entry.id, practitionerId: practitioner, start: new Date(offer.start).toISOString() }}
                kind="secondary"
                busyLabel={t('desk.offering')}
              >
                {t('desk.offer')} <span className="sr-only">{listName(patient)}</span>
              </PressForm>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
