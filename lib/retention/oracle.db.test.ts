import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { inPractice } from '@/lib/context';
import { localDateAt } from '@/lib/core/zone';
import { openDatabase } from '@/lib/platform/db';
import { ago, fileOf, now, visitOf } from '@/test/decade';
import { openHouse } from '@/test/house';
import { dryRun } from './dry-run';
import { openHold } from './open-hold';
import { runRetention } from './run';
import { saveRetention } from './save-retention';
import { addMonths } from './terms';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 4 });
afterAll(() => db.close());

const today = localDateAt(Date.parse(now), 'Europe/Paris');
const isOver = (at: Date, years: number) => addMonths(localDateAt(at.getTime(), 'Europe/Paris'), years * 12) < today;

test('inv-D8: whatever the durations, dates and holds, a dry run says what a run removes, and both are what the rule says', async () => {
  const visits = fc.array(fc.record({ years: fc.integer({ min: 0, max: 22 }), days: fc.integer({ min: 0, max: 364 }) }), { maxLength: 4 });
  const file = fc.record({ visits, lastVisit: fc.integer({ min: 0, max: 24 }), held: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 20 }), async (files, keepYears) => {
      const house = await openHouse({ db });
      await saveRetention(house.member, { category: 'appointment', years: keepYears });
      const expected = { appointment: 0, record: 0 };
      for (const { visits: wanted, lastVisit, held } of files) {
        const dates = wanted.map(({ years, days }) => ago(years, days));
        const patientId = await fileOf(house, { lastVisit: ago(lastVisit) });
        for (const at of dates) await visitOf(house, { patientId, at });
        if (held)
          await openHold(house.member, { kind: 'dispute', ground: 'claim', category: null, patientId, reason: 'essai', endsOn: null });
        const lastCare = new Date(Math.max(ago(lastVisit).getTime(), ...dates.map((at) => at.getTime())));
        if (held) continue;
        expected.appointment += dates.filter((at) => isOver(at, keepYears) || isOver(lastCare, 20)).length;
        // The file and its search token.
        expected.record += isOver(lastCare, 20) ? 2 : 0;
      }
      const planned = await dryRun(house.system);
      const done = await runRetention(house.system);
      if (done === 'done_already') throw new Error('not run');
      for (const category of ['appointment', 'record'] as const) {
        expect(planned[category]?.due, `${category} planned`).toBe(expected[category]);
        expect(done.report.categories[category]?.purged, `${category} removed`).toBe(expected[category]);
      }
      const left = await inPractice(house.system, (tx) => tx.db.appointment.count({ where: { practiceId: house.practiceId } }));
      expect(left).toBe(files.reduce((sum, { visits: all }) => sum + all.length, 0) - expected.appointment);
    }),
    { numRuns: 5 },
  );
});
