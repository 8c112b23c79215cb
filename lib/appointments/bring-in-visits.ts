import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { zoneOf } from '@/lib/core/zone';
import { record } from '@/lib/events/record';
import { noteLastVisit } from '@/lib/patients/note-last-visit';
import { refuseRestricted } from '@/lib/patients/refuse-restricted';
import { findLastDone } from './changes/data';
import { type DeskRules, findDeskRules, findGroupAt } from './conflicts/data';
import { findRooms } from './find-rooms';
import { insertVisit, type NewVisit } from './importing/data';
import { placeFor } from './judge-at-desk';
import { type ImportedVisit, importedAs, isOver, judgeImported, type Obstacle } from './judge-imported';
import { takeSeat } from './limits/data';
import { manageToken } from './manage-token';
import { takeResources } from './resources/data';

const MINUTE = 60_000;

type KnownVisit = ImportedVisit & { readonly patientId: Id<'patient'> };
type How = { readonly batchId: Id<'importBatch'>; readonly reminded: boolean; readonly locale: Locale };

/**
 * Brings one visit of an import in, in the caller's transaction, which holds the locks of the practitioner's agenda and of the patient: as the desk would book it, with its
 * rooms or its seat, but bound by no limit and told to nobody. One that is over stands beside what took place then. Null when it stands; else what was in its way.
 */
export async function bringInVisit(tx: InPractice, visit: KnownVisit, how: How): Promise<Obstacle | null> {
  if (await refuseRestricted(tx, visit.patientId)) return { kind: 'restricted' };
  const rules = await findDeskRules(tx, visit);
  if (!rules || rules.archived) return { kind: 'reason_gone' };
  const [obstacle] = await judgeImported(tx, [visit], () => rules.capacity !== null);
  if (obstacle) return obstacle;
  const taken = rules.capacity === null ? await alone(tx, visit, rules, how) : await inGroup(tx, visit, rules, rules.capacity, how);
  if ('kind' in taken) return taken;
  if (isOver(visit, tx.clock.now())) await noteLastVisit(tx, visit.patientId, await findLastDone(tx, visit.patientId));
  await record(tx, 'appointment.imported', { appointmentId: taken.id, version: 1, reminded: how.reminded });
  return null;
}

type Taken = { readonly id: Id<'appointment'> } | Obstacle;
const lost = ({ start, end }: KnownVisit): Obstacle => ({ kind: 'visit', start, end });

async function alone(tx: InPractice, visit: KnownVisit, rules: DeskRules, how: How): Promise<Taken> {
  const row = await rowOf(tx, visit, rules, how);
  if (!row) return { kind: 'reason_gone' };
  const rooms = await roomsFor(tx, row, rules);
  if ('kind' in rooms) return rooms;
  const id = await setDown(tx, row);
  if (!id) return lost(visit);
  await takeResources(tx, id, rooms.resources);
  return { id };
}

/** In its time, or beside what stands there when that is over; null when the time is taken. */
const setDown = async (tx: InPractice, row: NewVisit) =>
  (await insertVisit(tx, row)) ?? (isOver(row, tx.clock.now()) ? insertVisit(tx, { ...row, overbooked: true }) : null);

/** Joins the group that meets then while it has a seat; the first of them begins it. */
async function inGroup(tx: InPractice, visit: KnownVisit, rules: DeskRules, capacity: number, how: How): Promise<Taken> {
  const group = await findGroupAt(tx, visit);
  const row = await rowOf(tx, visit, rules, how);
  if (!row) return { kind: 'reason_gone' };
  let groupId = group?.id ?? null;
  if (!groupId) {
    const rooms = await roomsFor(tx, row, rules);
    if ('kind' in rooms) return rooms;
    groupId = await setDown(tx, { ...row, patientId: null, importedAs: null, capacity });
    if (!groupId) return lost(visit);
    await takeResources(tx, groupId, rooms.resources);
  }
  if (!(await takeSeat(tx, groupId))) return { kind: 'full' };
  const place = group ? { end: group.end, siteId: group.site, mode: group.mode } : {};
  const id = await insertVisit(tx, { ...row, ...place, groupId });
  return id ? { id } : lost(visit);
}

async function roomsFor(tx: InPractice, row: NewVisit, rules: DeskRules): Promise<{ resources: readonly Id<'resource'>[] } | Obstacle> {
  if (rules.resourceNeeds.length === 0) return { resources: [] };
  const open = { bufferBefore: 0, bufferAfter: 0, open: true, except: null, kept: [], joins: null };
  const { conflicts, resources } = await findRooms(tx, { ...row, ...open }, rules);
  const [taken] = conflicts;
  if (!taken) return { resources };
  if (isOver(row, tx.clock.now())) return { resources: [] };
  return { kind: 'room', start: new Date(taken.start ?? row.start), end: new Date(taken.end ?? row.end) };
}

/** The row of a visit where the practice would see such a patient then; null for a practice without a site. */
async function rowOf(tx: InPractice, visit: KnownVisit, rules: DeskRules, how: How): Promise<NewVisit | null> {
  const { practitionerId, reasonId, patientId, start, end } = visit;
  const [site] = rules.sites;
  const [mode = 'in_person'] = rules.modes;
  const isPlain = rules.sites.length === 1 && rules.modes.length === 1 && site;
  const durationMinutes = Math.round((end.getTime() - start.getTime()) / MINUTE);
  const place = isPlain ? { site, mode } : await placeFor(tx, { practitionerId, reasonId, start, durationMinutes }, rules, null);
  if (!place) return null;
  const { timeZone } = rules;
  return {
    ...{ practitionerId, reasonId, patientId, start, end, timeZone, ...how, siteId: place.site, mode: place.mode },
    ...{ wallStart: zoneOf(timeZone).format(start.getTime()).slice(0, 16), importedAs: importedAs(visit) },
    manageTokenHash: async (id) => (await manageToken(tx, id)).hash,
  };
}
