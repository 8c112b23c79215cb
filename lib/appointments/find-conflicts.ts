import { openHours } from '@/lib/availability/list-open-hours';
import type { InPractice } from '@/lib/context';
import { dateOfDay } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';
import { readIdentities } from '@/lib/patients/read-patients';
import { type DeskRules, findElsewhere, findInTheWay, type Neighbour } from './conflicts/data';
import { findFull } from './find-full';
import { findRooms, type Rooms } from './find-rooms';
import type { Placing } from './placing';
import { blockOf } from './rules';
import type { Conflict } from './schema';

export type InTheWay = Rooms;

/** Everything in the way of a visit, at once, and the rooms and equipment it can have (empty where a need cannot be met). */
export async function findConflicts(tx: InPractice, placing: Placing, rules: DeskRules): Promise<InTheWay> {
  const rooms = placing.joins ? { conflicts: [], resources: [], fits: true } : await findRooms(tx, placing, rules);
  const full = await findFull(tx, placing, rules);
  const conflicts: Conflict[] = [
    ...(placing.start < tx.clock.now() ? [{ kind: 'past', severity: 'warns' } as const] : []),
    ...(placing.open || placing.joins ? [] : [{ kind: 'closed', severity: 'blocks' } as const]),
    ...(placing.joins
      ? fullGroup(placing.joins, placing, rules)
      : [...(await awayAt(tx, placing, rules)), ...(await visitsAt(tx, placing))]),
    ...(await elsewhereAt(tx, placing)),
    ...rooms.conflicts,
    ...(placing.joins ? full.filter(({ kind }) => kind === 'patient_week_full') : full),
  ];
  return { ...rooms, conflicts };
}

const fullGroup = ({ id, isFull }: NonNullable<Placing['joins']>, placing: Placing, { label }: DeskRules): Conflict[] =>
  isFull ? [{ kind: 'group_full', severity: 'blocks', appointmentId: id, ...span(placing), label }] : [];

async function visitsAt(tx: InPractice, placing: Placing): Promise<Conflict[]> {
  const { practitionerId, except } = placing;
  const own = await findInTheWay(tx, { practitionerId, except, ...blockOf(placing) });
  const names = await namesOf(tx, own);
  const meets = ({ start, end }: Neighbour) => start < placing.end && end > placing.start;
  return own.map((one): Conflict => {
    const kind = !meets(one) ? 'buffer' : one.status === 'held' ? 'hold' : 'appointment';
    return { kind, severity: 'blocks', appointmentId: one.id, ...span(one), ...names(one) };
  });
}

async function elsewhereAt(tx: InPractice, { practitionerId, patientId, except, start, end }: Placing): Promise<Conflict[]> {
  if (!patientId) return [];
  const elsewhere = await findElsewhere(tx, { practitionerId, patientId, except, from: start, to: end });
  return elsewhere.map((one) => ({ kind: 'patient_elsewhere', severity: 'warns', appointmentId: one.id, ...span(one), label: one.name }));
}

const span = ({ start, end }: { start: Date; end: Date }) => ({ start: start.toISOString(), end: end.toISOString() });

const written = ({ start, end }: { start: number; end: number }) => span({ start: new Date(start), end: new Date(end) });

/** The patient's name, or the reason of a visit that has none: a hold, a group, an erased file. */
async function namesOf(tx: InPractice, visits: readonly Neighbour[]) {
  const identities = await readIdentities(
    tx,
    visits.flatMap(({ patientId }) => (patientId ? [patientId] : [])),
  );
  return ({ patientId, name }: Neighbour) => {
    const patient = patientId && identities.get(patientId);
    return { label: patient && patient !== 'erased' ? `${patient.familyName.toLocaleUpperCase('fr')} ${patient.givenName}` : name };
  };
}

/** Absences and what another calendar says is taken; the latter has no buffers of its own, the visit's apply to it. */
async function awayAt(tx: InPractice, placing: Placing, { timeZone }: DeskRules): Promise<Conflict[]> {
  const zone = zoneOf(timeZone);
  const block = blockOf(placing);
  const first = zone.dayAt(block.from.getTime());
  const days = zone.dayAt(block.to.getTime()) - first + 1;
  const hours = await openHours(tx, { from: dateOfDay(first), days, practitionerIds: [placing.practitionerId] });
  const { absences = [], external = [] } = hours.columns[0] ?? {};
  const meets = (from: Date, to: Date) => (away: { start: number; end: number }) => away.start < to.getTime() && away.end > from.getTime();
  return [
    ...absences
      .filter(meets(placing.start, placing.end))
      .map(({ label, ...away }): Conflict => ({ kind: 'absence', severity: 'blocks', label, ...written(away) })),
    ...external.filter(meets(block.from, block.to)).map((away): Conflict => ({ kind: 'external', severity: 'blocks', ...written(away) })),
  ];
}
