import 'server-only';
import { whenText } from '@/components/patterns/when-text';
import type { ShownHoliday } from '@/components/settings/holiday-list';
import { listAffected } from '@/lib/appointments/list-affected';
import { listHours } from '@/lib/availability/list-hours';
import { usualOn } from '@/lib/availability/open-anyway';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, dayNumber } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { listHolidays } from '@/lib/holidays/list-holidays';

type Wish = { readonly practitionerId: Id<'practitioner'>; readonly region: string; readonly timeZone: string; readonly locale: Locale };

/** The public holidays of the next twelve months, with what each is to one agenda. */
export async function comingHolidays(context: Context, { practitionerId, region, timeZone, locale }: Wish): Promise<ShownHoliday[]> {
  const today = localDateAt(context.clock.now().getTime(), timeZone);
  const holidays = await listHolidays(region, today, addDays(today, 365));
  const { openings, exceptions } = await listHours(context, practitionerId);
  const zone = zoneOf(timeZone);
  const ranges = holidays.map(({ date }) => ({
    start: new Date(zone.firstInstantOf(dayNumber(date))),
    end: new Date(zone.firstInstantOf(dayNumber(date) + 1)),
  }));
  const affected = await listAffected(context, { practitionerId, ranges });
  return holidays.map(({ date, name }, at) => {
    const noted = exceptions.filter((one) => one.date === date);
    return {
      ...{ date, name: name[locale], hasUsualHours: usualOn(openings, date).length > 0 },
      day: whenText(ranges[at]?.start ?? new Date(0), 'sentence-day', { locale, zone: timeZone }),
      hours: noted.length > 0 ? noted.flatMap((one) => one.openings.map(({ start, end }) => `${start}–${end}`)).join(', ') : null,
      standing: {
        count: affected.ok ? (affected.value[at]?.length ?? 0) : 0,
        href: `/practitioner/agenda?${new URLSearchParams({ date, practitioner: practitionerId })}`,
      },
    };
  });
}
