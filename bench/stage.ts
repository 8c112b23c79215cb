import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type Id, newId } from '@/lib/core/id';
import { type Database, openDatabase } from '@/lib/platform/db';
import { migrate } from '@/scripts/migrate.mjs';
import { freePort, startPostgres } from '@/scripts/postgres.mjs';
import { analyse, fillWithPatients } from '@/test/crowd';
import { type House, openHouse, testKey } from '@/test/house';
import { fillWithPractices, type Listed } from './many-practices';

const root = path.resolve(import.meta.dirname, '..');
const program = (...parts: string[]) => path.join(root, 'node_modules', ...parts);

export const patients = 20_000;
export const appointments = 20_000;
const agendas = 10;
/** Beside the large practice: forty of five practitioners each, with two years of everybody's appointments. */
export const others = { practices: 40, appointments: 1_500_000 };

/** A real database with one large practice and many others in it, and the built web application in front of it. All on loopback, all gone at the end. */
export type Stage = {
  readonly house: House;
  readonly patientIds: readonly Id<'patient'>[];
  /** One practitioner and visit reason for each agenda; the first is the one the HTTP figures are taken from, and well filled. */
  readonly agendas: readonly { practitionerId: Id<'practitioner'>; reasonId: Id<'visitReason'> }[];
  /** The other practices' practitioners, all listed. */
  readonly listed: readonly Listed[];
  readonly url: string;
  /** The database's address for the application's role. */
  readonly databaseUrl: string;
  deadlocks(): Promise<number>;
};

export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'prati-bench-'));
  const cluster = await startPostgres({ ephemeral: true });
  let web: ChildProcess | undefined;
  let db: Database | undefined;
  try {
    await migrate(cluster.ownerUrl);
    const settings = { DATABASE_URL: cluster.appUrl, MIGRATION_DATABASE_URL: cluster.ownerUrl, PRATI_DATA: dataDir };
    Object.assign(process.env, settings);
    db = openDatabase({ url: cluster.appUrl, connections: 20 });
    const house = await openHouse({ db, now: new Date().toISOString() });
    const patientIds = await fillWithPatients(house, patients);
    const all = await addAgendas(house);
    await fillWithAppointments(house, all, patientIds);
    const listed = await fillWithPractices(cluster.superUrl, others);
    const served = await serve(cluster.appUrl, dataDir);
    web = served.web;
    const where = { url: served.url, databaseUrl: cluster.appUrl };
    const stage = { house, patientIds, agendas: all, listed, ...where, deadlocks: () => countDeadlocks(cluster.superUrl) };
    return await work(stage);
  } finally {
    if (web) await ended(web);
    await db?.close();
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function addAgendas(house: House) {
  const { practiceId, practitionerId, reasonId, siteId, db } = house;
  const all = [{ practitionerId, reasonId }];
  const createdAt = house.member.clock.now();
  await db.transaction({ practice: practiceId }, async (tx) => {
    while (all.length < agendas) {
      const one = { practitionerId: newId('practitioner'), reasonId: newId('visitReason') };
      const ids = { accountId: newId('account'), memberId: newId('member') };
      const account = { emailToken: ids.accountId, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt };
      await tx.account.create({ data: { id: ids.accountId, ...account } });
      await tx.member.create({
        data: { practiceId, id: ids.memberId, accountId: ids.accountId, role: 'practitioner', displayName: 'Bench', createdAt },
      });
      const card = { honorific: '', givenName: 'Bench', familyName: 'Bench', specialty: 'general_practice', languages: ['fr'], createdAt };
      const slug = `bench-${one.practitionerId.slice(-12)}`;
      await tx.practitioner.create({ data: { practiceId, id: one.practitionerId, memberId: ids.memberId, slug, ...card } });
      const reason = { label: 'Consultation', durationMinutes: 30, stepMinutes: 30, modes: ['in_person'] };
      await tx.visitReason.create({ data: { practiceId, id: one.reasonId, practitionerId: one.practitionerId, ...reason } });
      for (let weekday = 1; weekday <= 7; weekday++) {
        const opening = { practitionerId: one.practitionerId, siteId, weekday, startsAt: '09:00', endsAt: '18:00', modes: ['in_person'] };
        await tx.opening.create({ data: { practiceId, id: newId('opening'), ...opening } });
      }
      all.push(one);
    }
  });
  return all;
}

/**
 * Half-hours of the working day, from a year back to ninety days ahead: the first agenda nine tenths full, the others share what is left
 * of the twenty thousand.
 */
async function fillWithAppointments(house: House, all: Stage['agendas'], patientIds: readonly Id<'patient'>[]): Promise<void> {
  const app = new Client({ connectionString: process.env.DATABASE_URL ?? '' });
  await app.connect();
  await app.query("select set_config('app.practice', $1, false)", [house.practiceId]);
  const { rowCount } = await app.query(
    `insert into appointment (practice_id, id, practitioner_id, site_id, visit_reason_id, patient_id, status, mode, starts_at, ends_at, buffer_before, buffer_after,
       block_starts_at, block_ends_at, wall_start, time_zone, source, locale, created_at, booked_at, created_by)
     select $1, 'apt_' || md5(agenda || at), agenda, $2, reason, ($5::text[])[1 + abs(hashtext(agenda || at)) % $6], case when at < now() then 'done' else 'booked' end,
       'in_person', at, at + interval '30 min', 0, 0, at, at + interval '30 min', to_char(at at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI'), 'Europe/Paris',
       'online', 'fr', now(), now(), 'system'
     from (select agenda, reason, n, ((current_date + d)::timestamp + interval '9 h' + k * interval '30 min') at time zone 'Europe/Paris' as at
       from unnest($3::text[], $4::text[]) with ordinality a (agenda, reason, n), generate_series(-365, 89) d, generate_series(0, 17) k) grid
     where abs(hashtext(at || agenda)) % 100 < case n when 1 then 90 else 25 end order by n, at desc limit $7`,
    [
      ...[house.practiceId, house.siteId, all.map((one) => one.practitionerId), all.map((one) => one.reasonId)],
      ...[patientIds, patientIds.length, appointments],
    ],
  );
  await app.end();
  if (rowCount !== appointments) throw new Error(`${rowCount} appointments instead of ${appointments}`);
  await analyse('appointment');
}

/** The built application on a free port; built first when it is not. */
async function serve(databaseUrl: string, dataDir: string): Promise<{ web: ChildProcess; url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    ...{ PRATI_ENV: 'local', PORT: String(port), APP_URL: url, NEXTAUTH_URL: url, PRATI_DATA: dataDir },
    ...{ DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: 'only-for-the-bench', ENCRYPTION_KEY: testKey.toString('base64') },
    ...{ RATE_LIMIT: 'off', LOG_LEVEL: 'warn', NEXT_TELEMETRY_DISABLED: '1' },
  };
  const next = program('next/dist/bin/next');
  if (!isBuilt()) {
    console.log('Building…');
    const build = spawn(process.execPath, [next, 'build'], { cwd: root, env, stdio: 'inherit' });
    if ((await new Promise((resolve) => build.once('exit', resolve))) !== 0) throw new Error('The build failed.');
  }
  const web = spawn(process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const answer = await fetch(`${url}/api/health/live`).catch(() => null); // it does not listen yet
    if (answer?.ok) return { web, url };
  }
  await ended(web);
  throw new Error('The web application did not answer within 30 s.');
}

function isBuilt(): boolean {
  try {
    return readFileSync(path.join(root, '.next', 'BUILD_ID'), 'utf8') !== '';
  } catch {
    return false; // nothing there to serve
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(late);
}

/** Since the cluster began. Backends tell their figures once a second. */
async function countDeadlocks(superUrl: string): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  const { rows } = await client.query<{ n: number }>('select sum(deadlocks)::int as n from pg_stat_database');
  await client.end();
  return rows[0]?.n ?? 0;
}
