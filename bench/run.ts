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
import { benchSlots } from './slots';
import { appointments, onStage, patients, type Stage } from './stage';

type Row = { what: string; median: number; p95: number; slowest?: number; also: string };

const DAY = 86_400_000;
const dateIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

type Slot = { start: string };
async function readSlots({ url, house }: Stage, reason: Id<'visitReason'>, from: string, days: number): Promise<Slot[]> {
  const answer = await fetch(`${url}/api/v1/practitioners/${house.slug}/slots?reason=${reason}&from=${from}&days=${days}`);
  const body = (await answer.json()) as { slots?: Slot[] };
  if (!answer.ok || !body.slots) throw new Error(`The slots were answered with ${answer.status}.`);
  return body.slots;
}

async function slotsOverHttp(stage: Stage): Promise<Row> {
  const ask = () => readSlots(stage, stage.house.reasonId, dateIn(0), 30);
  const { length } = await ask();
  for (let warmUp = 0; warmUp < 50; warmUp++) await ask();
  const times = timesOf(await atFixedRate(50, 10, async () => void (await ask())));
  return {
    what: 'slots of 30 days over HTTP, 50 requests/s',
    ...times,
    also: `${length} slots, ${appointments} appointments in the table`,
  };
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
  const [one] = await readSlots(stage, reasonId, dateIn(3), 30);
  const near = await readSlots(stage, fine, dateIn(95), 1);
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

/** Eight at once for five seconds. */
async function throughput(
  stage: Stage,
  what: string,
  days: number,
  book: (time: Awaited<ReturnType<typeof freeStarts>>[number], n: number) => Promise<unknown>,
): Promise<Row> {
  const free = await freeStarts(stage, days);
  const measured: number[] = [];
  const began = performance.now();
  await byClients(8, free.length, async (n) => {
    const time = free[n];
    if (time && performance.now() - began < 5_000) await timed(() => book(time, n), measured);
  });
  const perSecond = (measured.length * 1_000) / (performance.now() - began);
  return { what, ...timesOf(measured), also: `${perSecond.toFixed(0)} a second on ${stage.agendas.length} agendas of one practice` };
}

async function bookings(stage: Stage): Promise<Row[]> {
  const { house, patientIds } = stage;
  const atTheDesk = await throughput(stage, 'booking at the desk', 0, async (time, n) => {
    const patientId = patientIds[n % patientIds.length] as Id<'patient'>;
    must(await bookForPatient(house.member, { ...time, patientId, locale: 'fr', isFirstVisit: false }));
  });
  const online = await throughput(stage, 'booking online: hold, code, confirm', 60, async ({ start, ...agenda }, n) => {
    const { phone, email, ...name } = person(n);
    const patient = { ...name, phone: phone ?? '', email: email ?? '' };
    const { verification, code } = await heldWithCode({ ...house, ...agenda }, start.toISOString(), patient);
    must(await confirmBooking(house.visitor, { verification, code }));
  });
  return [atTheDesk, online];
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
const live = await onStage(async (stage) => [
  await slotsOverHttp(stage),
  ...(await races(stage)),
  await search(stage),
  ...(await bookings(stage)),
]);

const rounded = (ms: number | undefined) => (ms === undefined ? undefined : Number(ms.toFixed(ms < 10 ? 2 : 0)));
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
