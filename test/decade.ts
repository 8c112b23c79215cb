import { writeInPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { House } from './house';

const HOUR = 3_600_000;
export const now = '2027-01-04T07:00:00Z';
/** The same hour so many years and days before the house's clock. */
export const ago = (years: number, days = 0) => {
  const at = new Date(now);
  at.setUTCFullYear(at.getUTCFullYear() - years);
  return new Date(at.getTime() - days * 24 * HOUR);
};

/** A file as twenty years of care leave it; its identity is sealed like any other, its dates are given. */
export async function fileOf(
  house: House,
  {
    lastVisit,
    createdAt = lastVisit ?? ago(25),
    birthDate = '1960-05-05',
  }: { lastVisit: Date | null; createdAt?: Date; birthDate?: string },
): Promise<Id<'patient'>> {
  const { practiceId } = house;
  const id = newId('patient');
  await writeInPractice(house.system, async ({ db, keyring }) => {
    const sealer = await keyring.createPatientKey(db, practiceId, id);
    const sealed = (column: string, text: string) => sealer.seal(text, { table: 'patient', column, row: id });
    await db.patient.create({
      data: {
        ...{ practiceId, id, locale: 'fr', source: 'desk', createdAt, lastVisitAt: lastVisit },
        familyNameSealed: sealed('family_name_sealed', 'Canari'),
        givenNameSealed: sealed('given_name_sealed', 'Ancien'),
        birthDateSealed: sealed('birth_date_sealed', birthDate),
      },
    });
    await db.patientToken.create({
      data: { practiceId, patientId: id, token: BigInt(Date.parse(birthDate)) + BigInt(id.slice(-4).length) },
    });
  });
  return id;
}

let slot = 0;
/** A past visit, five minutes of its own so that no two overlap. */
export async function visitOf(
  house: House,
  { patientId, at, status = 'done', more = {} }: { patientId: Id<'patient'> | null; at: Date; status?: string; more?: object },
): Promise<Id<'appointment'>> {
  const { practiceId, practitionerId, reasonId, siteId } = house;
  const id = newId('appointment');
  slot = (slot + 1) % 200;
  const startsAt = new Date(at.getTime() + slot * 5 * 60_000);
  const endsAt = new Date(startsAt.getTime() + 5 * 60_000);
  await writeInPractice(house.system, ({ db }) =>
    db.appointment.create({
      data: {
        ...{ practiceId, id, practitionerId, siteId, visitReasonId: reasonId, patientId, status, mode: 'in_person' },
        ...{ startsAt, endsAt, bufferBefore: 0, bufferAfter: 0, blockStartsAt: startsAt, blockEndsAt: endsAt },
        ...{
          wallStart: '09:00',
          timeZone: 'Europe/Paris',
          source: 'desk',
          locale: 'fr',
          createdAt: at,
          createdBy: 'member',
          overbooked: true,
          ...more,
        },
      },
    }),
  );
  return id;
}
