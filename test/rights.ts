import { mint } from '@/lib/access/mint';
import type { PatientActor } from '@/lib/access/schema';
import { type Context, writeInPractice } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { registerPatient } from '@/lib/patients/register-patient';
import { readRequest } from '@/lib/rights/read-request';
import type { Shown } from '@/lib/rights/schema';
import { type House, openHouse } from './house';
import { identity, must } from './lived-in';

/** One more file, as the desk opens it. */
export const newFile = (house: House, more: Partial<typeof identity> = {}) =>
  writeInPractice(house.system, (tx) => registerPatient(tx, { ...identity, ...more }, { source: 'practice', locale: 'fr' }));

/** A practice with one patient who has an account, an assistant, and both of them as actors. */
export async function rightsHouse(db: House['db'], now = '2027-01-04T07:00:00Z') {
  const house = await openHouse({ db, now });
  const { practiceId, member } = house;
  const patientId = await newFile(house);
  const accountId = newId('account');
  const [helperId, helperAccount] = [newId('member'), newId('account')];
  const at = member.clock.now();
  await db.transaction({ practice: practiceId }, async (tx) => {
    for (const id of [accountId, helperAccount])
      await tx.account.create({ data: { id, emailToken: id, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt: at } });
    await tx.patient.updateMany({ where: { practiceId, id: patientId }, data: { accountId } });
    await tx.member.create({
      data: { practiceId, id: helperId, accountId: helperAccount, role: 'assistant', displayName: 'Aide', createdAt: at },
    });
  });
  const asPatient = (clock?: Clock) =>
    house.as(mint<PatientActor>({ kind: 'patient', practiceId, accountId, patientIds: [patientId], steppedUpAt: null } as never), clock);
  const assistant = {
    kind: 'member',
    practiceId,
    accountId: helperAccount,
    memberId: helperId,
    role: 'assistant',
    practitionerId: null,
    steppedUpAt: null,
  };
  return {
    house,
    patientId,
    member,
    helperId,
    patient: asPatient(),
    asPatient,
    assistant: house.as(assistant as never),
    at: (iso: string) => frozenClock(iso),
  };
}

/** A request as a page shows it just now. */
export const shownNow = async (ctx: Context, requestId: Id<'rightsRequest'>): Promise<Shown> => {
  const { version } = must(await readRequest(ctx, { requestId }));
  return { requestId, version };
};
