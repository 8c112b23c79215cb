import { recordAudit } from '@/lib/audit/record';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { Context } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { readCalendar } from './calendar';
import { insertBatch } from './data';
import type { ImportError } from './errors';
import { mayImport } from './policy';
import { mostFileBytes, mostRows } from './schema';
import { decode, sniffEncoding } from './sniffing';
import { visitsMapping } from './start-import';
import { windowOf } from './visit-file';

type File = {
  readonly practitionerId: Id<'practitioner'>;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly locale: Locale;
};

/**
 * Takes in a calendar file whose entries are visits, from now to a year ahead: sealed until it is brought in, nothing is written yet.
 * Titles are looked at for patients the practice knows, and kept nowhere else.
 */
export async function startCalendar(
  ctx: Context,
  { practitionerId, name, bytes, locale }: File,
): Promise<Result<{ id: Id<'importBatch'> }, ImportError>> {
  if (!mayImport(ctx.actor)) return err({ code: 'import.not_allowed' });
  const known = await visitsMapping(ctx, 'calendar');
  if (!known.agendas.includes(practitionerId)) return err({ code: 'import.practitioner_unknown' });
  if (bytes.length > mostFileBytes) return err({ code: 'import.file_too_large', mostMegabytes: mostFileBytes / 1_000_000 });
  const window = windowOf(ctx.clock.now().getTime(), await readTimeZone(ctx));
  const read = readCalendar(decode(bytes, sniffEncoding(bytes)), window);
  if (!read.ok) return err(read.why === 'too_many' ? { code: 'import.too_many_rows', mostRows } : { code: 'import.calendar_unreadable' });
  if (read.spans.length === 0) return err({ code: 'import.file_empty' });
  const rows = read.spans.length;
  return changeInPractice(ctx, 'imports.start', async (tx) => {
    const needed = await refuseHealthData(tx);
    if (needed) return err(needed);
    const kept = { name: name.slice(0, 120), bytes: Buffer.from(bytes).toString('base64'), headings: [], verdict: null };
    const mapping = { locale, practitionerId, visits: { ...known, practitionerId } };
    const by = pseudonymOf(tx.actor) ?? tx.actor.kind;
    const id = await insertBatch(tx, { kind: 'visits', kept, mapping, counts: { rows }, by });
    await recordAudit(tx, 'import.started', id, { kind: 'visits', rows });
    return ok({ id });
  });
}
