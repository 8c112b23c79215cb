import { afterAll, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { blockOnline } from './block-online';
import { liftContactRefusal } from './lift-contact-refusal';
import { listFileHistory } from './list-file-history';
import { openPatient } from './open-patient';
import { refuseContact } from './refuse-contact';
import { registerPatient } from './register-patient';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 5 });
afterAll(() => db.close());

test('a file says who blocked it and why, and since when its address is refused, until somebody lifts it', async () => {
  const house = await openHouse({ db });
  const id = await writeInPractice(house.member, (tx) => registerPatient(tx, identity, { source: 'practice', locale: 'fr' }));
  must(await blockOnline(house.member, { id, block: 'yes', reason: 'late_cancellations' }));
  await writeInPractice(house.system, (tx) => refuseContact(tx, id));
  const file = must(await openPatient(house.member, id));
  expect(file.onlineBlocked).toMatchObject({ by: expect.stringMatching(/^mbr_/), reason: 'late_cancellations' });
  expect(file.contactRefusedAt).toEqual(house.member.clock.now());

  must(await blockOnline(house.member, { id, block: 'no' }));
  must(await blockOnline(house.member, { id, block: 'no' }));
  must(await liftContactRefusal(house.member, { id }));
  expect(must(await openPatient(house.member, id))).toMatchObject({ onlineBlocked: null, contactRefusedAt: null });
  const history = await listFileHistory(house.member, id);
  expect(history.map(({ what }) => what)).toEqual(['contact_restored', 'unblocked', 'contact_refused', 'blocked', 'registered']);
  expect(history.map(({ reason }) => reason)).toEqual([null, null, null, 'late_cancellations', null]);
  const [restored, , refused] = history;
  expect(restored?.memberName).not.toBeNull();
  expect(refused?.memberName).toBeNull();
  expect(await listFileHistory(house.visitor, id)).toEqual([]);
  expect(await listFileHistory((await openHouse({ db })).member, id)).toEqual([]);
});
