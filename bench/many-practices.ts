import { Client } from 'pg';

/** One practitioner of one of the many practices: what a request for times needs. */
export type Listed = { readonly slug: string; readonly reasonId: string };

const cities = ['Lyon', 'Paris', 'Lille', 'Nantes', 'Berlin', 'Metz', 'Brest', 'Dijon', 'Tours', 'Caen'];
const specialties = ['general_practice', 'dentistry', 'midwifery', 'physiotherapy', 'psychology'];

/**
 * Practices of five listed practitioners each, written straight into the tables: what the house looks like with two years of everybody's
 * appointments in it. Half-hours from 640 days back to 89 days ahead, about eight of every ten taken on working days.
 */
export async function fillWithPractices(superUrl: string, settings: { practices: number; appointments: number }): Promise<Listed[]> {
  const { practices, appointments } = settings;
  const db = new Client({ connectionString: superUrl });
  await db.connect();
  try {
    // Rows that are consistent by construction: without the checks of foreign keys a million go in within a minute.
    await db.query('set session_replication_role = replica');
    await db.query(
      `create temporary table many as
       select p, k, 'prc_' || md5('many' || p) as practice, 'sit_' || md5('many' || p) as site, 'pro_' || md5('many' || p || '.' || k) as pro,
         'mbr_' || md5('many' || p || '.' || k) as member, 'acc_' || md5('many' || p || '.' || k) as account, 'vsr_' || md5('many' || p || '.' || k) as reason,
         'pat_' || md5('many' || p || '.' || k) as patient, 'many-' || p || '-' || k as slug
       from generate_series(1, $1::int) p, generate_series(1, 5) k`,
      [practices],
    );
    await db.query(
      `insert into practice (id, name, time_zone, jurisdiction, locale, created_at)
       select distinct practice, 'Cabinet ' || p, 'Europe/Paris', 'FR', 'fr', now() from many`,
    );
    await db.query(
      `insert into site (practice_id, id, name, street, postcode, city, country)
       select distinct practice, site, 'Cabinet', '1 rue des Essais', '69001', ($1::text[])[1 + p % 10], 'FR' from many`,
      [cities],
    );
    await db.query(
      `insert into account (id, email_token, email_sealed, password_hash, locale, created_at) select account, account, 'x', 'x', 'fr', now() from many`,
    );
    await db.query(
      `insert into member (practice_id, id, account_id, role, display_name, created_at) select practice, member, account, 'practitioner', 'Bench', now() from many`,
    );
    await db.query(
      `insert into practitioner (practice_id, id, member_id, slug, honorific, given_name, family_name, specialty, languages, listed, created_at)
       select practice, pro, member, slug, 'Dr', 'Prénom' || k, 'Nom' || p, ($1::text[])[1 + (p + k) % 5], '{fr}', true, now() from many`,
      [specialties],
    );
    await db.query(
      `insert into visit_reason (practice_id, id, practitioner_id, label, duration_minutes, step_minutes, min_notice_minutes, modes)
       select practice, reason, pro, 'Consultation', 30, 30, 60, '{in_person,video}' from many`,
    );
    await db.query(
      `insert into opening (practice_id, id, practitioner_id, site_id, weekday, starts_at, ends_at, modes)
       select practice, 'opn_' || md5(pro || weekday || half), pro, site, weekday, case half when 1 then '09:00' else '14:00' end,
         case half when 1 then '12:30' else '19:00' end, '{in_person,video}' from many, generate_series(1, 6) weekday, generate_series(1, 2) half`,
    );
    await db.query(
      `insert into patient (practice_id, id, locale, source, created_at) select practice, patient, 'fr', 'import', now() from many`,
    );
    const rebuild = await withoutIndexes(db);
    const { rowCount } = await db.query(
      `insert into appointment (practice_id, id, practitioner_id, site_id, visit_reason_id, patient_id, status, mode, starts_at, ends_at, buffer_before,
         buffer_after, block_starts_at, block_ends_at, wall_start, time_zone, source, locale, created_at, booked_at, created_by)
       select practice, 'apt_' || md5(pro || at), pro, site, reason, patient, case when at < now() then 'done' else 'booked' end, 'in_person', at,
         at + interval '30 min', 0, 0, at, at + interval '30 min', to_char(at at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI'), 'Europe/Paris',
         'online', 'fr', now(), now(), 'system'
       from many, generate_series(-640, 89) d,
         lateral (select ((current_date + d)::timestamp + interval '9 h' + half * interval '30 min') at time zone 'Europe/Paris' as at
           from unnest(array[0,1,2,3,4,5,6,10,11,12,13,14,15,16,17,18,19]) half) grid
       where extract(isodow from current_date + d) < 7 and abs(hashtext(pro || at)) % 100 < 82
       order by hashtext(pro || d) limit $1`,
      [appointments],
    );
    if (rowCount !== appointments) throw new Error(`${rowCount} appointments instead of ${appointments}`);
    await rebuild();
    await db.query('set session_replication_role = origin');
    // What a running database has long done: otherwise its housekeeping of a million new rows is measured with the requests.
    await db.query('vacuum (analyze) appointment, practice, site, practitioner, visit_reason, opening, patient, member');
    await db.query('checkpoint');
    return (await db.query<Listed>('select slug, reason as "reasonId" from many order by p, k')).rows;
  } finally {
    await db.end();
  }
}

/** Takes the appointments' indexes and the no-overlap constraint off; the function returned puts them back as they were. */
async function withoutIndexes(db: Client): Promise<() => Promise<void>> {
  const { rows } = await db.query<{ off: string; on: string }>(
    `select format('alter table appointment drop constraint %I', conname) as off, format('alter table appointment add constraint %I %s', conname, pg_get_constraintdef(oid)) as on
     from pg_constraint where conrelid = 'appointment'::regclass and contype = 'x'
     union all
     select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid) from pg_index i
     where i.indrelid = 'appointment'::regclass and not i.indisprimary and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  for (const { off } of rows) await db.query(off);
  return async () => {
    for (const { on } of rows) await db.query(on);
  };
}
