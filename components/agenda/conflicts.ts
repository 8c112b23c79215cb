import type { Conflict, ConflictKind } from '@/lib/appointments/schema';
import type { Id } from '@/lib/core/id';
import { type AgendaBlock, type AgendaColumn, MINUTE, occupiesTime, type Span } from './agenda-as-drawn';
import { joined } from './layout';

/** A time somebody thinks of, with what must stay free around it. Minutes. */
export type TimeWish = Span & {
  readonly practitionerId: string;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  /** The visit that is moved: not in its own way. */
  readonly except: string | null;
  readonly patientId: string | null;
  /** The room it is meant for. */
  readonly room?: { readonly id: string; readonly name: string } | null;
};

const meets = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const buffered = ({ start, end, bufferBefore, bufferAfter }: Span & { bufferBefore: number; bufferAfter: number }): Span => ({
  start: start - bufferBefore * MINUTE,
  end: end + bufferAfter * MINUTE,
});

/**
 * What can be seen to be in the way of a time, from what is on the screen alone: a word before the server's. Buffers of both sides add up for
 * visits, only the wish's own count against another calendar, none against an absence (SCHEDULING 2.4).
 */
export function conflictsOnScreen(
  columns: readonly AgendaColumn[],
  blocks: ReadonlyMap<string, AgendaBlock>,
  wish: TimeWish,
  now: number,
): readonly Conflict[] {
  const own = columns.filter(
    ({ practitionerId, anchor, end }) => practitionerId === wish.practitionerId && meets({ start: anchor, end }, wish),
  );
  const nameOf = (id: string) => columns.find(({ practitionerId }) => practitionerId === id)?.name ?? null;
  const found: Conflict[] = [];
  const add = (kind: ConflictKind, { start, end }: Span, more: { label?: string | null; id?: string } = {}) =>
    found.push({
      ...{ kind, severity: kind === 'past' || kind === 'patient_elsewhere' ? 'warns' : 'blocks' },
      ...{ start: new Date(start).toISOString(), end: new Date(end).toISOString() },
      ...(more.label ? { label: more.label } : {}),
      ...(more.id ? { appointmentId: more.id as Id<'appointment'> } : {}),
    });

  for (const block of blocks.values()) {
    // A participant takes no time: the group does.
    if (block.id === wish.except || block.groupId !== null || !occupiesTime(block.look)) continue;
    const isOwn = block.practitionerId === wish.practitionerId;
    const named = { label: block.name, id: block.id };
    // One that overbooks takes no room.
    const takesRoom = wish.room && !block.overbooked && block.roomIds.includes(wish.room.id);
    if (isOwn && meets(block, wish)) add(block.look === 'held' ? 'hold' : 'appointment', block, named);
    else if (isOwn && meets(buffered(block), buffered(wish))) add('buffer', block, named);
    else if (!isOwn && wish.patientId !== null && block.patientId === wish.patientId && meets(block, wish))
      add('patient_elsewhere', block, { ...named, label: nameOf(block.practitionerId) });
    if (takesRoom && meets(buffered(block), buffered(wish)))
      add('resource', buffered(block), { id: block.id, label: wish.room?.name ?? null });
  }
  for (const { absences, external } of own) {
    for (const absence of absences) if (meets(absence, wish)) add('absence', absence, { label: absence.label });
    for (const busy of external) if (meets(busy, buffered(wish))) add('external', busy);
  }
  const isOpen = own.some(({ open }) => joined(open).some(({ start, end }) => start <= wish.start && wish.end <= end));
  if (own.length > 0 && !isOpen) add('closed', wish);
  if (wish.start < now) add('past', wish);
  return found;
}

export const anyBlocks = (conflicts: readonly Conflict[]) => conflicts.some(({ severity }) => severity === 'blocks');
