import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/core/actor';
import { sha256Hex } from '@/lib/platform/crypto';
import { openDatabase } from '@/lib/platform/db';
import { connectAs, practiceTables, refusalOf } from './catalogue';
import { listInDirectory } from './house';
import { livedIn } from './lived-in';

type Practice = Awaited<ReturnType<typeof livedIn>>;

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 5 });
let app: pg.Client;
let tables: { table: string; key: string }[];
let first: Practice;
let other: Practice;
beforeAll(async () => {
  app = await connectAs(process.env.DATABASE_URL);
  tables = await practiceTables(app);
  [first, other] = [await livedIn(db), await livedIn(db)];
});
afterAll(async () => {
  await app.end();
  await db.close();
});

/** One transaction with these settings and no other, undone at the end. */
async function under<T>(settings: Record<string, string>, work: () => Promise<T>): Promise<T> {
  await app.query('begin');
  try {
    for (const [name, value] of Object.entries(settings)) await app.query('select set_config($1, $2, true)', [`app.${name}`, value]);
    return await work();
  } finally {
    await app.query('rollback');
  }
}

/** How many rows each practice table shows, by the practice they belong to; tables that show none are left out. */
async function seen(): Promise<Record<string, Record<string, number>>> {
  const found: Record<string, Record<string, number>> = {};
  for (const { table, key } of tables) {
    const { rows } = await app.query<{ whose: string; count: number }>(
      `select ${key} as whose, count(*)::int as count from ${table} group by ${key}`,
    );
    if (rows.length > 0) found[table] = Object.fromEntries(rows.map(({ whose, count }) => [whose, count]));
  }
  return found;
}

const account = ({ house }: Practice) => (house.member.actor as MemberActor).accountId;

describe('inv-B4 what the database itself shows and takes', () => {
  test('with no practice set, nothing at all; nor with an empty one, nor with one that is not there', async () => {
    expect(await under({}, seen)).toEqual({});
    expect(await under({ practice: '', account: '', slug: '', capability: '', public: '' }, seen)).toEqual({});
    expect(await under({ practice: `prc_${'0'.repeat(32)}` }, seen)).toEqual({});
  });

  test('with a practice set, rows of that practice in every table and of no other in any', async () => {
    for (const { house } of [first, other]) {
      const found = await under({ practice: house.practiceId }, seen);
      // What is left of proof past its term is written by the retention engine alone, years later.
      const written = tables.map(({ table }) => table).filter((table) => table !== 'public.consent_gone');
      expect(Object.keys(found).sort()).toEqual(written.sort());
      for (const [table, counts] of Object.entries(found)) expect(Object.keys(counts), table).toEqual([house.practiceId]);
    }
  });

  test('a row cannot be written into another practice, nor moved there, nor changed there', async () => {
    for (const { table, key } of tables) {
      const [mine, theirs] = [first.house.practiceId, other.house.practiceId];
      await under({ practice: mine }, async () => {
        const copy = `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(r) || jsonb_build_object('${key}', $1::text))).* from ${table} r limit 1`;
        expect(await refusalOf(app, copy, [theirs]), `insert into ${table}`).toBe('42501');
        expect(await refusalOf(app, `update ${table} set ${key} = $1`, [theirs]), `update ${table}`).toBe('42501');
        const touched = await app
          .query('savepoint one')
          .then(() => app.query(`update ${table} set ${key} = ${key} where ${key} = $1`, [theirs]))
          .then(({ rowCount }) => rowCount)
          .catch((error: pg.DatabaseError) => error.code);
        expect([0, '42501'], `touch ${table}`).toContain(touched);
      });
    }
  });

  test('a key cannot point into another practice, although foreign keys are checked without the policies', async () => {
    await under({ practice: first.house.practiceId }, async () => {
      const move = 'update appointment set patient_id = $1 where patient_id is not null';
      expect(await refusalOf(app, move, [other.patientId])).toBe('23503');
      expect(await refusalOf(app, 'update opening set site_id = $1', [other.house.siteId])).toBe('23503');
      expect(await refusalOf(app, 'update visit_reason set practitioner_id = $1', [other.house.practitionerId])).toBe('23503');
    });
  });

  test('an address opens one practitioner and nothing else', async () => {
    const { slug, practiceId } = other.house;
    expect(await under({ slug }, seen)).toEqual({ 'public.practitioner': { [practiceId]: 1 } });
    expect(await under({ slug: 'nobody' }, seen)).toEqual({});
  });

  test('the directory shows those listed and no more', async () => {
    await listInDirectory(first.house.member);
    const found = await under({ public: 'on' }, seen);
    expect(Object.keys(found)).toEqual(['public.practitioner']);
    expect(found['public.practitioner']).toMatchObject({ [first.house.practiceId]: 1 });
    expect(found['public.practitioner']).not.toHaveProperty(other.house.practiceId);
  });

  test('a link, a hold, a code and an invitation each open exactly their own row', async () => {
    const { practiceId } = other.house;
    const manage = sha256Hex(other.confirmed.manageToken);
    expect(await under({ capability: manage }, seen)).toEqual({ 'public.appointment': { [practiceId]: 1 } });
    const hold = sha256Hex(other.waiting.hold.token);
    expect(await under({ capability: hold }, seen)).toEqual({ 'public.appointment': { [practiceId]: 1 } });
    expect(await under({ capability: other.waiting.verification }, seen)).toEqual({ 'public.booking_verification': { [practiceId]: 1 } });
    const invitation = await db.transaction({ practice: practiceId }, (tx) =>
      tx.invitation.findFirstOrThrow({ where: { practiceId }, select: { tokenHash: true } }),
    );
    expect(await under({ capability: invitation.tokenHash }, seen)).toEqual({ 'public.invitation': { [practiceId]: 1 } });
    for (const guess of [other.confirmed.manageToken, other.confirmed.appointment.id, other.invitationId])
      expect(await under({ capability: guess }, seen)).toEqual({});
  });

  test('an account opens its own memberships and its own files, one row each', async () => {
    const { practiceId } = other.house;
    const own = account(other);
    expect(await under({ account: own }, seen)).toEqual({ 'public.member': { [practiceId]: 1 } });
    await db.transaction({ practice: practiceId }, (tx) =>
      tx.patient.updateMany({ where: { practiceId, id: other.patientId }, data: { accountId: own } }),
    );
    expect(await under({ account: own }, seen)).toEqual({ 'public.member': { [practiceId]: 1 }, 'public.patient': { [practiceId]: 1 } });
  });

  test('what a capability opens can be read and not changed', async () => {
    await under({ capability: sha256Hex(other.confirmed.manageToken), slug: other.house.slug, account: account(other) }, async () => {
      for (const table of ['appointment', 'practitioner', 'member']) {
        const { rowCount } = await app.query(`update ${table} set practice_id = practice_id`);
        expect(rowCount, table).toBe(0);
      }
    });
  });

  test('the relay sees every practice’s events, no other table, and no column beyond its own', async () => {
    await app.query('begin');
    await app.query('set local role prati_relay');
    const { rows } = await app.query<{ whose: string }>('select distinct practice_id as whose from event');
    expect(rows.map(({ whose }) => whose)).toEqual(expect.arrayContaining([first.house.practiceId, other.house.practiceId]));
    expect(await refusalOf(app, 'select actor_id from event')).toBe('42501');
    expect(await refusalOf(app, 'select name from practice')).toBe('42501');
    const rung = [
      'breach',
      'deletion_request',
      'delivery',
      'event',
      'export_job',
      'lifecycle_timer',
      'reminder',
      'rights_request',
      'subscription',
    ];
    const its = [
      ...rung,
      'business_feed_copy',
      'handover',
      'practice',
      'sub_processor_notice',
      'subscription_payment',
      'waiting_offer',
      'waiting_time',
    ].map((name) => `public.${name}`);
    for (const { table } of tables.filter((one) => !its.includes(one.table)))
      expect(await refusalOf(app, `select from ${table}`), table).toBe('42501');
    await app.query('rollback');
  });
});
