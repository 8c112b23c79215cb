import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { confirmBooking } from '@/lib/appointments/confirm';
import { holdSlot } from '@/lib/appointments/hold';
import { requestCode } from '@/lib/appointments/request-code';
import { findCodeToSend } from '@/lib/appointments/verifications/data';
import { inPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { inviteMember } from '@/lib/invitations/invite-member';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import type { BookingIdentity } from '@/lib/patients/schema';
import { type House, openHouse } from './house';

export const identity: BookingIdentity = {
  familyName: 'Canari',
  givenName: 'Ève',
  birthDate: '1985-03-07',
  phone: '+33639981234',
  email: 'eve.canari@example.test',
};

/** The value of a yes; a test that needs one has no use for a no. */
export const must = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
};

/** A held time with its code, as far as the patient has it in hand. */
export async function heldWithCode(house: House, start: string, patient: BookingIdentity = identity) {
  const { practitionerId, reasonId, visitor } = house;
  const hold = must(await holdSlot(visitor, { practitionerId, reasonId, start: new Date(start), locale: 'fr', isFirstVisit: true }));
  const verification = must(await requestCode(visitor, { hold, patient, forRelative: false, locale: 'fr' })).id;
  return { hold, verification, code: await codeOf(house, verification) };
}

export async function codeOf(house: House, verification: Id<'verification'>): Promise<string> {
  const sent = await inPractice(house.system, (tx) => findCodeToSend(tx, verification));
  if (!sent) throw new Error('no code to send');
  return sent.code;
}

/** An appointment booked online, from the hold to the code. */
export async function booked(house: House, start: string, patient: BookingIdentity = identity) {
  const { verification, code } = await heldWithCode(house, start, patient);
  // Tests book side by side on purpose: two visits close to each other are both meant.
  return must(await confirmBooking(house.visitor, { verification, code, near: 'keep' }));
}

/** A practice with at least one row in every table that keeps practices apart. */
export async function livedIn(db: House['db']) {
  const house = await openHouse({ db });
  const { practiceId, practitionerId, reasonId, siteId, member } = house;
  const confirmed = await booked(house, '2027-01-05T09:00:00Z');
  const waiting = await heldWithCode(house, '2027-01-05T10:00:00Z');
  const { patientId } = must(await registerAtDesk(member, { identity: { ...identity, givenName: 'Noé' }, locale: 'fr' }));
  const desk = { practitionerId, reasonId, patientId, locale: 'fr', isFirstVisit: false } as const;
  must(await bookForPatient(member, { ...desk, start: new Date('2027-01-05T11:00:00Z') }));
  const invitee = { email: 'invited@example.test', displayName: 'Invitée', role: 'assistant', locale: 'fr' } as const;
  const { invitationId } = must(await inviteMember(member, invitee));
  const at = member.clock.now();
  await db.transaction({ practice: practiceId }, async (tx) => {
    const absence = { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000), label: 'Congés', createdBy: 'member', createdAt: at };
    await tx.absence.create({ data: { practiceId, id: newId('absence'), practitionerId, ...absence } });
    const exception = { practiceId, id: newId('openingException'), practitionerId, siteId, date: new Date('2027-02-01'), openings: [] };
    await tx.openingException.create({ data: exception });
    await tx.idempotencyKey.create({ data: { practiceId, scope: 'test', keyHash: 'x', requestHash: 'x', createdAt: at } });
    const ids = { practiceId, practitionerId };
    const seriesId = newId('series');
    const weekly = {
      rule: 'FREQ=WEEKLY;COUNT=2',
      firstDate: new Date('2027-01-05'),
      wallTime: '11:00',
      createdAt: at,
      createdBy: 'member',
    };
    await tx.appointmentSeries.create({ data: { ...ids, id: seriesId, patientId, visitReasonId: reasonId, ...weekly } });
    const span = { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) };
    await tx.externalBusy.create({ data: { ...ids, id: newId('externalBusy'), source: 'test', externalKey: 'x', ...span, updatedAt: at } });
    const resourceId = newId('resource');
    await tx.resource.create({ data: { practiceId, id: resourceId, siteId, kind: 'room', name: 'Salle 1' } });
    await tx.appointmentResource.create({
      data: { practiceId, appointmentId: confirmed.appointment.id, resourceId, ...span, occupies: true },
    });
    await tx.calendarFeed.create({
      data: { ...ids, id: newId('calendarFeed'), tokenHash: `feed-${practiceId}`, createdBy: 'member', createdAt: at },
    });
    const batch = { kind: 'patients', state: 'done', mapping: {}, counts: {}, createdBy: 'member', createdAt: at };
    await tx.importBatch.create({ data: { practiceId, id: newId('importBatch'), ...batch } });
    const [first, second] = [patientId, confirmed.appointment.patientId ?? patientId].sort() as [string, string];
    const merge = { survivorId: first, mergedId: second, moved: {}, mergedBy: 'member', mergedAt: at, undoUntil: at };
    await tx.patientMerge.create({ data: { practiceId, id: newId('merge'), ...merge } });
    await tx.patientDistinct.create({ data: { practiceId, patientId: first, otherId: second, decidedBy: 'member', decidedAt: at } });
    await tx.patientLikely.create({ data: { practiceId, patientId: first, otherId: second, foundAt: at } });
    const entryId = newId('waitingEntry');
    const wish = { modes: [], fromDate: new Date('2027-01-05'), toDate: new Date('2027-02-05'), weekdays: [], dayParts: [] };
    const waitingSince = { status: 'waiting', source: 'online', locale: 'fr', createdAt: at };
    await tx.waitingEntry.create({ data: { practiceId, id: entryId, patientId, visitReasonId: reasonId, ...wish, ...waitingSince } });
    const offer = { entryId, holdId: waiting.hold.id, tokenHash: `offer-${practiceId}`, status: 'open', offeredAt: at, expiresAt: at };
    await tx.waitingOffer.create({ data: { practiceId, id: newId('waitingOffer'), ...offer } });
    await tx.waitingTime.create({ data: { ...ids, id: newId('waitingTime'), ...span, dueAt: at } });
    const reminder = { rule: 'elapsed.120', forStart: at, dueAt: at, state: 'planned' };
    await tx.reminder.create({ data: { practiceId, id: newId('reminder'), appointmentId: confirmed.appointment.id, ...reminder } });
    const delivery = { effectKey: 'x', kind: 'test', channel: 'email', subjectId: confirmed.appointment.id, state: 'sent' };
    await tx.delivery.create({ data: { practiceId, id: newId('delivery'), ...delivery, createdAt: at, dueAt: at } });
  });
  return { house, confirmed, waiting, patientId, invitationId };
}
