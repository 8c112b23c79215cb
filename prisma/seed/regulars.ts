import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { bookSeries } from '@/lib/appointments/book-series';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { listSlots } from '@/lib/availability/list-slots';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { bookOnline } from './booked-online';
import type { DemoPractice } from './demo-practice';
import { as, yes } from './house';
import { identityOf } from './personas';
import { DAY, type Thread, timeZone } from './story-clock';

/** Nine days ago somebody agrees on six weekly sessions: the first is over by now, one is called off. Public holidays are left out. */
export async function agreeOnSeries(open: Thread, { desk, physio, files }: DemoPractice, now: Date): Promise<void> {
  open.clock.turnTo(now.getTime() - 9 * DAY);
  const ctx = as(open, desk);
  const { practitionerId, reasons } = physio;
  const [reasonId] = reasons;
  const file = files[8];
  if (!reasonId || !file) throw new Error('The story stops: nobody has a series');
  const from = addDays(localDateAt(now.getTime(), timeZone), -7);
  const free = yes(await listSlots(ctx, { practitionerId, reasonId, from, days: 6 }), 'listing').slots.at(-1);
  if (!free) throw new Error('The story stops: no time for a series');
  const wish = {
    ...{ practitionerId, reasonId, patientId: file.id, start: new Date(free.start), locale: file.persona.locale, isFirstVisit: false },
    ...({ recurrence: { every: 1, unit: 'week', times: 6 }, notify: 'never' } as const),
  };
  const tried = await bookSeries(ctx, { ...wish, skip: [] });
  const skip = !tried.ok && tried.error.code === 'booking.series_conflicts' ? tried.error.occurrences.map(({ date }) => date) : [];
  const series = tried.ok ? tried.value : yes(await bookSeries(ctx, { ...wish, skip }), 'the series');
  const calledOff = series.appointments[2];
  if (calledOff) yes(await cancelAppointment(ctx, { id: calledOff, reason: 'patient_unavailable', notify: 'never' }), 'calling one off');
}

/** Each week a group: the desk puts most of them there, one comes by the public page, a seat or two is left. */
export async function fillGroups(open: Thread, { desk, third, files }: DemoPractice, now: Date): Promise<void> {
  open.clock.turnTo(now.getTime() - 11 * DAY);
  const ctx = as(open, desk);
  const { practitionerId, group: reasonId } = third;
  const from = addDays(localDateAt(now.getTime(), timeZone), -9);
  const { slots } = yes(await listSlots(ctx, { practitionerId, reasonId, from, days: 24 }), 'listing the group');
  for (const [week, { start }] of slots.entries()) {
    const members = files.slice(14 + week, 18 + week);
    for (const [place, { id: patientId, persona }] of members.entries()) {
      const wish = { practitionerId, reasonId, start: new Date(start), locale: persona.locale, isFirstVisit: false };
      const isLast = place === members.length - 1;
      if (isLast) await bookOnline(open, { ...wish, practiceId: desk.practiceId, patient: identityOf(persona) });
      else yes(await bookForPatient(ctx, { ...wish, patientId, notify: 'never' }), 'joining the group');
    }
  }
}
