import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '@/lib/audit/verify';
import { type Context, inPractice, type OpenContext } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { listGone } from '@/lib/lifecycle/list-gone';
import { openDatabase } from '@/lib/platform/db';
import { ringRetention, runNight } from '@/lib/retention/ring';
import { runInGone } from '@/lib/retention/run-in-gone';
import { at, type Erased, eraseLivedIn } from '@/test/custody';
import { type FileStore, fileStore } from '@/test/exports';
import { livedIn, must } from '@/test/lived-in';
import { refuseKeptRequest } from './answer-kept-request';
import { approveOpening } from './approve-opening';
import { askForCopy } from './ask-for-copy';
import { askOpening } from './ask-opening';
import { liftKeptHold } from './lift-kept-hold';
import type { Custodian, CustodyContext } from './prove-custodian';
import { readKept } from './read-kept';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 8 });
const month = 30.5;
let store: FileStore;
beforeAll(() => {
  store = fileStore();
});
afterAll(async () => {
  store.close();
  await db.close();
});

const erased = (how: { isHeld?: boolean } = {}) => eraseLivedIn(db, store, how);
type Gone = Erased;

const open = ({ house }: Gone, clock: Clock): OpenContext => ({ db, clock, keyring: house.as(house.system.actor, clock).keyring });
const custodian = (gone: Gone, n: number, clock: Clock): CustodyContext => ({
  ...open(gone, clock),
  custodian: { accountId: `acc_${String(n).repeat(32)}` } as unknown as Custodian,
});
const within = ({ house }: Gone, days: number): Context => house.as(house.system.actor, at(days));

/** Two people read what is kept of a subject: three entries, one opening. */
async function readTogether(gone: Gone, subjectId: string, days: number): Promise<void> {
  const { practiceId } = gone;
  const wish = { practiceId, of: { subjectId }, ground: 'authority', purpose: 'read', reason: 'Réquisition' } as const;
  const openingId = must(await askOpening(custodian(gone, 1, at(days)), wish));
  must(await approveOpening(custodian(gone, 2, at(days)), { practiceId, openingId }));
  must(await readKept(custodian(gone, 1, at(days)), { practiceId, openingId }));
}
/** A request, and its refusal a day later: two entries. */
async function refusedRequest(gone: Gone, days: number): Promise<void> {
  const { practiceId, accountId } = gone;
  const holder = { ...open(gone, at(days)), holder: { accountId, steppedUpAt: at(days).now() } };
  const requestId = must(await askForCopy(holder, { practiceId, locale: 'fr' }));
  must(await refuseKeptRequest(custodian(gone, 1, at(days + 1)), { practiceId, requestId, ground: 'unfounded' }));
}

const standing = async (gone: Gone) => {
  const where = { practiceId: gone.practiceId };
  const [entries, runs] = await inPractice(gone.house.system, async ({ db: tx }) => [
    await tx.auditEntry.count({ where }),
    await tx.retentionRun.count({ where }),
  ]);
  const [requests, openings] = await db.asArchivist(gone.practiceId, async (tx) => [
    await tx.custodyRequest.count({ where }),
    await tx.custodyOpening.count({ where }),
  ]);
  return { entries, runs, requests, openings };
};
const holds = async ({ practiceId }: Gone) => (await verifyAudit({ db }, practiceId)).broken === null;

describe('what custody writes in a practice that is gone', () => {
  test('inv-D8 goes by its own terms: the journal after a year by whole days, requests after three, and then nothing is left to do', async () => {
    const gone = await erased();
    await readTogether(gone, gone.patientId, 40);
    await refusedRequest(gone, 42);
    await readTogether(gone, gone.practiceId, 40 + 6 * month);
    expect(await standing(gone)).toEqual({ entries: 8, runs: 0, requests: 1, openings: 2 });

    expect(await runInGone(within(gone, 40 + 11 * month))).toBeNull();
    expect(await standing(gone)).toEqual({ entries: 8, runs: 0, requests: 1, openings: 2 });

    const year = await runInGone(within(gone, 40 + 13 * month));
    expect(year?.categories.access_journal).toMatchObject({ before: 8, purged: 5, after: 3 });
    expect(year?.categories.rights_request).toMatchObject({ purged: 0, after: 3 });
    expect(await standing(gone)).toEqual({ entries: 3, runs: 1, requests: 1, openings: 2 });
    expect(await holds(gone)).toBe(true);
    // Nothing is written where nothing is due, so that no report a night is all that grows there.
    for (const hours of [0, 0.5, 24]) expect(await runInGone(within(gone, 40 + 13 * month + hours / 24))).toBeNull();
    expect(await standing(gone)).toEqual({ entries: 3, runs: 1, requests: 1, openings: 2 });

    // The chain goes on from what was dropped.
    await readTogether(gone, gone.practiceId, 40 + 14 * month);
    expect(await holds(gone)).toBe(true);
    const third = await runInGone(within(gone, 42 + 37 * month));
    expect(third?.categories.rights_request).toMatchObject({ purged: 2 });
    expect(third?.categories.access_journal).toMatchObject({ purged: 6, after: 0 });
    expect(await standing(gone)).toEqual({ entries: 0, runs: 2, requests: 0, openings: 2 });
    expect(await holds(gone)).toBe(true);

    // Five years after the last report not one of them is left, and their going made no other.
    await runInGone(within(gone, 42 + 52 * month));
    expect(await runInGone(within(gone, 42 + 120 * month))).toBeNull();
    expect(await standing(gone)).toEqual({ entries: 0, runs: 0, requests: 0, openings: 0 });
    expect(await holds(gone)).toBe(true);
  });

  test('is made up for by whoever comes after one that was killed, and by one of two at once', async () => {
    const gone = await erased();
    await readTogether(gone, gone.patientId, 40);
    await refusedRequest(gone, 42);
    const late = 42 + 40 * month;
    for (let steps = 1; steps < 5; steps++) {
      let left = steps;
      const dying: Context = {
        ...within(gone, late),
        db: {
          ...db,
          transaction: (async (scope, work) => {
            left -= 1;
            if (left < 0) throw new Error('killed');
            return db.transaction(scope, work);
          }) as typeof db.transaction,
        },
      };
      await expect(runInGone(dying), `${steps}`).rejects.toThrow('killed');
    }
    const both = await Promise.all([runInGone(within(gone, late + 1)), runInGone(within(gone, late + 1))]);
    const [report, ...others] = both.filter((one) => one !== null);
    expect(others).toEqual([]);
    expect(report?.categories.access_journal).toMatchObject({ purged: 5, after: 0 });
    expect(report?.categories.rights_request).toMatchObject({ purged: 2, after: 0 });
    expect(await standing(gone)).toEqual({ entries: 0, runs: 1, requests: 0, openings: 0 });
    expect(await holds(gone)).toBe(true);
  });

  test('inv-D7 stays where a dispute names its person, until two people lift it', async () => {
    const gone = await erased({ isHeld: true });
    const { practiceId, patientId } = gone;
    await readTogether(gone, practiceId, 40);
    await readTogether(gone, patientId, 41);
    await refusedRequest(gone, 42);
    const late = 42 + 38 * month;
    const held = await runInGone(within(gone, late));
    expect(held?.categories.access_journal).toMatchObject({ before: 8, purged: 3, after: 5 });
    expect(held?.categories.rights_request).toMatchObject({ before: 3, held: 2, purged: 1, after: 2 });
    expect(await runInGone(within(gone, late + 1))).toBeNull();

    const lift = { practiceId, of: { subjectId: patientId }, ground: 'claim', purpose: 'lift_hold', reason: 'Litige clos' } as const;
    const openingId = must(await askOpening(custodian(gone, 1, at(late + 1)), lift));
    must(await approveOpening(custodian(gone, 2, at(late + 1)), { practiceId, openingId }));
    must(await liftKeptHold(custodian(gone, 1, at(late + 1)), { practiceId, openingId }));
    const lifted = await runInGone(within(gone, late + 2));
    expect(lifted?.categories.access_journal).toMatchObject({ purged: 5, after: 3 });
    expect(lifted?.categories.rights_request).toMatchObject({ purged: 2, after: 1 });
    expect(await holds(gone)).toBe(true);
  });
});

describe('practices that are gone', () => {
  test('are visited by the night and by the check of the journals, and are in nobody else’s list', async () => {
    const gone = await erased();
    const { house: living } = await livedIn(db);
    await readTogether(gone, gone.patientId, 40);
    const listed = await listGone(db);
    expect(listed).toContain(gone.practiceId);
    expect(listed).not.toContain(living.practiceId);
    const usual = await db.asRelay((tx) => tx.practice.findMany({ select: { id: true } }));
    expect(usual.map(({ id }) => id)).not.toContain(gone.practiceId);

    const rung: string[] = [];
    await ringRetention({
      ...open(gone, at(50)),
      publish: async (postings) => void rung.push(...postings.map(({ request }) => (request.payload as { practiceId: string }).practiceId)),
    });
    expect(rung).toEqual(expect.arrayContaining([gone.practiceId, living.practiceId]));
    // What lay in the archive is shredded by the same visit, whoever rings for it.
    expect(await runNight(within(gone, 31 * 366))).toBeGreaterThan(3);
    expect(await db.asArchivist(gone.practiceId, (tx) => tx.keptRow.count({ where: { practiceId: gone.practiceId } }))).toBe(0);
  });

  test('are walked by npm run audit:verify, which says that they are gone', async () => {
    const gone = await erased();
    await readTogether(gone, gone.patientId, 40);
    const walk = (id: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'scripts/audit-verify.ts', id], { encoding: 'utf8', env: process.env });
    const walked = walk(gone.practiceId);
    expect(walked.stdout).toContain(`${gone.practiceId} (gone): 3 entries hold.`);
    expect(walked.status).toBe(0);
    const unknown = walk(newId('practice'));
    expect(unknown.stderr).toContain('There is no practice');
    expect(unknown.status).toBe(1);
  });
});
