import 'server-only';
import { whenText } from '@/components/patterns/when-text';
import type { ShownException } from '@/components/settings/exception-list';
import { listAffected } from '@/lib/appointments/list-affected';
import type { ExceptionLine } from '@/lib/availability/schema';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { dayNumber } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { zoneOf } from '@/lib/core/zone';
import type { Site } from '@/lib/practice/schema';

type Wish = {
  readonly practitionerId: Id<'practitioner'>;
  readonly exceptions: readonly ExceptionLine[];
  readonly sites: readonly Site[];
  readonly reasons: readonly { readonly id: string; readonly label: string }[];
  readonly timeZone: string;
  readonly locale: Locale;
};

/** The dates from today on, by date, with how many appointments still stand on those that are closed. */
export async function comingDates(context: Context, today: string, wish: Wish): Promise<ShownException[]> {
  const { practitionerId, exceptions, sites, reasons, timeZone, locale } = wish;
  const zone = zoneOf(timeZone);
  const coming = exceptions.filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
  const days = coming.map(({ date }) => ({
    start: new Date(zone.firstInstantOf(dayNumber(date))),
    end: new Date(zone.firstInstantOf(dayNumber(date) + 1)),
  }));
  const affected = await listAffected(context, { practitionerId, ranges: days });
  return coming.map((exception, at) => {
    const visits = affected.ok && exception.openings.length === 0 ? (affected.value[at] ?? []) : [];
    return {
      exception,
      day: whenText(days[at]?.start ?? new Date(0), 'sentence-day', { locale, zone: timeZone }),
      site: sites.length > 1 ? (sites.find(({ siteId }) => siteId === exception.siteId)?.name ?? null) : null,
      reasons: reasons
        .filter(({ id }) => exception.openings.some(({ reasonIds }) => reasonIds?.some((one) => one === id)))
        .map(({ label }) => label),
      standing: {
        count: visits.length,
        href: `/practitioner/agenda?${new URLSearchParams({ date: exception.date, practitioner: practitionerId })}`,
      },
    };
  });
}
