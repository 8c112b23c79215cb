import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inPractice, writeInPractice } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { recordAudit } from './record';
import { beginning, hashOf } from './rules';
import type { AuditEntry, Facts } from './schema';
import { verifyAudit } from './verify';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
let house: House;
beforeAll(() => owner.connect());
beforeEach(async () => {
  house = await openHouse({ db });
});
afterAll(async () => {
  await owner.end();
  await db.close();
});

const write = (act: string, facts = {}) => writeInPractice(house.member, (tx) => recordAudit(tx, act, newId('patient'), facts));
const writeSome = async (count: number) => {
  for (let n = 1; n <= count; n++) await write('patient.opened', { n });
};
/** What only the owner of the database can do: lift the wall and the trigger, change the chain, put both back. */
async function tamper(...statements: string[]) {
  await owner.query('begin');
  await owner.query("select set_config('tamper.practice', $1, true)", [house.practiceId]);
  for (const table of ['audit_entry', 'audit_head']) await owner.query(`alter table ${table} no force row level security`);
  await owner.query('alter table audit_entry disable trigger user');
  for (const statement of statements) {
    const { rowCount } = await owner.query(statement.replaceAll('PRACTICE', "current_setting('tamper.practice')"));
    if (!rowCount) throw new Error(`changed nothing: ${statement}`);
  }
  await owner.query('alter table audit_entry enable trigger user');
  for (const table of ['audit_entry', 'audit_head']) await owner.query(`alter table ${table} force row level security`);
  await owner.query('commit');
}

test('a practice without entries holds', async () => {
  expect(await verifyAudit({ db }, house.practiceId)).toEqual({ entries: 0, broken: null });
});

test('twenty writers at once make one chain without a fork, from the very first entry', async () => {
  await Promise.all(Array.from({ length: 20 }, async () => writeSome(10)));
  expect(await verifyAudit({ db }, house.practiceId)).toEqual({ entries: 200, broken: null });
});

test('a chain longer than one page holds, facts of every kind come back as they went', async () => {
  await writeInPractice(house.member, async (tx) => {
    for (let n = 1; n <= 1_001; n++)
      await recordAudit(tx, 'patient.opened', null, { n: n / 7, text: 'œ “\\u0041” 😀', yes: true, none: null });
  });
  expect(await verifyAudit({ db }, house.practiceId)).toEqual({ entries: 1_001, broken: null });
});

test('inv-F3: an entry stands or falls with the act it tells of', async () => {
  await write('patient.opened');
  const act = writeInPractice(house.member, async (tx) => {
    await recordAudit(tx, 'patient.registered', null, {});
    throw new Error('the act failed');
  });
  await expect(act).rejects.toThrow('the act failed');
  expect(await verifyAudit({ db }, house.practiceId)).toEqual({ entries: 1, broken: null });
});

test('inv-F2: the application can add entries and do nothing else to them', async () => {
  await write('patient.opened');
  const attempt = (sql: string) => db.transaction({ practice: house.practiceId }, (tx) => tx.$executeRawUnsafe(sql));
  for (const sql of ["update audit_entry set act = 'x'", 'delete from audit_entry', 'truncate audit_entry', 'delete from audit_head'])
    await expect(attempt(sql)).rejects.toThrow('permission denied');
});

test('the actor appears as an id', async () => {
  await write('patient.opened');
  await writeInPractice(house.visitor, (tx) => recordAudit(tx, 'appointment.booked', null, {}));
  const rows = await db.transaction({ practice: house.practiceId }, (tx) =>
    tx.auditEntry.findMany({ where: { practiceId: house.practiceId }, orderBy: { seq: 'asc' } }),
  );
  expect(rows.map(({ actorKind, actorId }) => [actorKind, actorId?.slice(0, 4) ?? null])).toEqual([
    ['member', 'mbr_'],
    ['visitor', null],
  ]);
});

describe('inv-F1: the verifier names the first bad row after', () => {
  beforeEach(() => writeSome(5));
  const verdict = async () => (await verifyAudit({ db }, house.practiceId)).broken;

  test('an edit', async () => {
    await tamper('update audit_entry set facts = \'{"n":99}\' where practice_id = PRACTICE and seq = 3');
    expect(await verdict()).toEqual({ seq: 3, why: 'edited' });
  });

  test('a changed time', async () => {
    await tamper("update audit_entry set at = at + interval '1 ms' where practice_id = PRACTICE and seq = 2");
    expect(await verdict()).toEqual({ seq: 2, why: 'edited' });
  });

  test('a deletion', async () => {
    await tamper('delete from audit_entry where practice_id = PRACTICE and seq = 4');
    expect(await verdict()).toEqual({ seq: 4, why: 'missing' });
  });

  test('two rows swapped', async () => {
    await tamper(
      'update audit_entry set seq = 99 where practice_id = PRACTICE and seq = 2',
      'update audit_entry set seq = 2 where practice_id = PRACTICE and seq = 3',
      'update audit_entry set seq = 3 where practice_id = PRACTICE and seq = 99',
    );
    expect(await verdict()).toEqual({ seq: 2, why: 'edited' });
  });

  test('a row inserted in place of one, with its hash made right', async () => {
    const forged: AuditEntry = {
      ...{ practiceId: house.practiceId, seq: 3, at: new Date('2027-01-04T07:00:00Z'), act: 'patient.opened' },
      ...{ actorKind: 'system', actorId: null, subject: null, facts: {}, previous: beginning.hash },
    };
    await tamper(
      'delete from audit_entry where practice_id = PRACTICE and seq = 3',
      `insert into audit_entry (practice_id, seq, at, act, actor_kind, facts, previous, hash)
       values (PRACTICE, 3, '2027-01-04T07:00:00Z', 'patient.opened', 'system', '{}', '${beginning.hash}', '${hashOf(forged)}')`,
    );
    expect(await verdict()).toEqual({ seq: 3, why: 'out_of_chain' });
  });

  test('its end cut off', async () => {
    await tamper('delete from audit_entry where practice_id = PRACTICE and seq > 3');
    expect(await verdict()).toEqual({ seq: 4, why: 'missing' });
  });

  test('a row added beyond the head', async () => {
    await tamper(`insert into audit_entry (practice_id, seq, at, act, actor_kind, facts, previous, hash)
      select practice_id, 6, at, act, actor_kind, facts, hash, hash from audit_entry where practice_id = PRACTICE and seq = 5`);
    expect(await verdict()).toEqual({ seq: 6, why: 'edited' });
  });

  test('the head moved', async () => {
    await tamper('update audit_head set seq = 4 where practice_id = PRACTICE');
    expect(await verdict()).toEqual({ seq: 5, why: 'not_the_head' });
  });

  test('the head removed', async () => {
    await tamper('delete from audit_head where practice_id = PRACTICE');
    expect(await verdict()).toEqual({ seq: 1, why: 'not_the_head' });
  });

  test('and another practice’s chain still holds', async () => {
    const other = await openHouse({ db });
    await tamper('delete from audit_entry where practice_id = PRACTICE and seq = 4');
    expect((await verifyAudit({ db }, other.practiceId)).broken).toBeNull();
  });
});

test('where somebody acted from is noted and hashed with the entry; what the house does has none, and entries of before hold', async () => {
  const own = await openHouse({ db });
  const origin = { network: '203.0.113.0/24', device: 'computer' } as const;
  await writeInPractice(own.system, (tx) => recordAudit(tx, 'test.before', null, {}));
  await writeInPractice({ ...own.member, origin }, (tx) => recordAudit(tx, 'test.done', null, {}));
  const rows = await inPractice(own.system, (tx) =>
    tx.db.auditEntry.findMany({ where: { practiceId: own.practiceId, act: { startsWith: 'test.' } }, orderBy: { seq: 'asc' } }),
  );
  expect(rows.map(({ network, device }) => [network, device])).toEqual([
    [null, null],
    ['203.0.113.0/24', 'computer'],
  ]);
  expect(await verifyAudit({ db }, own.practiceId)).toMatchObject({ broken: null });
  const [before, done] = rows.map((row) => ({ ...row, practiceId: own.practiceId, seq: Number(row.seq), facts: row.facts as Facts }));
  if (!before || !done) throw new Error('no entries');
  expect(hashOf({ ...before, network: undefined as never, device: undefined as never })).toBe(before.hash);
  expect(hashOf({ ...done, network: '198.51.100.0/24' })).not.toBe(done.hash);
  const whole = writeInPractice({ ...own.member, origin: { ...origin, network: '203.0.113.7' } }, (tx) =>
    recordAudit(tx, 'test.whole', null, {}),
  );
  await expect(whole).rejects.toThrow();
});
