import { type OpenColumn, openHours } from '@/lib/availability/list-open-hours';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, dayNumber, type LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { readIdentities } from '@/lib/patients/read-patients';
import type { PatientIdentity } from '@/lib/patients/schema';
import type { ChangeError } from './errors';
import { mayWorkInAgenda } from './policy';
import type { AppointmentView } from './schema';
import { findBetween } from './views/data';

export type AgendaItem = AppointmentView & { readonly patient: PatientIdentity | 'erased' | null };
export type AgendaPeriod = {
  readonly timeZone: string;
  /** Everyone with an agenda in the practice, whoever's columns were asked for. */
  readonly practitioners: readonly { readonly id: Id<'practitioner'>; readonly name: string; readonly initials: string }[];
  readonly days: readonly { readonly date: LocalDate; readonly from: number; readonly to: number }[];
  /** Opening hours, absences, public holidays and what other calendars take, of each agenda shown. */
  readonly columns: readonly OpenColumn[];
  readonly items: readonly AgendaItem[];
};

/**
 * The agenda of `days` local dates from `from` on (today of the practice when absent): columns with their opening hours and absences, and
 * every live hold and appointment with its patient's name. Instants in epoch milliseconds, or Dates on the appointments.
 */
export const listAgenda = (
  ctx: Context,
  wish: {
    from?: LocalDate | undefined;
    days: number;
    practitionerIds?: readonly Id<'practitioner'>[] | undefined;
    withCancelled?: boolean;
  },
): Promise<Result<AgendaPeriod, ChangeError>> =>
  inPractice(ctx, async (tx) => {
    if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
    const { practitionerIds } = wish;
    const hours = await openHours(tx, { from: wish.from, days: wish.days });
    const columns = hours.columns.filter((column) => !practitionerIds || practitionerIds.includes(column.practitionerId));
    const zone = zoneOf(hours.timeZone);
    const dates = Array.from({ length: wish.days }, (_, i) => addDays(hours.from, i));
    const days = dates.map((date) => ({ date, from: zone.firstInstantOf(dayNumber(date)), to: zone.firstInstantOf(dayNumber(date) + 1) }));
    const first = days[0]?.from ?? 0;
    const last = days.at(-1)?.to ?? 0;
    const views = await findBetween(tx, {
      from: new Date(first),
      to: new Date(last),
      practitionerIds,
      withCancelled: wish.withCancelled ?? false,
    });
    const ids = [...new Set(views.flatMap(({ patientId }) => (patientId ? [patientId] : [])))];
    const identities = await readIdentities(tx, ids);
    const items = views.map((item) => ({ ...item, patient: item.patientId ? (identities.get(item.patientId) ?? 'erased') : null }));
    const practitioners = hours.columns.map(({ practitionerId, name, initials }) => ({ id: practitionerId, name, initials }));
    return ok({ timeZone: hours.timeZone, practitioners, days, columns, items });
  });
