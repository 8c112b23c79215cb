import { afterAll, describe, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { openPatient } from '@/lib/patients/open-patient';
import { searchPatients } from '@/lib/patients/search-patients';
import { openDatabase } from '@/lib/platform/db';
import { openHold } from '@/lib/retention/open-hold';
import { must } from '@/test/lived-in';
import { newFile, rightsHouse, shownNow } from '@/test/rights';
import { askIdentity, checkIdentity } from './check-identity';
import { answerRequest, refuseRequest, withdrawRequest } from './close-request';
import { erasePatient, readErasure } from './erase-patient';
import { extendRequest } from './extend-request';
import { withdrawDirective, writeDirective } from './keep-directive';
import { countOpenRequests, listRequests } from './list-requests';
import { askAsMember, askForRight, noteRequest } from './open-request';
import { readOwnRights } from './read-own-rights';
import { readRequest } from './read-request';
import { assignRequest, noteRecipientsTold, startWork } from './work-on-request';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
afterAll(() => db.close());

const ask = { right: 'access', wishes: 'Tout ce que vous avez sur moi', objectsTo: [] } as const;
const note = {
  ...({ right: 'access', channel: 'desk_phone', receivedOn: '2027-01-04', patientId: null } as const),
  ...{ name: 'Ève Canari', email: 'eve@example.test', phone: '', wishes: 'Par téléphone' },
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

describe('a request from the portal', () => {
  test('goes from receipt to an answer both sides see, with a clock and the authority', async () => {
    const { member, patient } = await rightsHouse(db);
    const { requestId, isNew } = must(await askForRight(patient, ask));
    expect(isNew).toBe(true);
    const seen = must(await readRequest(member, { requestId }));
    expect(seen).toMatchObject({
      ...{ state: 'received', deadline: '2027-02-04', clock: { daysLeft: 31, urgency: 'calm' }, identity: { method: 'session' } },
      ...{ asker: { name: 'Canari Ève' }, texts: { wishes: ask.wishes }, authority: { name: 'CNIL' } },
    });
    must(await startWork(member, await shownNow(member, requestId)));
    must(await answerRequest(member, { ...(await shownNow(member, requestId)), answer: 'Voici votre copie.', told: 'mail' }));
    const own = must(await readOwnRights(patient));
    expect(own.requests).toMatchObject([{ id: requestId, state: 'answered', texts: { answer: 'Voici votre copie.' }, clock: null }]);
    const after = must(await readRequest(member, { requestId }));
    expect(after.steps.map(({ what }) => what)).toEqual(['received', 'started', 'answered']);
    expect(after.steps.map(({ by }) => by)).toEqual(['person', { member: 'Dr Test' }, { member: 'Dr Test' }]);
    expect(must(await listRequests(member, { isOpen: true }))).toEqual([]);
    expect(must(await listRequests(member, { isOpen: false }))).toHaveLength(1);
  });

  test('sent ten times at once is one request, and nothing that was written is lost', async () => {
    const { member, patient } = await rightsHouse(db);
    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, n) => askForRight(patient, { ...ask, wishes: n % 2 ? 'Les rendez-vous' : 'Les messages' })),
    );
    const opened = sent.map(must);
    expect(new Set(opened.map(({ requestId }) => requestId)).size).toBe(1);
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
    const view = must(await readRequest(member, { requestId: opened[0]?.requestId ?? newId('rightsRequest') }));
    expect(view.texts).not.toBe('erased');
    if (view.texts !== 'erased') expect(view.texts.wishes.split('\n\n').sort()).toEqual(['Les messages', 'Les rendez-vous']);
    // Another right is another request.
    expect(must(await askForRight(patient, { ...ask, right: 'erasure' })).isNew).toBe(true);
    expect(await countOpenRequests(member)).toMatchObject({ count: 2, next: { daysLeft: 31 } });
  });

  test('is withdrawn by who asked, once, and a closed one takes no step', async () => {
    const { member, patient } = await rightsHouse(db);
    const { requestId } = must(await askForRight(patient, ask));
    must(await withdrawRequest(patient, { requestId }));
    must(await withdrawRequest(patient, { requestId }));
    expect(codeOf(await startWork(member, await shownNow(member, requestId)))).toBe('rights.step_unknown');
    // Asked again it is a new one.
    expect(must(await askForRight(patient, ask)).isNew).toBe(true);
  });

  test('is nobody else’s to see: not another patient’s, not another practice’s', async () => {
    const [one, other] = [await rightsHouse(db), await rightsHouse(db)];
    const { requestId } = must(await askForRight(one.patient, ask));
    expect(codeOf(await readRequest(other.member, { requestId }))).toBe('rights.not_found');
    expect(codeOf(await withdrawRequest(other.patient, { requestId }))).toBe('rights.not_found');
    expect(codeOf(await readRequest(one.patient, { requestId }))).toBe('rights.not_found');
    expect(codeOf(await askForRight(one.house.visitor, ask))).toBe('rights.not_allowed');
  });
});

describe('a request noted at the desk', () => {
  test('of somebody not identified: found again, identified, its texts under the file’s own key', async () => {
    const { member, assistant, patientId, house } = await rightsHouse(db);
    const { requestId } = must(await noteRequest(assistant, note));
    expect(must(await noteRequest(member, { ...note, name: 'Eve  CANARI', wishes: '' }))).toEqual({ requestId, isNew: false });
    expect(codeOf(await startWork(member, await shownNow(member, requestId)))).toBe('rights.identity_first');
    must(await askIdentity(assistant, await shownNow(assistant, requestId)));
    must(await checkIdentity(assistant, { ...(await shownNow(assistant, requestId)), method: 'document_seen', patientId }));
    const view = must(await readRequest(member, { requestId }));
    expect(view).toMatchObject({ state: 'in_progress', subject: 'patient', patientId, identity: { method: 'document_seen', by: 'Aide' } });
    expect(view.texts).toMatchObject({ wishes: 'Par téléphone' });
    const [row] = await writeInPractice(house.system, (tx) =>
      tx.db.rightsRequest.findMany({ where: { practiceId: house.practiceId, id: requestId } }),
    );
    const [key] = await writeInPractice(house.system, (tx) =>
      tx.db.dataKey.findMany({ where: { practiceId: house.practiceId, ownerKind: 'patient', ownerId: patientId } }),
    );
    expect(row?.wishesSealed?.split('.')[1]).toBe(key?.id);
    expect(row?.personToken).toBeNull();
  });

  test('counts from the day it came in, which is not to come and not years ago', async () => {
    const { member } = await rightsHouse(db);
    const { requestId } = must(await noteRequest(member, { ...note, channel: 'desk_paper', receivedOn: '2026-11-20' }));
    const view = must(await readRequest(member, { requestId }));
    expect(view).toMatchObject({
      receivedOn: '2026-11-20',
      deadline: '2026-12-21',
      clock: { daysLeft: -14, urgency: 'late' },
      mayExtend: false,
    });
    expect(codeOf(await noteRequest(member, { ...note, receivedOn: '2027-01-05' }))).toBe('rights.received_unreal');
    expect(codeOf(await noteRequest(member, { ...note, receivedOn: '2024-01-05' }))).toBe('rights.received_unreal');
  });

  test('of two who work on it at once, the second hears of the first', async () => {
    const { member, assistant, patient, helperId } = await rightsHouse(db);
    const { requestId } = must(await askForRight(patient, ask));
    const shown = await shownNow(member, requestId);
    const both = await Promise.all([startWork(member, shown), assignRequest(assistant, { ...shown, memberId: helperId })]);
    expect(both.map(codeOf).sort()).toEqual(['ok', 'rights.changed_meanwhile']);
  });

  test('a member’s own is the owner’s and that member’s to see', async () => {
    const { house, member, assistant } = await rightsHouse(db);
    const { requestId } = must(await askAsMember(member, { right: 'access', wishes: '' }));
    expect(codeOf(await readRequest(assistant, { requestId }))).toBe('rights.not_found');
    expect(must(await listRequests(assistant, { isOpen: true }))).toEqual([]);
    expect(must(await listRequests(house.member, { isOpen: true }))).toMatchObject([{ asker: { name: 'Dr Test' }, subject: 'member' }]);
  });
});

describe('the clock', () => {
  test('is extended once, inside the first month, with a reason, and the person is told', async () => {
    const { house, member, patient } = await rightsHouse(db);
    const { requestId } = must(await askForRight(patient, ask));
    const late = house.as(member.actor, { now: () => new Date('2027-02-05T09:00:00Z') });
    expect(codeOf(await extendRequest(late, { ...(await shownNow(member, requestId)), reason: 'Trop tard' }))).toBe(
      'rights.extension_too_late',
    );
    must(await extendRequest(member, { ...(await shownNow(member, requestId)), reason: 'Beaucoup de pièces' }));
    expect(must(await readRequest(member, { requestId }))).toMatchObject({
      state: 'extended',
      deadline: '2027-04-05',
      texts: { extension: 'Beaucoup de pièces' },
    });
    expect(codeOf(await extendRequest(member, { ...(await shownNow(member, requestId)), reason: 'Encore' }))).toBe(
      'rights.extension_too_late',
    );
    const events = await writeInPractice(house.system, (tx) =>
      tx.db.event.findMany({ where: { practiceId: house.practiceId, name: 'rights.extended' } }),
    );
    expect(events.map(({ payload }) => payload)).toEqual([{ requestId }]);
  });
});

describe('refusing', () => {
  test('is the owner’s, with a ground that goes with the right', async () => {
    const { member, assistant, patient } = await rightsHouse(db);
    const { requestId } = must(await askForRight(patient, { ...ask, right: 'erasure' }));
    const wish = { ...(await shownNow(member, requestId)), ground: 'duty_to_keep', answer: 'La loi nous oblige…', told: 'mail' } as const;
    expect(codeOf(await refuseRequest(assistant, wish))).toBe('rights.not_allowed');
    expect(codeOf(await refuseRequest(member, { ...wish, ground: 'rights_of_others' }))).toBe('rights.not_this_right');
    must(await refuseRequest(member, wish));
    expect(must(await readOwnRights(patient)).requests).toMatchObject([
      { state: 'refused', ground: 'duty_to_keep', texts: { answer: 'La loi nous oblige…' } },
    ]);
  });
});

test('whoever had the data was told of the correction: the proof is a step', async () => {
  const { member, patient } = await rightsHouse(db);
  const { requestId } = must(await askForRight(patient, { ...ask, right: 'rectification' }));
  must(await noteRecipientsTold(member, { ...(await shownNow(member, requestId)), count: 2 }));
  const { steps } = must(await readRequest(member, { requestId }));
  expect(steps.at(-1)).toMatchObject({ what: 'recipients_told', facts: { count: 2 } });
});

test('directives after death are written, replaced, read by the practice and withdrawn', async () => {
  const { member, patient, house } = await rightsHouse(db);
  must(await writeDirective(patient, { text: 'Tout remettre à ma sœur' }));
  must(await writeDirective(patient, { text: 'Tout effacer' }));
  must(await writeDirective(patient, { text: 'Tout effacer' }));
  const { requestId } = must(await askForRight(patient, { ...ask, right: 'post_mortem' }));
  expect(must(await readRequest(member, { requestId })).directive).toEqual({ text: 'Tout effacer', writtenOn: '2027-01-04' });
  const kept = await writeInPractice(house.system, (tx) => tx.db.postMortemDirective.findMany({ where: { practiceId: house.practiceId } }));
  expect(kept.filter(({ replacedAt }) => replacedAt)).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain('sœur');
  must(await withdrawDirective(patient));
  expect(codeOf(await withdrawDirective(patient))).toBe('rights.directive_unknown');
  expect(must(await readOwnRights(patient)).directive).toBeNull();
});

describe('erasing', () => {
  const steppedUp = (ctx: Parameters<typeof erasePatient>[0]) => ({
    ...ctx,
    actor: { ...ctx.actor, steppedUpAt: ctx.clock.now() } as typeof ctx.actor,
  });
  const asked = async () => {
    const all = await rightsHouse(db);
    const { requestId } = must(await askForRight(all.patient, { ...ask, right: 'erasure' }));
    must(await startWork(all.member, await shownNow(all.member, requestId)));
    return { ...all, requestId };
  };

  test('inv-F9 an erased patient reads as erased and no search finds them; the request stays without a name', async () => {
    const { house, member, assistant, patientId, requestId } = await asked();
    const wish = { ...(await shownNow(member, requestId)), answer: 'C’est fait.' };
    expect(codeOf(await erasePatient(member, wish))).toBe('access.step_up_needed');
    expect(codeOf(await erasePatient(steppedUp(assistant), wish))).toBe('rights.not_allowed');
    expect(must(await readErasure(member, { requestId }))).toEqual({ may: true });
    must(await erasePatient(steppedUp(member), wish));
    expect(codeOf(await openPatient(member, patientId))).toBe('patient.erased');
    expect(await searchPatients(member, { query: 'Canari' })).toEqual([]);
    const view = must(await readRequest(member, { requestId }));
    expect(view).toMatchObject({ state: 'answered', asker: 'erased', texts: 'erased', requester: null });
    const rows = await writeInPractice(house.system, async (tx) => [
      await tx.db.patient.findMany({ where: { practiceId: house.practiceId } }),
      await tx.db.rightsRequest.findMany({ where: { practiceId: house.practiceId }, omit: { personToken: true } }),
      await tx.db.dataKey.findMany({ where: { practiceId: house.practiceId, ownerKind: 'patient' } }),
    ]);
    expect(rows[2]).toMatchObject([{ wrapped: null }]);
    expect(JSON.stringify(rows)).not.toMatch(/Canari|C’est fait|Tout ce que/);
  });

  test('is refused while the law keeps the record, and says until when', async () => {
    const { house, member, patientId, requestId } = await asked();
    await writeInPractice(house.system, (tx) =>
      tx.db.patient.updateMany({
        where: { practiceId: house.practiceId, id: patientId },
        data: { lastVisitAt: new Date('2026-03-02T10:00:00Z') },
      }),
    );
    expect(must(await readErasure(member, { requestId }))).toMatchObject({ may: false, why: 'record', until: '2046-03-02' });
    const refused = await erasePatient(steppedUp(member), { ...(await shownNow(member, requestId)), answer: 'Non' });
    expect(refused).toEqual({ ok: false, error: { code: 'rights.record_kept', until: '2046-03-02' } });
    expect(must(await openPatient(member, patientId)).identity.familyName).toBe('Canari');
    const later = house.as(member.actor, { now: () => new Date('2046-03-03T10:00:00Z') });
    expect(must(await readErasure(later, { requestId }))).toEqual({ may: true });
  });

  test('is refused while a legal hold names the file, the whole practice or what its key opens', async () => {
    const until = '2027-03-31';
    for (const of of [{ category: null }, { category: 'record' }, { category: 'appointment', patientId: null }] as const) {
      const { house, member, patientId, requestId } = await asked();
      const wish = { kind: 'statutory', ground: 'claim', reason: 'Essai', endsOn: until, patientId, ...of } as const;
      must(await openHold(steppedUp(member), wish));
      expect(must(await readErasure(member, { requestId }))).toEqual({ may: false, why: 'held' });
      const shown = { ...(await shownNow(member, requestId)), answer: 'Non' };
      expect(codeOf(await erasePatient(steppedUp(member), shown))).toBe('rights.record_held');
      expect(must(await openPatient(member, patientId)).identity.familyName).toBe('Canari');
      const later = house.as(member.actor, { now: () => new Date('2027-04-01T10:00:00Z') });
      expect(must(await readErasure(later, { requestId }))).toEqual({ may: true });
    }
    const { member, patientId, requestId } = await asked();
    must(await openHold(member, { kind: 'statutory', ground: 'claim', reason: 'Essai', endsOn: until, patientId, category: 'invoice' }));
    expect(must(await readErasure(member, { requestId }))).toEqual({ may: true });
  });

  test('a child’s record waits for the 28th birthday', async () => {
    const { house, member } = await rightsHouse(db);
    const patientId = await newFile(house, { givenName: 'Petit', birthDate: '2024-06-01' });
    const { requestId } = must(await noteRequest(member, { ...note, right: 'erasure', patientId }));
    await writeInPractice(house.system, (tx) =>
      tx.db.patient.updateMany({
        where: { practiceId: house.practiceId, id: patientId },
        data: { lastVisitAt: new Date('2026-03-02T10:00:00Z') },
      }),
    );
    expect(must(await readErasure(member, { requestId }))).toMatchObject({ may: false, until: '2052-06-01' });
  });
});
