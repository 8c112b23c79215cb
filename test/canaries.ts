import type pg from 'pg';
import { createAccount } from '@/lib/access/create-account';
import { inScope } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { BookingIdentity } from '@/lib/patients/schema';
import type { House } from './house';
import { livedIn } from './lived-in';
import { inOneGo } from './scan';

/** What the people of the practice wrote wherever it takes a text in clear. */
const written = 'Piaf-Sansonnet';
const person: BookingIdentity = {
  familyName: 'Rougequeue',
  givenName: 'Bergeronnette',
  birthDate: '1931-10-29',
  phone: '+33639987654',
  email: 'bergeronnette.rougequeue@example.test',
};
export const practiceName = 'Cabinet Chardonneret';
const owner = { name: 'Hirondelle Étourneau', mailName: 'hirondelle.etourneau' };

/** What the database holds in clear while the practice lives. */
export const inClear: readonly string[] = [practiceName, 'Chardonneret', written, 'Hirondelle', 'Étourneau'];
/** Everything that can be read nowhere once the practice is erased: names, addresses, numbers, dates, and what was written. */
export const canaries: readonly string[] = [
  ...[person.familyName, person.givenName, person.birthDate, '29/10/1931', '19311029', '0639987654', '639987654'],
  ...['bergeronnette.rougequeue', owner.mailName, ...inClear],
];

/** Columns in clear that somebody fills, by table; people's identity is sealed and got there by the verbs. */
const texts = {
  site: ['name', 'street', 'city', 'access_note'],
  practitioner: ['about'],
  visit_reason: ['label', 'instructions'],
  absence: ['label'],
  resource: ['name'],
  invitation: ['display_name'],
  external_busy: ['external_key'],
  breach: ['authority_reference'],
  subscription_payment: ['failure'],
};
const documents = {
  practice: ['onboarding'],
  event: ['payload'],
  import_batch: ['mapping', 'counts'],
  register_version: ['content'],
  training_copy: ['content'],
  subscription_invoice: ['seller'],
  patient_merge: ['moved'],
};

/** @throws when a column is not there any more or no row of the practice has it: the canary would be nowhere and prove nothing. */
async function writeEverywhere(db: pg.Client, practiceId: string): Promise<void> {
  const named = [
    ...Object.entries(texts).flatMap(([table, columns]) => columns.map((column) => ({ table, column, to: '$2' }))),
    ...Object.entries(documents).flatMap(([table, columns]) =>
      columns.map((column) => ({ table, column, to: `coalesce("${column}", '{}') || jsonb_build_object('written', $2::text)` })),
    ),
    { table: 'practice', column: 'name', to: `'${practiceName}'` },
    { table: 'member', column: 'display_name', to: `'${owner.name}'` },
    { table: 'practitioner', column: 'family_name', to: `'${owner.name}'` },
  ];
  await inOneGo(db, async () => {
    for (const { table, column, to } of named) {
      await db.query(`alter table "${table}" no force row level security, disable trigger user`);
      const values = to.includes('$2') ? [practiceId, written] : [practiceId];
      const { rowCount } = await db.query(`update "${table}" set "${column}" = ${to} where ${idOf(table)} = $1`, values);
      await db.query(`alter table "${table}" force row level security, enable trigger user`);
      if (!rowCount) throw new Error(`${table}.${column} holds no canary`);
    }
  });
}
const idOf = (table: string) => (table === 'practice' ? 'id' : 'practice_id');

/** A lived-in practice that is full of canaries, with an owner who can be written to. */
export async function canaryHouse(db: House['db'], superior: pg.Client): Promise<{ house: House; accountId: Id<'account'> }> {
  const { house } = await livedIn(db, person);
  const { memberId } = house.member.actor as MemberActor;
  const email = `${owner.mailName}.${house.practiceId.slice(-12)}@example.test`;
  const accountId = await inScope(house.system, {}, (tx) => createAccount(tx, { email, passwordHash: 'x', locale: 'fr' }));
  if (!accountId) throw new Error('the account exists');
  await inOneGo(superior, async () => {
    await superior.query('alter table member no force row level security');
    await superior.query('update member set account_id = $2 where id = $1', [memberId, accountId]);
    await superior.query('alter table member force row level security');
  });
  await writeEverywhere(superior, house.practiceId);
  return { house, accountId };
}

/**
 * Counts from now on what is written, whatever becomes of the rows: `event`, `audit`, `certificate` and `suppression` with what they say, of
 * committed transactions only. Each step of an execution also takes `pauseMs`, so that a worker can be killed between any two of them.
 */
export async function watch(db: pg.Client, pauseMs: number): Promise<Watch> {
  const on = { event: 'event', audit: 'audit_entry', certificate: 'deletion_certificate', suppression: 'suppression' };
  const forget = async () => {
    for (const table of Object.values(on)) await db.query(`drop trigger if exists watched on ${table}`);
    await db.query('drop trigger if exists watched on deletion_request');
    await db.query('drop schema if exists watched cascade');
  };
  await forget();
  await db.query(`create schema watched; grant usage on schema watched to public;
    create table watched.line (what text, about text, says text);
    create function watched.note() returns trigger language plpgsql security definer as $$ declare r jsonb := to_jsonb(new); begin
      insert into watched.line values (tg_argv[0], coalesce(r->>'practice_id', r->>'subject'),
        coalesce(r->>'name', r->>'act', r->>'kind') || coalesce(' ' || coalesce(r->'payload'->>'to', r->'facts'->>'to'), ''));
      return null; end $$;
    create function watched.pause() returns trigger language plpgsql as $$ begin perform pg_sleep(${pauseMs / 1_000}); return new; end $$;
    create trigger watched before update of progress on deletion_request for each row execute function watched.pause()`);
  for (const [what, table] of Object.entries(on))
    await db.query(`create trigger watched after insert on ${table} for each row execute function watched.note('${what}')`);
  const lines = async (about: string) => {
    const { rows } = await db.query<{ line: string }>(`select what || ' ' || says as line from watched.line where about = $1 order by 1`, [
      about,
    ]);
    return rows.map(({ line }) => line);
  };
  return { lines, forget };
}
/** What was written about a practice or whoever it was, in order of kind, and how to end the watch. */
export type Watch = { lines(about: string): Promise<string[]>; forget(): Promise<void> };
