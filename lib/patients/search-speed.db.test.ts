import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { openKeyring } from '@/lib/platform/keyring';
import { fillWithPatients, person } from '@/test/crowd';
import { type House, openHouse, testKey } from '@/test/house';
import { findLikely } from './find-likely';
import { typedPerson } from './schema';
import { searchPatients } from './search-patients';

const PATIENTS = 20_000;
const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 4 });
let house: House;
beforeAll(async () => {
  house = await openHouse({ db });
  await fillWithPatients(house, PATIENTS);
}, 180_000);
afterAll(() => db.close());

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

test.each([
  'm',
  'je',
  'mar',
  'marti',
  'zoe',
  'jean mar',
  'saint cla',
  'zoe d',
  'l m',
  'dangelo',
  'jean baptiste le',
  '01/01/1930',
  '5678',
  '06 10 00 35 71',
  'person77@example.org',
  'nobody',
])(`“%s” among ${PATIENTS} patients takes less than 50 ms`, async (query) => {
  const cold: number[] = [];
  const warm: number[] = [];
  let hits = 0;
  for (let round = 0; round < 7; round++) {
    const member = { ...house.member, keyring: openKeyring({ kek: testKey, clock: house.member.clock }) };
    for (const times of [cold, warm]) {
      const since = performance.now();
      hits = (await searchPatients(member, { query })).length;
      times.push(performance.now() - since);
    }
  }
  process.stdout.write(
    `  search “${query}”: ${hits} hits, median ${median(cold).toFixed(1)} ms with no key known, ${median(warm).toFixed(1)} ms with keys known\n`,
  );
  if (query !== 'nobody') expect(hits).toBeGreaterThan(0);
  // The best of the rounds: how busy the machine is says nothing of the index. `npm run bench` prints medians.
  expect(Math.min(...cold)).toBeLessThan(50);
  expect(Math.min(...warm)).toBeLessThan(50);
});

test('a patient looked for by all that is known of her is the one found', async () => {
  const { familyName, givenName, birthDate, phone } = person(12_345);
  const hits = await searchPatients(house.member, { query: `${givenName} ${familyName} ${birthDate} ${phone}` });
  expect(hits).toEqual([{ id: expect.stringMatching(/^pat_/) as Id<'patient'>, familyName, givenName, birthDate, phone }]);
});

test(`who may be meant is found among ${PATIENTS} patients in less than 150 ms`, async () => {
  const times: number[] = [];
  for (let n = 0; n < 40; n++) {
    const { familyName, givenName, birthDate } = person(n * 487);
    const since = performance.now();
    const found = await findLikely(house.member, typedPerson.parse({ familyName, givenName, birthDate: n % 2 ? birthDate : '' }));
    times.push(performance.now() - since);
    expect(found.length).toBeGreaterThan(0);
  }
  times.sort((a, b) => a - b);
  const [median = 0, p95 = 0] = [times[20], times[38]];
  process.stdout.write(`  likely patients among ${PATIENTS}: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms\n`);
  // How busy the machine is says nothing of the index: half of the tries must keep the limit.
  expect(median).toBeLessThan(150);
});
