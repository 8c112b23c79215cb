import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { bookForPatient } from './book-for-patient';
import { cancelAppointment } from './cancel';
import { readVisit } from './read-visit';
import { restoreAppointment } from './restore-appointment';

let house: House;
let patientId: Id<'patient'>;
let day = 5;

beforeAll(async () => {
  house = await openHouse({ now: '2027-01-04T07:00:00Z', reason: { cancelNoticeHours: 24 } });
  patientId = must(await registerAtDesk(house.member, { identity, locale: 'fr' })).patientId;
});
afterAll(() => house.db.close());

/** A visit at ten in the morning of a day of its own, and the desk as it stands at that time before it. */
async function visit() {
  const date = `2027-01-${String(day).padStart(2, '0')}`;
  day += 1;
  const { practitionerId, reasonId } = house;
  const wish = { practitionerId, reasonId, patientId, start: new Date(`${date}T09:00:00Z`), locale: 'fr', isFirstVisit: false } as const;
  const { id } = must(await bookForPatient(house.member, wish));
  const clock = (hoursBefore: number) => frozenClock(new Date(wish.start.getTime() - hoursBefore * 3_600_000).toISOString());
  return {
    id,
    desk: (hoursBefore: number) => house.as(house.member.actor, clock(hoursBefore)),
    patient: (hoursBefore: number) => house.as(linkActor(house.practiceId, id), clock(hoursBefore)),
  };
}
const rowOf = (id: Id<'appointment'>) =>
  writeInPractice(house.member, ({ db }) => db.appointment.findFirstOrThrow({ where: { practiceId: house.practiceId, id } }));

describe('a cancellation at the desk', () => {
  test.each(['patient', 'third_party', 'practice'] as const)('says that it was for %s, and late inside the notice', async (by) => {
    for (const [hours, late] of [
      [25, false],
      [23, true],
    ] as const) {
      const { id, desk } = await visit();
      const cancelled = must(await cancelAppointment(desk(hours), { id, reason: 'patient_unavailable', by }));
      expect(cancelled).toMatchObject({ status: 'cancelled', cancelledBy: by, cancelledLate: late, cancelReason: 'patient_unavailable' });
      const read = must(await readVisit(desk(hours), id));
      expect(read.cancellation).toMatchObject({ by, late, reason: 'patient_unavailable', note: null });
      expect(read.history.at(-1)).toMatchObject({ what: 'cancelled', by: 'member', memberName: 'Dr Test', askedBy: by, late });
    }
  });

  test('keeps the words of a reason the list does not have under the patient’s key, and forgets them when it is undone', async () => {
    const { id, desk } = await visit();
    const { version } = must(await cancelAppointment(desk(3), { id, reason: 'other', by: 'third_party', note: 'Fracture du poignet' }));
    const row = await rowOf(id);
    expect(row.cancelNoteSealed).not.toBeNull();
    expect(JSON.stringify(row)).not.toContain('Fracture');
    const kept = await writeInPractice(house.member, async ({ db }) => [
      await db.event.findMany({ select: { payload: true } }),
      await db.auditEntry.findMany({ select: { facts: true } }),
    ]);
    expect(JSON.stringify(kept)).not.toContain('Fracture');
    expect(must(await readVisit(desk(3), id)).cancellation).toMatchObject({ note: 'Fracture du poignet', late: true, by: 'third_party' });

    must(await restoreAppointment(desk(3), { id, version }));
    expect(await rowOf(id)).toMatchObject({ cancelNoteSealed: null, cancelledBy: null, cancelledLate: null, cancelReason: null });
    must(await cancelAppointment(desk(2), { id, reason: 'no_longer_needed', by: 'patient' }));
    const again = must(await readVisit(desk(2), id));
    expect(again.cancellation).toMatchObject({ by: 'patient', note: null });
    expect(again.history.map(({ what, askedBy }) => [what, askedBy])).toEqual([
      ['booked', null],
      ['cancelled', 'third_party'],
      ['restored', null],
      ['cancelled', 'patient'],
    ]);
  });

  test('is the patient’s own where they cancel online, whatever is claimed', async () => {
    const { id, patient, desk } = await visit();
    must(await cancelAppointment(patient(30), { id, reason: 'other', by: 'practice', note: 'inventé' }));
    expect(must(await readVisit(desk(29), id)).cancellation).toMatchObject({ by: 'patient', late: false, note: null });
  });
});
