/** npm run bench: every figure Prati promises, measured on this machine, in one table and in bench/results/latest.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { confirmBooking } from '@/lib/appointments/confirm';
import { listSlots } from '@/lib/availability/list-slots';
import { type Id, newId } from '@/lib/core/id';
import { searchPatients } from '@/lib/patients/search-patients';
import { person } from '@/test/crowd';
import { heldWithCode, must } from '@/test/lived-in';
import { atFixedRate, byClients, timed, timesOf } from './load';
import { pgbenchScript, runPgbench, statementsOf } from './same-sql';
import { benchSlots } from './slots';
import { appointments, onStage, others, patients, type Stage } from './stage';

type Row = { what: string; median: number; p95: number; slowest?: number; also: string };

const DAY = 86_400_000;
const dateIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

type Slot = { start: string };
async function readSlots({ url }: Stage, slug: string, reason: string, from: string, days: number): Promise<Slot[]> {
  const answer = await fetch(`${url}/api/v1/practitioners/${slug}/slots?reason=${reason}&from=${from}&days=${days}`);
  const body = (await answer.json()) as { slots?: Slot[] };
  if (!answer.ok || !body.slots) throw new Error(`The slots were answered with ${answer.status}.`);
  return body.slots;
}

async function slotsOverHttp(stage: Stage, agendas: Stage['listed'], perSecond: number, of: string): Promise<Row> {
  let asked = 0;
  let found = 0;
  const ask = async () => {
    const one = agendas[asked++ % agendas.length];
    if (one) found += (await readSlots(stage, one.slug, one.reasonId, dateIn(0), 30)).length;
  };
  // As long as the measurement: a server that has just been started still compiles what it runs.
  for (let warmUp = 0; warmUp < 1_000; warmUp++) await ask();
  [asked, found] = [0, 0];
  const times = timesOf(await atFixedRate(perSecond, 10, ask));
  return {
    what: `slots of 30 days over HTTP, ${perSecond} requests/s`,
    ...times,
    also: `${agendas.length} practitioners, ${Math.round(found / asked)} slots each, ${of}`,
  };
}

/** The directory as people search it: a page of practitioners with the next times of each. */
async function directory(stage: Stage): Promise<Row> {
  const places = ['Lyon', 'Paris', 'Lille', 'Nantes', 'Berlin'];
  let asked = 0;
  const ask = async () => {
    const answer = await fetch(`${stage.url}/annuaire?specialty=dentistry&place=${places[asked++ % places.length]}`);
    const page = await answer.text();
    if (!answer.ok || !page.includes('many-')) throw new Error(`The directory was answered with ${answer.status}.`);
  };
  for (let warmUp = 0; warmUp < 30; warmUp++) await ask();
  const times = timesOf(await atFixedRate(10, 10, ask));
  return { what: 'directory search with next times, 10 requests/s', ...times, also: `${stage.listed.length} practitioners listed` };
}

/** A thousand holds by fifty clients for one stretch of time: one wins. Returns what each was answered with. */
async function race(stage: Stage, what: string, reason: Id<'visitReason'>, starts: readonly string[]): Promise<Row> {
  const deadlocks = await stage.deadlocks();
  const measured: number[] = [];
  const counts = new Map<number, number>();
  await byClients(50, 1_000, async (n) => {
    const body = JSON.stringify({ practitioner: stage.house.slug, reason, start: starts[n % starts.length] });
    const send = () => fetch(`${stage.url}/api/v1/holds`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { status } = await timed(send, measured);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  });
  const answers = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
  const also = `${answers.join(', ')}, ${(await stage.deadlocks()) - deadlocks} deadlocks`;
  if (counts.get(201) !== 1 || counts.get(409) !== 999) throw new Error(`${what}: ${also}`);
  return { what, ...timesOf(measured), also };
}

async function races(stage: Stage): Promise<Row[]> {
  const { practiceId, practitionerId, reasonId, db } = stage.house;
  const fine = newId('visitReason');
  const reason = { label: 'Fine', durationMinutes: 30, stepMinutes: 10, modes: ['in_person'] };
  await db.transaction({ practice: practiceId }, (tx) =>
    tx.visitReason.create({ data: { practiceId, id: fine, practitionerId, ...reason } }),
  );
  const [one] = await readSlots(stage, stage.house.slug, reasonId, dateIn(3), 30);
  const near = await readSlots(stage, stage.house.slug, fine, dateIn(95), 1);
  const overlapping = near.slice(3, 6).map(({ start }) => start);
  if (!one || overlapping.length < 3) throw new Error('There is no free time to race for.');
  return [
    await race(stage, '1,000 holds by 50 clients, one start', reasonId, [one.start]),
    await race(stage, '1,000 holds by 50 clients, three overlapping starts', fine, overlapping),
  ];
}

async function search(stage: Stage): Promise<Row> {
  const queries = [
    'mar',
    'zoe',
    'jean mar',
    'dangelo',
    'saint cla',
    'l m',
    '01/01/1930',
    '06 10 00 35 71',
    'person77@example.org',
    'nobody',
  ];
  const measured: number[] = [];
  for (let round = 0; round < 20; round++)
    for (const query of queries) await timed(() => searchPatients(stage.house.member, { query }), measured);
  return {
    what: 'search by name, birth date, phone, e-mail',
    ...timesOf(measured),
    also: `${patients} patients, ${queries.length} queries`,
  };
}

/** Free starts of every agenda in turn, so that bookings spread as they do in life. */
async function freeStarts(stage: Stage, days: number) {
  const lists = await Promise.all(
    stage.agendas.map(async (agenda) => {
      const list = must(await listSlots(stage.house.member, { ...agenda, from: dateIn(days), days: 30 }));
      return list.slots.map(({ start }) => ({ ...agenda, start: new Date(start) }));
    }),
  );
  return Array.from({ length: 400 }, (_, n) => lists.flatMap((list) => list[n] ?? [])).flat();
}

/** As many at once as pgbench has clients, for five seconds. */
async function throughput(
  stage: Stage,
  what: string,
  days: number,
  book: (time: Awaited<ReturnType<typeof freeStarts>>[number], n: number) => Promise<unknown>,
): Promise<{ row: Row; perSecond: number }> {
  const free = await freeStarts(stage, days);
  const measured: number[] = [];
  const began = performance.now();
  await byClients(clients, free.length, async (n) => {
    const time = free[n];
    if (time && performance.now() - began < 5_000) await timed(() => book(time, n), measured);
  });
  const perSecond = (measured.length * 1_000) / (performance.now() - began);
  const also = `${perSecond.toFixed(0)} a second on ${stage.agendas.length} agendas of one practice`;
  return { row: { what, ...timesOf(measured), also }, perSecond };
}

const clients = 8;
const ratePromised = 0.35;

async function bookings(stage: Stage): Promise<Row[]> {
  const { house, patientIds } = stage;
  const bookAt = async (
    { start, ...agenda }: { practitionerId: Id<'practitioner'>; reasonId: Id<'visitReason'>; start: Date },
    n: number,
  ) => {
    const patientId = patientIds[n % patientIds.length] as Id<'patient'>;
    must(await bookForPatient(house.member, { ...agenda, start, patientId, locale: 'fr', isFirstVisit: false }));
  };
  const atTheDesk = await throughput(stage, 'booking at the desk', 0, bookAt);
  const online = await throughput(stage, 'booking online: hold, code, confirm', 60, async ({ start, ...agenda }, n) => {
    const { phone, email, ...name } = person(n);
    const patient = { ...name, phone: phone ?? '', email: email ?? '' };
    const { verification, code } = await heldWithCode({ ...house, ...agenda }, start.toISOString(), patient);
    must(await confirmBooking(house.visitor, { verification, code, near: 'keep' }));
  });
  return [atTheDesk.row, online.row, await againstTheSameSql(stage, atTheDesk.perSecond, bookAt)];
}

/** The statements of one booking at the desk, sent by pgbench from as many clients: what the database alone would do. */
async function againstTheSameSql(
  stage: Stage,
  ours: number,
  book: (time: Awaited<ReturnType<typeof freeStarts>>[number], n: number) => Promise<unknown>,
): Promise<Row> {
  const what = 'the same SQL by pgbench';
  const [time] = await freeStarts(stage, 150);
  if (!time) throw new Error('There is no free time to book.');
  const statements = await statementsOf(() => book(time, 0));
  const firstStart = new Date(`${dateIn(400)}T00:00:00Z`);
  const script = pgbenchScript(statements, { ...time, agendas: stage.agendas.slice(0, clients), firstStart });
  const outcome = runPgbench(stage.databaseUrl, script, clients, 5);
  if ('missing' in outcome) return { what, median: Number.NaN, p95: Number.NaN, also: `skipped: ${outcome.missing}` };
  const ratio = ours / outcome.perSecond;
  if (ratio < ratePromised) console.warn(`${what}: a ratio of ${ratio.toFixed(2)} is under the ${ratePromised} promised.`);
  return {
    what,
    ...{ median: outcome.median, p95: Number.NaN },
    also: `${outcome.perSecond.toFixed(0)} a second; ours is ${ratio.toFixed(2)} of it, ${statements.length} statements`,
  };
}

const began = performance.now();
/** Above the number of cores, the figures are of a machine that had other work. */
const loadBefore = Number((loadavg()[0] ?? 0).toFixed(1));
const engine: Row[] = benchSlots().map(({ name, median, p95, starts }) => ({
  what: `engine ${name}`,
  median,
  p95,
  also: `${starts} starts`,
}));
/** Said as it is measured: a later failure takes nothing back. */
const said = (row: Row): Row => {
  console.log(`${row.what}: median ${row.median.toFixed(1)} ms, p95 ${row.p95.toFixed(1)} ms; ${row.also}`);
  return row;
};
for (const row of engine) said(row);
const live = await onStage(async (stage) => {
  const inOne = `${appointments} appointments in the practice`;
  const rows = [
    said(await slotsOverHttp(stage, [stage.house], 50, inOne)),
    said(await slotsOverHttp(stage, stage.listed, 100, `${others.appointments} appointments in the table`)),
    said(await directory(stage)),
  ];
  for (const row of await races(stage)) rows.push(said(row));
  rows.push(said(await search(stage)));
  for (const row of await bookings(stage)) rows.push(said(row));
  return rows;
});

const rounded = (ms: number | undefined) => (ms === undefined || Number.isNaN(ms) ? undefined : Number(ms.toFixed(ms < 10 ? 2 : 0)));
const rows = [...engine, ...live].map(({ what, median, p95, slowest, also }) => ({
  what,
  ...{ 'median ms': rounded(median), 'p95 ms': rounded(p95), 'slowest ms': rounded(slowest) },
  also,
}));
console.table(rows);
const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadBefore };
const folder = path.resolve(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
const seconds = Math.round((performance.now() - began) / 1_000);
writeFileSync(path.join(folder, 'latest.json'), `${JSON.stringify({ at: new Date().toISOString(), seconds, machine, rows }, null, 2)}\n`);
console.log(`${seconds} s on ${machine.cores} cores, load ${loadBefore} before; bench/results/latest.json`);
