import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordAudit } from '@/lib/audit/record';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { newFile, rightsHouse } from '@/test/rights';
import { countAffected } from './count-affected';
import { countUnreviewed } from './count-unreviewed';
import { exportJournal } from './export-journal';
import { listUnusual } from './list-unusual';
import { lookIn } from './look-for-unusual';
import { listJournalPeople, readJournal } from './read-journal';
import { reviewAccess } from './review-access';
import { nounsOf } from './rules';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await db.close();
});

let here: Awaited<ReturnType<typeof rightsHouse>>;
beforeEach(async () => {
  here = await rightsHouse(db);
});
const as = (iso: string, who: 'member' | 'assistant' = 'member') => here.house.as(here[who].actor, frozenClock(iso));
const act = (ctx: ReturnType<typeof as>, name: string, subject: string | null, facts = {}) =>
  writeInPractice(ctx, (tx) => recordAudit(tx, name, subject, facts));
const all = { before: null, most: 200 } as const;

/** Counted past the walls, by the owner of the database. */
async function counted(where: string, ...values: unknown[]): Promise<number> {
  await owner.query('begin');
  await owner.query('alter table audit_entry no force row level security');
  const { rows } = await owner.query(`select count(*)::int as count from audit_entry where practice_id = $1 and ${where}`, [
    ...[here.house.practiceId, ...values],
  ]);
  await owner.query('rollback');
  return rows[0]?.count;
}

describe('the journal', () => {
  beforeEach(async () => {
    const other = await newFile(here.house, { givenName: 'Noé' });
    await act(as('2027-01-04T09:00:00Z'), 'patient.opened', here.patientId);
    await act(as('2027-01-04T10:00:00Z', 'assistant'), 'patient.opened', here.patientId);
    await act(as('2027-01-04T11:00:00Z', 'assistant'), 'patient.changed', other, { what: 'phone' });
    await act(as('2027-01-05T09:00:00Z'), 'patients.exported', null, { files: 2 });
    await act(as('2027-01-05T09:30:00Z'), 'rights.opened', newId('rightsRequest'), { patientId: here.patientId });
    await act(as('2027-01-05T10:00:00Z'), 'practice.renamed', null);
  });

  test('its filters give as many lines as SQL counts', async () => {
    const nouns = nounsOf(undefined);
    const read = async (filter: Parameters<typeof readJournal>[1]['filter']) =>
      must(await readJournal(here.member, { filter, ...all })).length;
    expect(await read({})).toBe(await counted(`split_part(act, '.', 1) = any($2)`, nouns));
    expect(await read({ member: here.helperId })).toBe(
      await counted(`actor_id = $2 and split_part(act, '.', 1) = any($3)`, here.helperId, nouns),
    );
    expect(await read({ family: 'exports' })).toBe(await counted(`act = 'patients.exported'`));
    expect(await read({ patient: here.patientId })).toBe(await counted(`(subject = $2 or facts ->> 'patientId' = $2)`, here.patientId));
    const [from, to] = [new Date('2027-01-05T00:00:00Z'), new Date('2027-01-05T09:30:00Z')];
    expect(await read({ from, to })).toBe(await counted(`at >= $2 and at < $3 and split_part(act, '.', 1) = any($4)`, from, to, nouns));
  });

  test('names who, in which role, and whose file; pages follow each other without a hole', async () => {
    const lines = must(await readJournal(here.member, { filter: { patient: here.patientId, family: 'files' }, ...all }));
    expect(lines[0]).toMatchObject({ act: 'patient.opened', by: { name: 'Aide', role: 'assistant' }, patient: { familyName: 'Canari' } });
    const whole = must(await readJournal(here.member, { filter: {}, ...all })).map(({ seq }) => seq);
    const paged: number[] = [];
    for (let before: number | null = null; paged.length < whole.length; before = paged.at(-1) ?? null)
      paged.push(...must(await readJournal(here.member, { filter: {}, before, most: 2 })).map(({ seq }) => seq));
    expect(paged).toEqual(whole);
  });

  test('who is not the owner reads the own acts alone, and no patient or visitor reads any', async () => {
    const seen = must(await readJournal(here.assistant, { filter: {}, ...all }));
    expect(seen).toHaveLength(2);
    expect(
      must(
        await readJournal(here.assistant, {
          filter: { member: here.member.actor.kind === 'member' ? here.member.actor.memberId : undefined },
          ...all,
        }),
      ),
    ).toHaveLength(2);
    expect((await listJournalPeople(here.assistant)).map(({ name }) => name)).toEqual(['Aide']);
    for (const ctx of [here.patient, here.house.visitor])
      expect(await readJournal(ctx, { filter: {}, ...all })).toEqual({ ok: false, error: { code: 'journal.not_allowed' } });
  });

  test('another practice finds none of it, by patient or by member', async () => {
    const stranger = await openHouse({ db });
    for (const filter of [{ patient: here.patientId }, { member: here.helperId }])
      expect(must(await readJournal(stranger.member, { filter, ...all }))).toEqual([]);
  });

  test('taking it away is itself in it', async () => {
    const taken = must(await exportJournal(here.member, { filter: { patient: here.patientId }, form: 'csv' }));
    expect(taken).toHaveLength(await counted(`(subject = $2 or facts ->> 'patientId' = $2) and act <> 'journal.exported'`, here.patientId));
    const [last] = must(await readJournal(here.member, { filter: {}, ...all }));
    expect(last).toMatchObject({ act: 'journal.exported', patientId: here.patientId });
  });

  test('the people concerned are counted once each; an export of everything counts all it held', async () => {
    const day = { from: new Date('2027-01-04T00:00:00Z'), to: new Date('2027-01-05T00:00:00Z') };
    expect(await countAffected(here.member, { ...day, from: new Date('2027-01-04T08:00:00Z') })).toBe(2);
    expect(await countAffected(here.member, { from: day.to, to: new Date('2027-01-06T00:00:00Z') })).toBe(2);
    expect(await countAffected(here.assistant, day)).toBe(0);
  });
});

describe('what stands out', () => {
  const flagged = async () => (await listUnusual(here.member)).map(({ rule, count }) => `${rule} ${count}`).sort();
  const look = () => lookIn({ ...here.house.system, clock: frozenClock('2027-01-08T05:00:00Z') });
  /** A file that a visit leads to. */
  async function seen(): Promise<Id<'patient'>> {
    const id = await newFile(here.house, { givenName: `Patient ${Math.random()}` });
    const { practiceId, reasonId } = here.house;
    const startsAt = new Date('2027-02-01T09:00:00Z');
    await db.transaction({ practice: practiceId }, (tx) =>
      tx.waitingEntry.create({
        data: {
          ...{ practiceId, id: newId('waitingEntry'), patientId: id, visitReasonId: reasonId, modes: [], weekdays: [], dayParts: [] },
          ...{ fromDate: startsAt, toDate: startsAt, status: 'waiting', source: 'desk', locale: 'fr', createdAt: here.member.clock.now() },
        },
      }),
    );
    return id;
  }

  test('thirty files in an hour, an opening at night, a file without contact, an export of everybody: each once, however often a night is looked at', async () => {
    const known = await seen();
    for (let n = 0; n < 30; n++) await act(as('2027-01-05T13:00:00Z', 'assistant'), 'patient.opened', n === 0 ? known : newId('patient'));
    await act(as('2027-01-06T22:30:00Z'), 'patient.opened', known);
    await act(as('2027-01-06T10:00:00Z'), 'patient.opened', here.patientId);
    await act(as('2027-01-06T11:00:00Z'), 'patients.exported', null, { files: 2 });
    expect(await look()).toBe(4);
    expect(await flagged()).toEqual(['at_night 1', 'many_files 30', 'no_contact 1', 'whole_base 1']);
    expect([await look(), ...(await Promise.all([look(), look()]))]).toEqual([0, 0, 0]);
    expect(await countUnreviewed(here.member)).toBe(4);
    expect(await countUnreviewed(here.assistant)).toBeNull();
    expect(await listUnusual(here.assistant)).toEqual([]);
  });

  test('the day that runs is not looked at yet, and an ordinary day has nothing', async () => {
    const known = await seen();
    await act(as('2027-01-08T02:00:00Z'), 'patient.opened', known);
    await act(as('2027-01-05T09:00:00Z'), 'patient.opened', known);
    expect(await look()).toBe(0);
  });

  test('of two who say at once what it was, one does; the other hears so; both are not written', async () => {
    await act(as('2027-01-06T11:00:00Z'), 'patients.exported', null, { files: 2 });
    await look();
    const [access] = await listUnusual(here.member);
    if (!access) throw new Error('nothing stood out');
    const say = (outcome: 'legitimate' | 'follow_up', note: string) => reviewAccess(here.member, { reviewId: access.id, outcome, note });
    const said = await Promise.all([say('legitimate', 'Changement de logiciel'), say('follow_up', '')]);
    expect(said.map((one) => (one.ok ? 'ok' : one.error.code)).sort()).toEqual(['journal.reviewed_meanwhile', 'ok']);
    expect(await countUnreviewed(here.member)).toBe(0);
    expect(await counted(`act = 'journal.reviewed'`)).toBe(1);
    expect(await reviewAccess(here.assistant, { reviewId: access.id, outcome: 'legitimate', note: '' })).toMatchObject({
      error: { code: 'journal.not_allowed' },
    });
    const other = await openHouse({ db });
    expect(await reviewAccess(other.member, { reviewId: access.id, outcome: 'legitimate', note: '' })).toMatchObject({
      error: { code: 'journal.not_found' },
    });
  });
});
