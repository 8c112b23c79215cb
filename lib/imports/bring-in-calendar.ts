import { lockAgenda } from '@/lib/appointments/take-time';
import { recordAudit } from '@/lib/audit/record';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { readCalendar } from './calendar';
import { insertBatch, replaceBusy, stepBatch } from './data';
import type { ImportError } from './errors';
import { mostFileBytes, mostRows, noCounts } from './schema';
import { decode, sniffEncoding } from './sniffing';
import { keyOf, windowOf } from './visit-file';

type File = { readonly practitionerId: Id<'practitioner'>; readonly name: string; readonly bytes: Uint8Array };

/**
 * Takes the busy times of a calendar file into one practitioner's agenda, from now to a year ahead: nobody can book there. Titles, places
 * and guests are never read into the database. Brought in again, the same entries are replaced. Can be undone as one import.
 */
export async function bringInCalendar(
  ctx: Context,
  { practitionerId, name, bytes }: File,
): Promise<Result<{ id: Id<'importBatch'> }, ImportError>> {
  if (ctx.actor.kind !== 'member') return err({ code: 'import.not_allowed' });
  if (!(await listPractitionersToKeep(ctx)).some(({ id }) => id === practitionerId)) return err({ code: 'import.practitioner_unknown' });
  if (bytes.length > mostFileBytes) return err({ code: 'import.file_too_large', mostMegabytes: mostFileBytes / 1_000_000 });
  const now = ctx.clock.now().getTime();
  const read = readCalendar(decode(bytes, sniffEncoding(bytes)), windowOf(now, await readTimeZone(ctx)));
  if (!read.ok) return err(read.why === 'too_many' ? { code: 'import.too_many_rows', mostRows } : { code: 'import.calendar_unreadable' });
  const times = read.spans.map((span) => ({ key: keyOf(span), start: new Date(span.start), end: new Date(span.end) }));
  return changeInPractice(ctx, 'imports.bring_in_busy', async (tx) => {
    await lockAgenda(tx, practitionerId);
    const by = pseudonymOf(tx.actor) ?? tx.actor.kind;
    const kept = { name: name.slice(0, 120), bytes: null, headings: [], verdict: null };
    const id = await insertBatch(tx, { kind: 'busy', kept, mapping: { practitionerId }, counts: { rows: read.entries }, by });
    const created = await replaceBusy(tx, id, practitionerId, times);
    const counts = { rows: read.entries, next: read.entries, accepted: times.length, created };
    await stepBatch(tx, id, ['uploaded'], { to: 'done', done: true, counts: { ...noCounts, ...counts } });
    await record(tx, 'agenda.rules_changed', { practitionerId });
    await recordAudit(tx, 'import.done', id, { kind: 'busy', created });
    return ok({ id });
  });
}
