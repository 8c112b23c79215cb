import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { confirmBooking } from '@/lib/appointments/confirm';
import { holdSlot } from '@/lib/appointments/hold';
import { requestCode } from '@/lib/appointments/request-code';
import { findCodeToSend } from '@/lib/appointments/verifications/data';
import { writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { inviteMember } from '@/lib/invitations/invite-member';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import type { BookingIdentity } from '@/lib/patients/schema';
import { asArchivistWithin } from '@/lib/platform/db';
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
  const sent = await writeInPractice(house.system, (tx) => findCodeToSend(tx, verification));
  if (!sent) throw new Error('no code to send');
  return sent.code;
}

/** An appointment booked online, from the hold to the code. */
export async function booked(house: House, start: string, patient: BookingIdentity = identity) {
  const { verification, code } = await heldWithCode(house, start, patient);
  // Tests book side by side on purpose: two visits close to each other are both meant.
  return must(await confirmBooking(house.visitor, { verification, code, near: 'keep' }));
}

/** A practice with at least one row in every table that keeps practices apart; `patient` is whom it treats. */
export async function livedIn(db: House['db'], patient: BookingIdentity = identity) {
  const house = await openHouse({ db });
  const { practiceId, practitionerId, reasonId, siteId, member } = house;
  const confirmed = await booked(house, '2027-01-05T09:00:00Z', patient);
  const waiting = await heldWithCode(house, '2027-01-05T10:00:00Z', patient);
  const { patientId } = must(await registerAtDesk(member, { identity: { ...patient, givenName: 'Noé' }, locale: 'fr' }));
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
    const requestId = newId('rightsRequest');
    const asked = { askedRight: 'access', subjectType: 'patient', patientId, channel: 'desk_phone', locale: 'fr', state: 'received' };
    await tx.rightsRequest.create({
      data: { practiceId, id: requestId, ...asked, receivedAt: at, dueOn: new Date('2027-02-04'), remindAt: at },
    });
    await tx.rightsRequestStep.create({ data: { practiceId, id: newId('rightsStep'), requestId, at, what: 'received', byKind: 'member' } });
    const owner = await tx.member.findFirstOrThrow({ where: { practiceId }, select: { id: true } });
    const unusual = { rule: 'at_night', memberId: owner.id, onDay: new Date('2027-01-03'), firstSeq: 1, lastSeq: 1, count: 1, foundAt: at };
    await tx.accessReview.create({ data: { practiceId, id: newId('accessReview'), ...unusual } });
    const breachId = newId('breach');
    const known = { awareAt: at, notifyDueAt: new Date(at.getTime() + 72 * 3_600_000), createdBy: owner.id, createdAt: at };
    const lost = { titleSealed: 'x', factsSealed: 'x', kinds: ['availability'], severity: 'low', state: 'open', ...known };
    await tx.breach.create({ data: { practiceId, id: breachId, ...lost } });
    await tx.breachStep.create({ data: { practiceId, id: newId('breachStep'), breachId, at, what: 'opened', byId: owner.id } });
    await tx.postMortemDirective.create({ data: { practiceId, id: newId('directive'), patientId, textSealed: 'x', writtenAt: at } });
    const copy = { scope: 'practice', askedByKind: 'member', askedById: owner.id, locale: 'fr', state: 'expired', askedAt: at };
    const exportId = newId('exportJob');
    await tx.exportJob.create({ data: { practiceId, id: exportId, ...copy } });
    const takenBack = { state: 'withdrawn', requestedBy: owner.id, requestedAt: at, executeAt: at, ringAt: at, withdrawnAt: at };
    await tx.deletionRequest.create({
      data: { practiceId, id: newId('deletionRequest'), ...takenBack, handover: 'declined', exportId, withdrawnBy: owner.id },
    });
    const handoverId = newId('handover');
    const offered = { side: 'gives', state: 'withdrawn', memberId: owner.id, offeredAt: at, expiresAt: at, closedAt: at };
    await tx.handover.create({ data: { practiceId, id: handoverId, offerId: handoverId, ...offered } });
    const sold = { plan: 'cabinet', cycle: 'monthly', quantity: 1, netMinor: 3_900, vatRate: 2_000, vatMinor: 780, totalMinor: 4_680 };
    await tx.subscription.create({ data: { practiceId, plan: 'cabinet', cycle: 'monthly', state: 'starting', createdAt: at } });
    const paymentId = newId('subscriptionPayment');
    const paid = { period: 1, attempt: 1, kind: 'checkout', state: 'expired', currency: 'EUR', tax: 'domestic', provider: 'local' };
    await tx.subscriptionPayment.create({ data: { practiceId, id: paymentId, ...sold, ...paid, createdAt: at } });
    const { netMinor, vatRate, vatMinor, totalMinor } = sold;
    await tx.subscriptionInvoice.create({
      data: {
        ...{
          practiceId,
          id: newId('subscriptionInvoice'),
          number: `test-${practiceId}`,
          series: `test-${practiceId}`,
          position: 1,
          paymentId,
        },
        ...{
          kind: 'invoice',
          issuedAt: at,
          netMinor,
          vatRate,
          vatMinor,
          totalMinor,
          currency: 'EUR',
          tax: 'domestic',
          lines: [],
          seller: {},
        },
        ...{ billedToSealed: 'x', locale: 'fr' },
      },
    });
    const memberId = (member.actor as MemberActor).memberId;
    await tx.businessFeedCopy.create({ data: { practiceId, file: 'entity', content: [], sharedAt: at, notedAt: at } });
    await tx.usageEvent.create({
      data: { practiceId, id: newId('usageEvent'), memberId, name: 'page_opened', pageFamily: 'agenda', at },
    });
    const campaign = { id: newId('campaign'), fingerprint: `campaign-${practiceId}`, content: {}, createdAt: at };
    await tx.campaign.create({ data: campaign });
    await tx.campaignDelivery.create({
      data: { practiceId, id: newId('campaignDelivery'), campaignId: campaign.id, memberId, createdAt: at },
    });
    await tx.trainingCopy.create({ data: { practiceId, id: newId('trainingCopy'), memberId, patientId, content: {}, madeAt: at } });
    await tx.subProcessorNotice.create({ data: { practiceId, id: newId('subProcessorNotice'), change: 1, toldAt: at } });
    const objection = { change: 1, groundSealed: 'x', madeBy: member.actor.kind === 'member' ? member.actor.memberId : '', madeAt: at };
    await tx.subProcessorObjection.create({ data: { practiceId, id: newId('subProcessorObjection'), ...objection } });
    await tx.registerVersion.create({ data: { practiceId, number: 1, hash: 'x', content: [], firstSeenAt: at } });
    const timer = { kind: 'trial_ends', forPeriod: 'test', dueAt: at, ringAt: at, state: 'done', settledAt: at };
    await tx.lifecycleTimer.create({ data: { practiceId, id: newId('lifecycleTimer'), ...timer } });
    const notice = { memberId, kind: 'trial_over', forPeriod: 'test', happensAt: at, createdAt: at };
    await tx.lifecycleNotice.create({ data: { practiceId, id: newId('lifecycleNotice'), ...notice } });
    const delivery = { effectKey: 'x', kind: 'test', channel: 'email', subjectId: confirmed.appointment.id, state: 'sent' };
    const runId = newId('retentionRun');
    await tx.retentionSetting.create({ data: { practiceId, category: 'appointment', keepYears: 5, changedBy: 'member', changedAt: at } });
    await tx.retentionRun.create({ data: { practiceId, id: runId, night: '2027-01-03', state: 'running', startedAt: at } });
    await tx.retentionGoAhead.create({ data: { practiceId, runId, category: 'technical', most: 1, givenBy: 'member', givenAt: at } });
    await tx.retentionCount.create({ data: { practiceId, tableName: 'appointment', year: 2020, what: 'done', count: 1 } });
    const hold = { kind: 'dispute', ground: 'claim', reasonSealed: 'x', openedBy: 'member', openedAt: at, reviewAt: at, liftedAt: at };
    const lifted = { liftAskedBy: 'one', liftedBy: 'other' };
    await tx.legalHold.create({ data: { practiceId, id: newId('legalHold'), ...hold, ...lifted } });
    const opening = { subjectId: 'x', reasonSealed: 'x', askedBy: 'member', askedAt: at, expiresAt: at };
    await tx.archiveOpening.create({ data: { practiceId, id: newId('archiveOpening'), ...opening } });
    await asArchivistWithin(tx, () =>
      tx.auditSegment.create({ data: { practiceId, firstSeq: 1, lastSeq: 1, previous: '', lastHash: '', lastAt: at, sealedAt: at } }),
    );
    await tx.delivery.create({ data: { practiceId, id: newId('delivery'), ...delivery, createdAt: at, dueAt: at } });
  });
  return { house, confirmed, waiting, patientId, invitationId };
}
