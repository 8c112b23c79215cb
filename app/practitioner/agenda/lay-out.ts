import type { AgendaBlock, AgendaColumn, AgendaModel, HourMark, RoomColumn, Span } from '@/components/agenda/agenda-as-drawn';
import { isInColumn } from '@/components/agenda/lay-columns';
import { clip, edgesOf, hourMarks, joined, placeBlocks, visibleHours } from '@/components/agenda/layout';
import { lookOf } from '@/components/patterns/appointment-looks';
import type { AgendaItem, AgendaPeriod } from '@/lib/appointments/list-agenda';
import { dayNumber } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import type { Zone } from '@/lib/core/zone';

type LaidOut = Pick<AgendaModel, 'columns' | 'byRoom' | 'blocks' | 'marks'>;
type Rooms = AgendaModel['rooms'];

/** Everything of some days in its place: a column for each practitioner and day; with `byRoom`, one for each room of one day besides. */
export function layOut(zone: Zone, locale: Locale, { days, columns, items }: AgendaPeriod, rooms: Rooms, byRoom: boolean): LaidOut {
  const blocks = items.map(blockOf);
  const dated = days.map((day) => ({ ...day, day: dayNumber(day.date) }));
  const hours = visibleHours(zone, dated, [...columns.flatMap(({ open }) => open), ...blocks]);
  const edges = dated.map((day) => ({ day, edges: edgesOf(zone, day, hours), marks: hourMarks(zone, edgesOf(zone, day, hours)) }));
  const usual = edges.find(({ day }) => day.to - day.from === 86_400_000) ?? edges[0];
  const sameLabels = (marks: readonly HourMark[]) =>
    marks.map(({ label }) => label).join() === usual?.marks.map(({ label }) => label).join();

  const drawn = edges.flatMap(({ day, edges: { start, end }, marks }) =>
    columns.map((column): AgendaColumn => {
      const inDay = (span: Span) => clip(span, { start: day.from, end: day.to });
      const { practitionerId } = column;
      const { placed, crowds } = placeBlocks(blocks.filter((block) => isInColumn(block, { practitionerId, roomId: null }, day)));
      return {
        ...{ key: days.length > 1 ? day.date : practitionerId, practitionerId, roomId: null },
        ...{ name: column.name, initials: column.initials, date: day.date, anchor: start, end },
        open: column.open.flatMap((span) => inDay(span) ?? []),
        absences: column.absences.flatMap(({ id, label, ...span }) => {
          const part = inDay(span);
          return part ? [{ id, label, ...part }] : [];
        }),
        external: column.external.flatMap((span) => inDay(span) ?? []),
        externalAt: column.externalAt,
        holiday: column.holidays.find(({ date }) => date === day.date)?.name[locale] ?? null,
        ...{ blocks: placed, crowds },
        marks: sameLabels(marks) ? null : marks,
      };
    }),
  );
  return {
    blocks,
    marks: usual?.marks.map(({ at, label }) => ({ at: at - (usual?.edges.start ?? 0), label })) ?? [],
    columns: drawn,
    byRoom: byRoom ? roomColumns(drawn, blocks, days, [...rooms, ...roomsOutOfUse(items, rooms)]) : null,
  };
}

/** The rooms of one day. A room is open while anybody sees patients; visits without one have a column as soon as there are any. */
function roomColumns(
  columns: readonly AgendaColumn[],
  blocks: readonly AgendaBlock[],
  [day]: AgendaPeriod['days'],
  rooms: Rooms,
): readonly RoomColumn[] {
  const [first] = columns;
  if (!day || !first) return [];
  const open = joined(columns.flatMap(({ open }) => open));
  const holiday = columns.every((one) => one.holiday !== null) ? first.holiday : null;
  return [...rooms, null].map((room): RoomColumn => {
    const roomId = room?.id ?? null;
    const { placed, crowds } = placeBlocks(blocks.filter((block) => isInColumn(block, { practitionerId: null, roomId }, day)));
    return {
      ...{ key: roomId ?? 'no-room', practitionerId: null, roomId, siteId: room?.siteId ?? null },
      ...{ name: room?.name ?? null, siteName: room?.siteName ?? null, date: day.date, anchor: first.anchor, end: first.end },
      ...{ open, absences: [], external: [], externalAt: null, holiday, blocks: placed, crowds, marks: first.marks },
    };
  });
}

/** A room taken out of use stays with the visits that have it. */
function roomsOutOfUse(items: readonly AgendaItem[], rooms: Rooms): Rooms {
  const gone = new Map<string, Rooms[number]>();
  for (const { resources, siteId } of items)
    for (const { id, kind, name } of resources)
      if (kind === 'room' && !rooms.some((room) => room.id === id)) gone.set(id, { id, name, siteId, siteName: null });
  return [...gone.values()];
}

function blockOf(item: AgendaItem): AgendaBlock {
  const patient = item.patient === 'erased' ? null : item.patient;
  return {
    ...{ id: item.id, version: item.version, practitionerId: item.practitionerId, siteId: item.siteId, reasonId: item.reasonId },
    ...{ patientId: item.patientId, start: item.start.getTime(), end: item.end.getTime() },
    roomIds: item.resources.filter(({ kind }) => kind === 'room').map(({ id }) => id),
    look: lookOf(item.status),
    name: patient && `${patient.familyName.toLocaleUpperCase('fr')} ${patient.givenName}`,
    ...{ birthYear: patient?.birthDate.slice(0, 4) ?? null, phone: patient?.phone ?? null },
    ...{ reason: item.reasonLabel, colour: item.reasonColour, mode: item.mode },
    ...{ isFirstVisit: item.isFirstVisit, overbooked: item.overbooked, bufferBefore: item.bufferBefore, bufferAfter: item.bufferAfter },
    ...{ inSeries: item.seriesId !== null, groupId: item.groupId },
    places: item.capacity === null ? null : { taken: item.taken, capacity: item.capacity },
    arrivedAt: item.arrivedAt?.getTime() ?? null,
    expiresAt: item.expiresAt?.getTime() ?? null,
  };
}
