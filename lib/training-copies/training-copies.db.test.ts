import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { stepStatus } from '@/lib/appointments/step-status';
import { type Context, inPractice, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { answer, patientOf, tick } from '@/test/answers';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { copyForTraining } from './copy-for-training';
import { countCopies } from './count-copies';
import { dropAllUnused } from './drop-unused';

let house: House;
let patientId: Id<'patient'>;
let patient: Context;
beforeEach(async () => {
  house = await openHouse(house ? { db: house.db } : {});
  const { member, practitionerId, reasonId } = house;
  await answer(house.member, 'health_data_processing', 'given');
  patientId = must(await registerAtDesk(member, { identity, locale: 'fr' })).patientId;
  patient = patientOf(house, patientId);
  const start = new Date('2027-01-05T09:00:00Z');
  const { id } = must(await bookForPatient(member, { practitionerId, reasonId, patientId, start, locale: 'fr', isFirstVisit: true }));
  must(await stepStatus(house.as(member.actor, frozenClock('2027-01-05T10:00:00Z')), { id, from: 'booked', to: 'no_show' }));
});
afterAll(() => house.db.close());

const later = () => house.as(house.member.actor, frozenClock('2027-01-10T10:00:00Z'));
const copies = () => inPractice(house.system, ({ db }) => db.trainingCopy.findMany({ where: { practiceId: house.practiceId } }));
const both = async () => {
  await answer(house.member, 'ai_training_optin', 'given');
  await answer(patient, 'health_data_reuse', 'given', patientId);
};

describe('inv-G5 copies for training', () => {
  test('are refused while either yes is missing, and there is none', async () => {
    expect(await copyForTraining(later(), patientId)).toMatchObject({ error: { code: 'training.member_off' } });
    await answer(house.member, 'ai_training_optin', 'given');
    expect(await copyForTraining(later(), patientId)).toMatchObject({ error: { code: 'training.patient_off' } });
    await answer(house.member, 'ai_training_optin', 'withdrawn');
    await answer(patient, 'health_data_reuse', 'given', patientId);
    expect(await copyForTraining(later(), patientId)).toMatchObject({ error: { code: 'training.member_off' } });
    expect(await copies()).toEqual([]);
  });

  test('hold durations and intervals, and no name, text, date or id', async () => {
    await both();
    must(await copyForTraining(later(), patientId));
    const [copy] = await copies();
    expect(copy?.content).toEqual({
      visits: [{ daysBeforeLast: 0, durationMinutes: 30, bookedDaysAhead: 1, status: 'no_show', bookedOnline: false, firstVisit: true }],
    });
    expect(copy?.usedAt).toBeNull();
  });

  test.each(['member', 'patient'] as const)(
    'go within one tick when the %s takes the yes back; those learnt from are counted',
    async (who) => {
      await both();
      must(await copyForTraining(later(), patientId));
      const { id } = must(await copyForTraining(later(), patientId));
      await writeInPractice(house.system, ({ db }) =>
        db.trainingCopy.update({ where: { practiceId_id: { practiceId: house.practiceId, id } }, data: { usedAt: new Date() } }),
      );
      await tick(house, ['training-copies']);
      expect(await countCopies(house.member)).toEqual({ waiting: 1, used: 1 });
      if (who === 'member') await answer(house.member, 'ai_training_optin', 'withdrawn');
      else await answer(patient, 'health_data_reuse', 'withdrawn', patientId);
      expect(await tick(house, ['training-copies'])).toEqual(['training-copies.drop-unused']);
      expect(await countCopies(house.member)).toEqual({ waiting: 0, used: 1 });
      expect(await copyForTraining(later(), patientId)).toMatchObject({ ok: false });
    },
  );

  test('made while a yes is being taken back do not outlive it', async () => {
    await both();
    await tick(house, ['training-copies']);
    await Promise.all([
      ...Array.from({ length: 6 }, () => copyForTraining(later(), patientId)),
      answer(house.member, 'ai_training_optin', 'withdrawn').then(() => tick(house, ['training-copies'])),
      ...Array.from({ length: 6 }, () => copyForTraining(later(), patientId)),
    ]);
    expect(await copies()).toEqual([]);
  });

  test('are not made of a file whose use is restricted, nor by anybody but a practitioner', async () => {
    await both();
    const assistant = house.as({ ...house.member.actor, role: 'assistant', practitionerId: null } as typeof house.member.actor);
    expect(await copyForTraining(assistant, patientId)).toMatchObject({ error: { code: 'training.not_allowed' } });
    await writeInPractice(house.system, async ({ db }) => {
      await db.$executeRaw`select set_config('app.rights_act', 'on', true)`;
      await db.$executeRaw`update patient set restricted_at = now(), restriction_ground = 'unlawful'
        where practice_id = ${house.practiceId} and id = ${patientId}`;
    });
    expect(await copyForTraining(later(), patientId)).toMatchObject({ error: { code: 'training.patient_unknown' } });
  });

  test('whose yes ended by itself go in the night', async () => {
    await both();
    must(await copyForTraining(later(), patientId));
    await dropAllUnused(house.system);
    expect(await copies()).toHaveLength(1);
    await answer(patient, 'health_data_reuse', 'withdrawn', patientId);
    await dropAllUnused(house.system);
    expect(await copies()).toEqual([]);
  });
});
