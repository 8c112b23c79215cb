import { afterAll, expect, test } from 'vitest';
import { type Context, writeInPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { editPatient } from './edit-patient';
import { completeFiles } from './find-by-all-terms';
import { registerPatient } from './register-patient';
import type { PatientIdentity } from './schema';
import { soundTerms, termsOf, termsVersion } from './search-tokens';
import { findCandidates, replaceTokens } from './tokens/data';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => db.close());

const tibo: PatientIdentity = { familyName: 'Lefebvre', givenName: 'Thibault', birthDate: '1985-03-07', phone: null, email: null };
const register = (ctx: Context, identity: PatientIdentity) =>
  writeInPractice(ctx, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));
/** As files were before the terms for the ear existed. */
const forgetSounds = (ctx: Context, id: Id<'patient'>, identity: PatientIdentity) =>
  writeInPractice(ctx, async (tx) => {
    await replaceTokens(
      tx,
      id,
      termsOf(identity).filter(({ kind }) => kind !== 'sound'),
    );
    await tx.db.patient.updateMany({ where: { practiceId: tx.actor.practiceId, id }, data: { foundAs: 0 } });
  });
const heard = (ctx: Context) =>
  writeInPractice(ctx, (tx) => findCandidates(tx, [soundTerms({ familyName: 'Lefèvre', givenName: 'Tibo' })], 10));
const versions = (ctx: Context) =>
  writeInPractice(ctx, async ({ db: tx, actor }) => {
    const rows = await tx.patient.findMany({ where: { practiceId: actor.practiceId }, select: { foundAs: true } });
    return rows.map(({ foundAs }) => foundAs);
  });

test('files registered before their sounds were kept are found by them after one run, whoever runs at once', async () => {
  const [house, elsewhere] = [await openHouse({ db }), await openHouse({ db })];
  const id = await register(house.member, tibo);
  const theirs = await register(elsewhere.member, tibo);
  for (const [ctx, one] of [
    [house.member, id],
    [elsewhere.member, theirs],
  ] as const) {
    await forgetSounds(ctx, one, tibo);
    expect(await heard(ctx)).toEqual([]);
  }
  // More than one batch of one practice, and an interrupted run that another makes up for.
  for (let n = 0; n < 104; n++) {
    const one = { ...tibo, familyName: `Essai ${'abcdefghijklmnopqrstuvwxyz'[n % 26]}${'abcdefghij'[Math.floor(n / 26)]}x` };
    await forgetSounds(house.member, await register(house.member, one), one);
  }
  await Promise.all([house, house, elsewhere].map(({ system }) => completeFiles(system)));
  expect(await heard(house.member)).toEqual([id]);
  expect(await heard(elsewhere.member)).toEqual([theirs]);
  expect(new Set(await versions(house.member))).toEqual(new Set([termsVersion]));
  expect(await completeFiles(house.system)).toBe(0);
}, 60_000);

test('a new file and an edited one lack nothing, and a file that is gone is left alone', async () => {
  const house = await openHouse({ db });
  const edited = await register(house.member, tibo);
  await forgetSounds(house.member, edited, tibo);
  must(await editPatient(house.member, { id: edited, identity: tibo, details: { birthName: null, sex: null, address: null } }));
  expect(await versions(house.member)).toEqual([termsVersion]);
  const gone = await register(house.member, { ...tibo, givenName: 'Ada' });
  await forgetSounds(house.member, gone, { ...tibo, givenName: 'Ada' });
  await writeInPractice(house.member, ({ db: tx, actor }) =>
    tx.patient.updateMany({ where: { practiceId: actor.practiceId, id: gone }, data: { erasedAt: new Date('2027-01-01T00:00:00Z') } }),
  );
  expect(await completeFiles(house.system)).toBe(0);
  expect(await heard(house.member)).toEqual([edited]);
});
