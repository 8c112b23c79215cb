import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archivistTables, connectAs, practiceTables, refusalOf } from './catalogue';

let app: pg.Client;
let owner: pg.Client;
beforeAll(async () => {
  app = await connectAs(process.env.DATABASE_URL);
  owner = await connectAs(process.env.MIGRATION_DATABASE_URL);
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

const texts = async (sql: string) => (await owner.query<{ text: string }>(sql)).rows.map(({ text }) => text);
const denied = '42501';
async function refusalIn(sql: string): Promise<string | null> {
  await app.query('begin');
  try {
    return await refusalOf(app, sql);
  } finally {
    await app.query('rollback');
  }
}

describe('inv-B4 what the catalogue says of the wall between practices', () => {
  test('there are practice tables in both schemas, and no view or foreign table beside them', async () => {
    const tables = (await practiceTables(owner)).map(({ table }) => table);
    expect(tables).toEqual(expect.arrayContaining(['public.appointment', 'public.patient', 'public.patient_token', 'keys.data_key']));
    const others = await texts(
      `select relname as text from pg_class where relnamespace in ('public'::regnamespace, 'keys'::regnamespace) and relkind in ('v', 'm', 'f')`,
    );
    expect(others).toEqual([]);
  });

  test('each one has row-level security, forced, with a policy for the application that checks what it reads and what it writes', async () => {
    for (const { table, key } of await practiceTables(owner)) {
      const { rows } = await owner.query<{ enabled: boolean; forced: boolean }>(
        'select relrowsecurity as enabled, relforcerowsecurity as forced from pg_class where oid = $1::regclass',
        [table],
      );
      expect(rows[0], table).toEqual({ enabled: true, forced: true });
      const policies = await owner.query<{ reads: string; writes: string; roles: string; cmd: string; permissive: boolean }>(
        `select pg_get_expr(polqual, polrelid) as reads, pg_get_expr(polwithcheck, polrelid) as writes, polcmd as cmd, polpermissive as permissive,
           (select string_agg(rolname, ',') from pg_roles where oid = any (polroles)) as roles
         from pg_policy where polrelid = $1::regclass and polname = 'practice_wall'`,
        [table],
      );
      const rule = `(${key} = NULLIF(current_setting('app.practice'::text, true), ''::text))`;
      expect(policies.rows, table).toEqual([{ reads: rule, writes: rule, roles: 'prati_app', cmd: '*', permissive: true }]);
    }
  });

  test('the archive has a wall of its own, and the application has no way through it but the archivist', async () => {
    for (const table of archivistTables) {
      const { rows } = await owner.query(
        `select relrowsecurity as enabled, relforcerowsecurity as forced, pg_get_expr(polqual, polrelid) as reads, pg_get_expr(polwithcheck, polrelid) as writes,
           (select string_agg(rolname, ',') from pg_roles where oid = any (polroles)) as roles
         from pg_class c join pg_policy p on p.polrelid = c.oid where c.oid = $1::regclass and p.polname = 'practice_wall'`,
        [table],
      );
      const rule = `(practice_id = NULLIF(current_setting('app.practice'::text, true), ''::text))`;
      expect(rows, table).toEqual([{ enabled: true, forced: true, reads: rule, writes: rule, roles: 'prati_archivist' }]);
      expect(await refusalIn(`select from ${table}`), table).toBe(denied);
    }
    // Besides the wall: whoever is signed in finds what is kept of them and what they asked, and the relay what is due.
    expect(
      await texts(
        `select polrelid::regclass || ' ' || polname || ' ' || polcmd::text || ' ' || (select string_agg(rolname, ',') from pg_roles where oid = any (polroles)) as text
         from pg_policy where polname <> 'practice_wall' and polrelid::regclass::text ~ '^(archive|keys)\\.' order by 1`,
      ),
    ).toEqual([
      'archive.custody_request own_request r prati_archivist',
      'archive.custody_request relay_reads r prati_relay',
      'archive.kept_person by_capability r prati_archivist',
    ]);
    // It removes; it changes nothing that is there, but for heads, keys, and the columns of custody that say how far it is.
    const may = await texts(
      `select format('%s %s', oid::regclass, p) as text from pg_class, unnest(array['INSERT', 'UPDATE', 'TRUNCATE']) p
       where relnamespace in ('public'::regnamespace, 'keys'::regnamespace, 'archive'::regnamespace) and relkind = 'r'
         and has_table_privilege('prati_archivist', oid, p) order by 1`,
    );
    expect(may).toEqual([
      'archive.custody_opening INSERT',
      'archive.custody_request INSERT',
      'archive.kept_person INSERT',
      'archive.kept_row INSERT',
      'audit_segment INSERT',
      'audit_segment UPDATE',
      'consent_gone INSERT',
      'keys.archive_key INSERT',
      'keys.archive_key UPDATE',
    ]);
  });

  test('nothing but the wall lets the application write: every other policy is for reading, or the relay’s or the archivist’s', async () => {
    const others = await texts(
      `select polrelid::regclass || ' ' || polname || ' ' || polcmd::text || ' ' || (select string_agg(rolname, ',') from pg_roles where oid = any (polroles)) as text
       from pg_policy where polname not in ('practice_wall', 'archivist_reads', 'archivist_removes') and polrelid::regclass::text !~ '^(archive|keys)\\.' order by 1`,
    );
    // Those of the archivist read and remove, nothing else.
    expect(
      await texts(
        `select distinct polname || ' ' || polcmd::text || ' ' || (select string_agg(rolname, ',') from pg_roles where oid = any (polroles)) as text
         from pg_policy where polname in ('archivist_reads', 'archivist_removes') order by 1`,
      ),
    ).toEqual(['archivist_reads r prati_archivist', 'archivist_removes d prati_archivist']);
    expect(others).toEqual([
      'appointment by_capability r prati_app',
      'audit_segment archivist_seals * prati_archivist',
      'booking_verification by_capability r prati_app',
      'breach relay_marks w prati_relay',
      'breach relay_reads r prati_relay',
      'business_feed_copy relay_reads r prati_relay',
      'calendar_feed by_capability r prati_app',
      'consent_gone archivist_notes a prati_archivist',
      'deletion_request relay_marks w prati_relay',
      'deletion_request relay_reads r prati_relay',
      'delivery relay_marks w prati_relay',
      'delivery relay_reads r prati_relay',
      'event relay_marks w prati_relay',
      'event relay_reads r prati_relay',
      'export_job relay_marks w prati_relay',
      'export_job relay_reads r prati_relay',
      'handover relay_reads r prati_relay',
      'invitation by_capability r prati_app',
      'lifecycle_timer relay_marks w prati_relay',
      'lifecycle_timer relay_reads r prati_relay',
      'member own_membership r prati_app',
      'own_consent_event own_choice r prati_app',
      'own_consent_event own_choice_made a prati_app',
      'patient own_file r prati_app',
      'practice relay_reads r prati_relay',
      'practitioner by_address r prati_app',
      'practitioner listed r prati_app',
      'reminder relay_marks w prati_relay',
      'reminder relay_reads r prati_relay',
      'rights_request relay_marks w prati_relay',
      'rights_request relay_reads r prati_relay',
      'sub_processor_notice relay_reads r prati_relay',
      'subscription relay_marks w prati_relay',
      'subscription relay_reads r prati_relay',
      'subscription_payment relay_marks w prati_relay',
      'subscription_payment relay_reads r prati_relay',
      'waiting_entry by_capability r prati_app',
      'waiting_offer by_capability r prati_app',
      'waiting_offer relay_reads r prati_relay',
      'waiting_time relay_reads r prati_relay',
    ]);
  });

  test('the application’s role owns nothing, has no privilege of its own, and steps only into the relay and the archivist', async () => {
    const { rows } = await app.query<Record<string, unknown>>(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::int from pg_class where relowner = r.oid) as owned,
         (select array_agg(m.roleid::regrole::text || case when m.inherit_option then ' inherits' else '' end order by m.roleid::regrole::text) from pg_auth_members m where m.member = r.oid) as steps_into
       from pg_roles r where rolname = session_user`,
    );
    const no = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false };
    expect(rows).toEqual([{ rolname: 'prati_app', ...no, owned: 0, steps_into: ['prati_archivist', 'prati_relay'] }]);
    expect(await texts(`select rolname as text from pg_roles where rolbypassrls and rolname like 'prati%'`)).toEqual([]);
  });

  test('the application can empty, alter or create no table', async () => {
    await app.query('begin');
    for (const { table } of await practiceTables(owner)) {
      expect(await refusalOf(app, `truncate ${table} cascade`), table).toBe(denied);
      expect(await refusalOf(app, `alter table ${table} no force row level security`), table).toBe(denied);
    }
    expect(await refusalOf(app, 'create table public.own (id text)')).toBe(denied);
    expect(await refusalOf(app, 'select * from _prisma_migrations')).toBe(denied);
    await app.query('rollback');
  });

  test('every key between practice tables carries the practice, and every table hangs from one', async () => {
    const tables = new Set((await practiceTables(owner)).map(({ table }) => table.replace('public.', '')));
    const { rows } = await owner.query<{ name: string; child: string; parent: string; columns: string[]; referenced: string[] }>(
      `select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
         array(select attname::text from unnest(conkey) with ordinality k (n, o) join pg_attribute on attrelid = conrelid and attnum = n order by o) as columns,
         array(select attname::text from unnest(confkey) with ordinality k (n, o) join pg_attribute on attrelid = confrelid and attnum = n order by o) as referenced
       from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'keys'::regnamespace)`,
    );
    const between = rows.filter(({ child, parent }) => tables.has(child) && tables.has(parent));
    for (const { name, parent, columns, referenced } of between) {
      const at = columns.indexOf('practice_id');
      expect(referenced[at], name).toBe(parent === 'practice' ? 'id' : 'practice_id');
    }
    expect([...tables].filter((table) => table !== 'practice' && !between.some(({ child }) => child === table))).toEqual([]);
  });

  test('a row’s name is unique inside its practice; what is unique across practices is listed here', async () => {
    const across = await texts(
      `select i.indexrelid::regclass::text as text from pg_index i join pg_class c on c.oid = i.indrelid
       where i.indisunique and c.relnamespace in ('public'::regnamespace, 'keys'::regnamespace)
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id')
         and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and a.attnum = any (i.indkey::smallint[]))
       order by 1`,
    );
    expect(across).toEqual([
      'appointment_hold_token',
      'appointment_manage_token',
      'calendar_feed_token_hash_key',
      'event_seq_key',
      'invitation_token_hash_key',
      'practitioner_slug_key',
      'subscription_invoice_series_position_key',
      'waiting_entry_manage_token',
      'waiting_offer_token',
    ]);
  });

  test('no two occupying appointments of one practitioner can overlap, unless one was overbooked on purpose', async () => {
    const [definition = ''] = await texts(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'appointment_no_overlap'`,
    );
    expect(definition).toContain(
      'EXCLUDE USING gist (practice_id WITH =, practitioner_id WITH =, tstzrange(block_starts_at, block_ends_at) WITH &&)',
    );
    const { occupying } = await import('@/lib/appointments/rules');
    expect([...definition.matchAll(/'([a-z_]+)'::text/g)].map(([, status]) => status)).toEqual([...occupying]);
    expect(definition).toContain('NOT overbooked');
    expect(definition).toContain('group_id IS NULL');
  });

  test('inv-F2 the audit chain only grows: refused by grant to the application and by trigger to the owner', async () => {
    await app.query('begin');
    for (const sql of ['update audit_entry set act = act', 'delete from audit_entry', 'truncate audit_entry', 'delete from audit_head'])
      expect(await refusalOf(app, sql), sql).toBe(denied);
    for (const sql of ['update event set name = name', 'delete from event']) expect(await refusalOf(app, sql), sql).toBe(denied);
    await app.query('rollback');

    await owner.query('begin');
    await owner.query('alter table audit_entry no force row level security');
    await owner.query('alter table audit_entry drop constraint audit_entry_practice_fk');
    await owner.query(
      `insert into audit_entry (practice_id, seq, at, act, actor_kind, facts, previous, hash) values ('prc_test', 1, now(), 'test', 'system', '{}', '', '')`,
    );
    for (const sql of ['update audit_entry set act = act', 'delete from audit_entry', 'truncate audit_entry'])
      expect(await refusalOf(owner, sql), sql).toBe(denied);
    await owner.query('rollback');
  });

  test('the relay reads and marks only the columns that ring the doorbell', async () => {
    const granted = await texts(
      `select format('%s.%s %s', c.oid::regclass, a.attname, p) as text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
         unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p
       where c.relnamespace in ('public'::regnamespace, 'keys'::regnamespace) and c.relkind in ('r', 'p')
         and has_column_privilege('prati_relay', c.oid, a.attnum, p) order by 1`,
    );
    const of = (table: string, columns: string, privilege: string) => columns.split(' ').map((column) => `${table}.${column} ${privilege}`);
    const expected = [
      ...of('breach', 'practice_id id remind_at', 'SELECT'),
      'breach.remind_at UPDATE',
      ...of('business_feed_copy', 'practice_id shared_at', 'SELECT'),
      ...of('account_deletion', 'id state ring_at', 'SELECT'),
      ...of('account_deletion', 'ring_at', 'UPDATE'),
      ...of('account_letter', 'id kind state attempts due_at', 'SELECT'),
      ...of('account_letter', 'attempts due_at', 'UPDATE'),
      ...of('deletion_request', 'practice_id id state ring_at', 'SELECT'),
      ...of('deletion_request', 'ring_at', 'UPDATE'),
      ...of('export_job', 'practice_id id state due_at', 'SELECT'),
      ...of('export_job', 'due_at', 'UPDATE'),
      ...of('handover', 'practice_id id side state expires_at', 'SELECT'),
      ...of('sub_processor_notice', 'practice_id change', 'SELECT'),
      ...of('delivery', 'practice_id id effect_key kind subject_id state attempts due_at', 'SELECT'),
      ...of('delivery', 'attempts due_at', 'UPDATE'),
      ...of('event', 'practice_id id seq name payload at relayed_at awaited dead', 'SELECT'),
      ...of('event', 'relayed_at awaited dead', 'UPDATE'),
      ...of('lifecycle_timer', 'practice_id id ring_at state', 'SELECT'),
      ...of('lifecycle_timer', 'ring_at', 'UPDATE'),
      ...of('practice', 'id created_at', 'SELECT'),
      ...of('reminder', 'practice_id id appointment_id due_at state', 'SELECT'),
      ...of('reminder', 'due_at', 'UPDATE'),
      ...of('rights_request', 'practice_id id remind_at', 'SELECT'),
      ...of('rights_request', 'remind_at', 'UPDATE'),
      ...of('payment_notice', 'provider event_id order_reference received_at heeded_at', 'SELECT'),
      ...of('payment_notice', 'heeded_at', 'UPDATE'),
      ...of('subscription', 'practice_id due_at', 'SELECT'),
      ...of('subscription', 'due_at', 'UPDATE'),
      ...of('subscription_payment', 'practice_id id provider order_reference due_at', 'SELECT'),
      ...of('subscription_payment', 'due_at', 'UPDATE'),
      ...of('waiting_offer', 'practice_id id entry_id status expires_at', 'SELECT'),
      ...of('waiting_time', 'practice_id id due_at', 'SELECT'),
    ];
    expect(granted.sort()).toEqual(expected.sort());
    expect(
      await texts(
        `select oid::regclass || ' ' || p as text from pg_class, unnest(array['DELETE', 'TRUNCATE']) p
         where relnamespace in ('public'::regnamespace, 'keys'::regnamespace) and relkind = 'r' and has_table_privilege('prati_relay', oid, p)`,
      ),
    ).toEqual([]);
  });
});
