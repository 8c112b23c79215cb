import { afterAll, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { frozenClock } from '@/lib/core/clock';
import { openDatabase } from '@/lib/platform/db';
import { type Desk, openDesk } from '@/test/desk';
import { booked, must } from '@/test/lived-in';
import { cancelAppointment } from './cancel';
import { moveAppointment } from './move';
import type { AppointmentView } from './schema';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const nine = '2027-01-05T09:00:00Z';
const later = new Date('2027-01-06T09:00:00Z');
const holder = (desk: Desk, { id }: AppointmentView, time: string) => desk.as(linkActor(desk.practiceId, id), frozenClock(time));
async function visitOf(reason: { changeOnline?: boolean; changeUntilHours?: number }) {
  const desk = await openDesk({ db, reason });
  await desk.db.transaction({ practice: desk.practiceId }, (tx) => tx.site.updateMany({ data: { phone: '04 72 00 00 00' } }));
  return { desk, visit: (await booked(desk, nine)).appointment };
}

describe('changing online as the reason allows', () => {
  test('a reason changed with the practice only says so, with the number to call; the practice itself may', async () => {
    const { desk, visit } = await visitOf({ changeOnline: false });
    const link = holder(desk, visit, '2027-01-04T07:00:00Z');
    const refusal = { error: { code: 'booking.change_not_online', phone: '04 72 00 00 00' } };
    expect(await moveAppointment(link, { id: visit.id, start: later })).toMatchObject(refusal);
    expect(await cancelAppointment(link, { id: visit.id, reason: 'other' })).toMatchObject(refusal);
    expect(await moveAppointment(desk.member, { id: visit.id, start: later })).toMatchObject({ ok: true });
  });

  test('the last hours belong to the telephone; exactly at the limit is in time', async () => {
    const { desk, visit } = await visitOf({ changeUntilHours: 24 });
    const late = holder(desk, visit, '2027-01-04T09:00:01Z');
    const refusal = { error: { code: 'booking.change_too_late', hours: 24 } };
    expect(await moveAppointment(late, { id: visit.id, start: later })).toMatchObject(refusal);
    expect(await cancelAppointment(late, { id: visit.id, reason: 'other' })).toMatchObject(refusal);
    const inTime = holder(desk, visit, '2027-01-04T09:00:00Z');
    expect(await moveAppointment(inTime, { id: visit.id, start: later })).toMatchObject({ ok: true });
    must(await cancelAppointment(inTime, { id: visit.id, reason: 'other' }));
  });
});
