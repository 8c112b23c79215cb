import { afterAll, expect, test } from 'vitest';
import { planAbsence } from '@/lib/availability/plan-absence';
import { planAbsenceInput } from '@/lib/availability/schema';
import type { Id } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { openDesk } from '@/test/desk';
import { must } from '@/test/lived-in';
import { readVisit } from './read-visit';
import { settleAffectedInput } from './schema';
import { settleAffected } from './settle-affected';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

test('twenty-five visits of an absence: given to a colleague, cancelled or left as decided, and no other touched', async () => {
  const desk = await openDesk({ db, reason: { durationMinutes: 20 } });
  const { practitionerId, colleague } = desk;
  await desk.db.transaction({ practice: desk.practiceId }, (tx) => tx.visitReason.updateMany({ data: { bufferAfter: 0 } }));
  const inside: Id<'appointment'>[] = [];
  for (let n = 0; n < 25; n++) {
    const start = new Date(Date.parse('2027-01-05T08:00:00Z') + n * 20 * 60_000).toISOString();
    inside.push((await desk.book(start, { patientId: await desk.patient(`Noé${String.fromCharCode(97 + n)}`) })).id);
  }
  const outside = await desk.book('2027-01-06T09:00:00Z');
  await desk.book('2027-01-05T08:00:00Z', { ...colleague, patientId: await desk.patient('Ada') });
  const plan = planAbsenceInput.parse({ practitionerId, fromDate: '2027-01-05', toDate: '2027-01-05' });
  const absenceId = must(await planAbsence(desk.member, plan)).id;

  const decisions = inside.map((appointmentId, n) =>
    n < 10 ? { appointmentId, do: 'assign', practitionerId: colleague.practitionerId } : { appointmentId, do: n < 20 ? 'cancel' : 'leave' },
  );
  const wish = settleAffectedInput.parse({
    ...{ practitionerId, absenceId },
    decisions: [...decisions, { appointmentId: outside.id, do: 'cancel' }],
  });
  const settled = must(await settleAffected(desk.assistant(), wish));
  // The colleague has somebody at the first one's time.
  expect(settled.refused).toEqual([
    { appointmentId: inside[0], code: 'booking.conflicts' },
    { appointmentId: outside.id, code: 'booking.appointment_unknown' },
  ]);
  expect(settled.done.map(({ did }) => did).join(' ')).toBe(`${'assign '.repeat(9)}${'cancel '.repeat(10)}${'leave '.repeat(5)}`.trim());
  const standing = await Promise.all(inside.map(async (id) => must(await readVisit(desk.member, id)).appointment));
  expect(standing.slice(1, 10).every((one) => one.practitionerId === colleague.practitionerId)).toBe(true);
  expect(standing[0]).toMatchObject({ practitionerId, status: 'booked', version: 1 });
  expect(standing.slice(10, 20).every(({ status, noticeDueAt }) => status === 'cancelled' && noticeDueAt === null)).toBe(true);
  expect(standing.slice(20).every(({ status, version }) => status === 'booked' && version === 1)).toBe(true);
  expect(must(await readVisit(desk.member, outside.id)).appointment.status).toBe('booked');
  expect(await settleAffected(desk.visitor, wish)).toMatchObject({ error: { code: 'booking.not_allowed' } });
});
