import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '@/lib/audit/verify';
import { inPractice, writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { openDatabase } from '@/lib/platform/db';
import { ago, fileOf, visitOf } from '@/test/decade';
import { type House, openHouse } from '@/test/house';
import { confirmStopped } from './confirm-stopped';
import { dryRun } from './dry-run';
import { liftHold } from './lift-hold';
import { openHold } from './open-hold';
import { readReport } from './read-report';
import { readRetention } from './read-retention';
import { runRetention } from './run';
import { saveRetention } from './save-retention';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 8 });
afterAll(() => db.close());
let house: House;
beforeEach(async () => {
  house = await openHouse({ db });
});

const count = (table: string, where = 'true', of: House = house) =>
  inPractice(of.system, async (tx) => {
    const [row] = await tx.db.$queryRawUnsafe<{ count: bigint }[]>(
      `select count(*) from ${table} where practice_id = '${of.practiceId}' and ${where}`,
    );
    return Number(row?.count);
  });

const run = async (of: House = house, key?: string) => {
  const done = await runRetention(of.system, key);
  if (done === 'done_already') throw new Error('not run');
  return done;
};
const second = (of: House) => of.as({ ...of.member.actor, memberId: `mbr_${'2'.repeat(32)}` } as MemberActor);
const dispute = { kind: 'dispute', ground: 'claim', category: null, reason: 'Réclamation en cours', endsOn: null } as const;
const fiveYears = "timestamptz '2022-01-03T23:00:00Z'";

/** A practice of ten years and more: visits every other month, files left at different times. */
async function decade(of: House) {
  const recent = await fileOf(of, { lastVisit: ago(1) });
  for (let years = 0; years < 10; years++)
    for (let n = 0; n < 6; n++) await visitOf(of, { patientId: recent, at: ago(years, 10 + n * 50), status: n === 5 ? 'no_show' : 'done' });
  const quiet = [await fileOf(of, { lastVisit: ago(6) }), await fileOf(of, { lastVisit: ago(12) })];
  const old = [await fileOf(of, { lastVisit: ago(21) }), await fileOf(of, { lastVisit: ago(30) })];
  return { recent, quiet, old };
}

test('the row of a prepared copy stays until its file is out of the store, or nobody would know of it', async () => {
  const expired = { scope: 'practice', askedByKind: 'member', askedById: newId('member'), locale: 'fr', state: 'expired' };
  const rows = [null, house.system.clock.now()].map((dueAt) => ({ ...expired, id: newId('exportJob'), askedAt: ago(0, 30), dueAt }));
  await writeInPractice(house.system, ({ db: tx }) =>
    tx.exportJob.createMany({ data: rows.map((row) => ({ ...row, practiceId: house.practiceId })) }),
  );
  await run();
  expect(await count('export_job')).toBe(1);
  expect(await count('export_job', 'due_at is not null')).toBe(1);
  await writeInPractice(house.system, ({ db: tx }) =>
    tx.exportJob.updateMany({ where: { practiceId: house.practiceId }, data: { dueAt: null } }),
  );
  await run(house, 'the next night');
  expect(await count('export_job')).toBe(0);
});

describe('a night of retention over a decade', () => {
  test('inv-D8 stops before it removes too much, goes on with the owner’s yes, removes what an independent count says, and then does nothing', async () => {
    const { old, quiet } = await decade(house);
    const due = await count('appointment', `starts_at < ${fiveYears}`);
    expect(due).toBeGreaterThan(20);
    expect((await dryRun(house.system)).appointment).toMatchObject({ due, before: 60, stopped: true });

    const first = await run();
    expect(first.report.categories.appointment).toMatchObject({ before: 60, purged: 0, after: 60, stopped: due });
    expect(await count('event', "name = 'retention.stopped'")).toBe(1);
    // Few rows are never too much: the two files past twenty years are gone, the two past five in the archive.
    expect(first.report.categories.record).toMatchObject({ archived: 2, stopped: 0 });
    expect(await count('patient', 'erased_at is not null')).toBe(old.length);
    expect(await count('patient', 'archived_at is not null')).toBe(quiet.length);
    expect(await count('patient_token', `patient_id in ('${old.join("','")}')`)).toBe(0);
    expect(await count('keys.data_key', "owner_kind = 'patient' and wrapped is null")).toBe(old.length);
    expect(await runRetention(house.system)).toBe('done_already');

    const view = await readRetention(house.member);
    expect(view.ok && view.value.stopped).toEqual([{ runId: first.runId, category: 'appointment', due, before: 60 }]);
    expect(await confirmStopped(house.member, { runId: first.runId, category: 'appointment' })).toEqual({ ok: true, value: null });
    const after = await run(house, `after ${first.runId}`);
    expect(after.report.categories.appointment).toMatchObject({ before: 60, purged: due, after: 60 - due, stopped: 0 });
    expect(await count('appointment')).toBe(60 - due);
    expect(await count('appointment', `starts_at < ${fiveYears}`)).toBe(0);
    const kept = await inPractice(house.system, (tx) => tx.db.retentionCount.findMany({ where: { practiceId: house.practiceId } }));
    expect(kept.reduce((sum, { count: rows }) => sum + rows, 0)).toBe(due);

    const third = await run(house, 'third');
    for (const line of Object.values(third.report.categories)) expect(line).toMatchObject({ purged: 0, archived: 0 });
  });

  test('its report is signed, and a changed one does not hold', async () => {
    await fileOf(house, { lastVisit: ago(21) });
    const { runId, report } = await run();
    const signed = await readReport(house.member, { runId });
    expect(signed.ok && signed.value).toMatchObject({ holds: true, report });
    const { holds } = await import('./runs/sign');
    if (!signed.ok) return;
    const { sha256: reportHash, signature } = signed.value;
    expect(holds(house.member.keyring, { report: { ...report, night: 'another' }, reportHash, signature })).toBe(false);
  });

  test('another practice’s rows stay, whatever their age', async () => {
    const other = await openHouse({ db });
    await fileOf(other, { lastVisit: ago(30) });
    await fileOf(house, { lastVisit: ago(30) });
    await run();
    expect(await count('patient', 'erased_at is not null')).toBe(1);
    expect(await count('patient', 'erased_at is null', other)).toBe(1);
  });

  test('killed after any batch, it goes on where it was; two workers at once make one night', async () => {
    for (let n = 0; n < 6; n++) await fileOf(house, { lastVisit: ago(21, n) });
    let left = 4;
    const dying = {
      ...house.system,
      db: {
        ...db,
        transaction: (async (scope, work) => {
          left -= 1;
          if (left < 0) throw new Error('killed');
          return db.transaction(scope, work);
        }) as typeof db.transaction,
      },
    };
    await expect(runRetention(dying)).rejects.toThrow('killed');
    expect(await count('retention_run', "state = 'running'")).toBe(1);
    const both = await Promise.all([runRetention(house.system), runRetention(house.system)]);
    expect(both.filter((one) => one === 'done_already')).toHaveLength(1);
    expect(await count('patient', 'erased_at is not null')).toBe(6);
    const [done] = both.filter((one) => one !== 'done_already');
    // A file and its search token each.
    expect(done?.report.categories.record).toMatchObject({ purged: 12 });
    expect(await count('retention_run')).toBe(1);
  });

  test('the file of a minor waits for the 28th birthday; a new appointment brings a file back from the archive', async () => {
    // Two years old at the last visit, twenty-one years ago: twenty-three today.
    const child = await fileOf(house, { lastVisit: ago(21), birthDate: '2004-02-01' });
    const adult = await fileOf(house, { lastVisit: ago(21), birthDate: '1990-02-01' });
    const quiet = await fileOf(house, { lastVisit: ago(7) });
    await run();
    expect(await count('patient', `id = '${child}' and erased_at is null`)).toBe(1);
    expect(await count('patient', `id = '${adult}' and erased_at is not null`)).toBe(1);
    expect(await count('patient', `id = '${quiet}' and archived_at is not null`)).toBe(1);
    await visitOf(house, { patientId: quiet, at: ago(0, -3), status: 'booked' });
    expect(await count('patient', `id = '${quiet}' and archived_at is null and brought_back_at is not null`)).toBe(1);
    await run(house, 'next');
    expect(await count('patient', `id = '${quiet}' and archived_at is null`)).toBe(1);
  });

  test('the date of the last visit outlives the visit, and nothing that stays loses what it points to', async () => {
    const patientId = await fileOf(house, { lastVisit: null, createdAt: ago(22) });
    const group = await visitOf(house, { patientId: null, at: ago(6), status: 'booked', more: { capacity: 4 } });
    await visitOf(house, { patientId, at: ago(6), status: 'booked', more: { groupId: group } });
    await run();
    expect(await count('appointment')).toBe(0);
    // Opened 22 years ago: without the date left behind the file would be past its twenty years now.
    expect(await count('patient', `last_appointment_at is not null and erased_at is null`)).toBe(1);
    await run(house, 'next');
    expect(await count('patient', 'erased_at is null')).toBe(1);
  });
});

describe('inv-D7: a legal hold', () => {
  const standing = async () => {
    const view = await readRetention(house.member);
    return view.ok ? view.value.holds : [];
  };

  test('freezes the rows it names and no others, with its reason; two people lift it; then the clock goes on', async () => {
    const held: Id<'patient'> = await fileOf(house, { lastVisit: ago(21) });
    const free = await fileOf(house, { lastVisit: ago(21) });
    await visitOf(house, { patientId: held, at: ago(21) });
    await visitOf(house, { patientId: free, at: ago(21) });
    expect(await openHold(house.member, { ...dispute, patientId: held })).toEqual({ ok: true, value: null });
    expect(await standing()).toMatchObject([{ patientId: held, reason: 'Réclamation en cours', ground: 'claim' }]);
    const { report } = await run();
    expect(report.categories.appointment).toMatchObject({ purged: 1, held: 1, after: 1 });
    expect(await count('patient', `erased_at is null and id = '${held}'`)).toBe(1);
    expect(await count('patient', `erased_at is not null and id = '${free}'`)).toBe(1);
    expect(await count('appointment', `patient_id = '${held}'`)).toBe(1);

    const [hold] = await standing();
    if (!hold) throw new Error('no hold');
    const holdId = hold.id;
    expect(await liftHold(house.member, { holdId })).toEqual({ ok: true, value: null });
    expect(await liftHold(house.member, { holdId })).toMatchObject({ error: { code: 'retention.second_person_needed' } });
    await run(house, 'asked');
    expect(await count('patient', `erased_at is null and id = '${held}'`)).toBe(1);
    expect(await liftHold(second(house), { holdId })).toEqual({ ok: true, value: null });
    expect(await standing()).toEqual([]);
    await run(house, 'lifted');
    expect(await count('patient', `erased_at is not null and id = '${held}'`)).toBe(1);
    expect(await count('appointment')).toBe(0);
  });

  test('of one category freezes that one; one the law gives ends on its date and is not lifted before', async () => {
    const patientId = await fileOf(house, { lastVisit: ago(21) });
    await visitOf(house, { patientId, at: ago(21) });
    await openHold(house.member, { ...dispute, kind: 'statutory', category: 'appointment', patientId: null, endsOn: '2027-01-10' });
    const [hold] = await standing();
    expect(await liftHold(house.member, { holdId: hold?.id ?? 'hld_' })).toMatchObject({ error: { code: 'retention.held_by_law' } });
    await run();
    expect(await count('appointment')).toBe(1);
    expect(await count('patient', 'erased_at is not null')).toBe(1);
    const later = house.as(house.system.actor, { now: () => new Date('2027-01-11T07:00:00Z') });
    expect(await runRetention(later)).not.toBe('done_already');
    expect(await count('appointment')).toBe(0);
  });

  test('needs a reason and the owner', async () => {
    expect(await openHold(house.member, { ...dispute, patientId: null, reason: '' })).toMatchObject({
      error: { code: 'retention.hold_needs_reason' },
    });
    const assistant = house.as({ ...house.member.actor, role: 'assistant' } as MemberActor);
    expect(await openHold(assistant, { ...dispute, patientId: null })).toMatchObject({ error: { code: 'retention.not_allowed' } });
  });
});

describe('durations the practice chooses', () => {
  test('hold from the next night on, within the bounds of the law', async () => {
    const patientId = await fileOf(house, { lastVisit: ago(1) });
    await visitOf(house, { patientId, at: ago(3) });
    const wish = (years: number) => saveRetention(house.member, { category: 'appointment', years });
    expect(await wish(21)).toMatchObject({ error: { code: 'retention.out_of_bounds', least: 1, most: 20 } });
    expect(await saveRetention(house.member, { category: 'record', years: 5 })).toMatchObject({
      error: { code: 'retention.not_settable' },
    });
    await run();
    expect(await count('appointment')).toBe(1);
    expect(await wish(2)).toEqual({ ok: true, value: null });
    await run(house, 'next');
    expect(await count('appointment')).toBe(0);
  });
});

describe('inv-F4: the journal', () => {
  const tell = (at: Date, acts: number, subject: string | null = null) =>
    writeInPractice(house.as(house.system.actor, { now: () => at }), async (tx) => {
      const { recordAudit } = await import('@/lib/audit/record');
      for (let n = 0; n < acts; n++) await recordAudit(tx, 'patient.opened', subject, { n });
    });

  test('loses whole sealed segments past twelve months and keeps their heads, and its chain still holds', async () => {
    await tell(ago(2), 4);
    await tell(ago(1, 10), 5);
    await tell(ago(0, 20), 6);
    const planned = await dryRun(house.system);
    const due = planned.access_journal?.due;
    await run();
    expect(due).toBe(9);
    expect(await count('audit_entry', "act = 'patient.opened'")).toBe(6);
    expect(await count('audit_segment', 'dropped_at is not null')).toBe(2);
    expect((await verifyAudit({ db }, house.practiceId)).broken).toBeNull();
  });

  test('keeps what a hold names, and everything after it', async () => {
    const patientId = await fileOf(house, { lastVisit: ago(1) });
    await tell(ago(3), 2);
    await tell(ago(2), 1, patientId);
    await tell(ago(1, 30), 2);
    await openHold(house.member, { ...dispute, patientId });
    await run();
    expect(await count('audit_entry', "act = 'patient.opened'")).toBe(3);
    expect((await verifyAudit({ db }, house.practiceId)).broken).toBeNull();
  });

  test('a head that was cut off or changed is seen', async () => {
    await tell(ago(2), 3);
    await tell(ago(1, 10), 3);
    await tell(ago(0, 20), 2);
    await run();
    const change = (sql: string) => db.asArchivist(house.practiceId, (tx) => tx.$executeRawUnsafe(sql));
    await change(`update audit_segment set last_hash = '${'0'.repeat(64)}' where first_seq = 1`);
    expect((await verifyAudit({ db }, house.practiceId)).broken).toEqual({ seq: 4, why: 'out_of_chain' });
    await change('update audit_segment set dropped_at = null where first_seq = 1');
    expect((await verifyAudit({ db }, house.practiceId)).broken).toEqual({ seq: 1, why: 'missing' });
  });
});

test('proof of a consent goes five years after it was replaced or withdrawn; a yes that stands stays, however old', async () => {
  const event = (seq: number, at: Date, state: string, key = 'marketing_emails') =>
    writeInPractice(house.system, (tx) =>
      tx.db.$executeRawUnsafe(
        `insert into consent_event select (jsonb_populate_record(null::consent_event, '${JSON.stringify({
          ...{
            practice_id: house.practiceId,
            id: `cev_${seq}_${house.practiceId}`,
            seq,
            subject_type: 'member',
            subject_id: 'mbr_x',
            consent_key: key,
          },
          ...{
            text_version: 'v',
            text_sha256: '0'.repeat(64),
            language: 'fr',
            notice_id: 'n',
            event_type: state,
            state_before: 'never_asked',
          },
          ...{
            state_after: state,
            occurred_at: at.toISOString(),
            actor_capacity: 'self',
            method: 'toggle',
            channel: 'web',
            ui_version: '1',
            locale: 'fr',
          },
          ...{ legal_basis: 'art_6_1_a', data_categories: [], recipients: [], retention_rule: 'consent_event', jurisdiction: 'FR' },
          ...{
            withdrawal_method: 'toggle',
            prev_hash: '0'.repeat(64),
            record_hash: '0'.repeat(64),
            receipt_id: `rcp_${seq}_${house.practiceId}`,
          },
          ...{ actor_kind: 'member', actor_id: 'mbr_x', ip_truncated: '', user_agent_class: '' },
        })}'::jsonb)).*`,
      ),
    );
  await event(1001, ago(9), 'given', 'analytics_product');
  await event(1002, ago(8), 'given');
  await event(1003, ago(6), 'withdrawn');
  await event(1004, ago(4), 'given', 'ai_training_optin');
  await event(1005, ago(1), 'withdrawn', 'ai_training_optin');
  await run();
  const left = await inPractice(house.system, (tx) =>
    tx.db.consentEvent.findMany({ where: { practiceId: house.practiceId, subjectId: 'mbr_x' }, orderBy: { seq: 'asc' } }),
  );
  expect(left.map(({ seq }) => Number(seq))).toEqual([1001, 1004, 1005]);
});
