import { recordAudit } from '@/lib/audit/record';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { Context } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { insertBatch, type VisitsMapping } from './data';
import type { ImportError } from './errors';
import { mayImport } from './policy';
import type { ListKind } from './rules';
import { mostFileBytes, mostRows } from './schema';
import { decode, parseRows, sniff, sniffEncoding } from './sniffing';

type File = { readonly name: string; readonly bytes: Uint8Array; readonly locale: Locale; readonly kind?: ListKind };

/**
 * Takes in a list of patients or of visits as it was uploaded: sealed under the practice's key, its encoding, separator and columns guessed. Nobody is
 * brought in yet. At most 10 MB and 20,000 rows.
 */
export async function startImport(
  ctx: Context,
  { name, bytes, locale, kind = 'patients' }: File,
): Promise<Result<{ id: Id<'importBatch'> }, ImportError>> {
  if (!mayImport(ctx.actor)) return err({ code: 'import.not_allowed' });
  if (bytes.length === 0) return err({ code: 'import.file_empty' });
  if (bytes.length > mostFileBytes) return err({ code: 'import.file_too_large', mostMegabytes: mostFileBytes / 1_000_000 });
  if (!isText(bytes)) return err({ code: 'import.file_not_text' });
  const reading = sniff(bytes, kind);
  const rows = parseRows(decode(bytes, reading.encoding), reading.separator);
  const people = rows.slice(reading.headRow + 1).filter((row) => row.some((cell) => cell !== '')).length;
  if (people === 0) return err({ code: 'import.file_empty' });
  if (people > mostRows) return err({ code: 'import.too_many_rows', mostRows });
  const visits = kind === 'visits' ? await visitsMapping(ctx, 'list') : null;
  return changeInPractice(ctx, 'imports.start', async (tx) => {
    const needed = await refuseHealthData(tx);
    if (needed) return err(needed);
    const kept = { name: name.slice(0, 120), bytes: Buffer.from(bytes).toString('base64'), headings: [], verdict: null };
    const by = pseudonymOf(tx.actor) ?? tx.actor.kind;
    const id = await insertBatch(tx, { kind, kept, mapping: { reading, locale, visits }, counts: { rows: people }, by });
    await recordAudit(tx, 'import.started', id, { kind, rows: people });
    return ok({ id });
  });
}

/** What is known of visits before anybody said more: the agendas whoever brings them in keeps. */
export async function visitsMapping(ctx: Context, form: VisitsMapping['form']): Promise<VisitsMapping> {
  const agendas = (await listPractitionersToKeep(ctx)).map(({ id }) => id);
  return { form, agendas, practitionerId: null, reasonId: null, reminders: false, lost: [], takenTo: null };
}

/** What workbooks, archives, PDFs and pictures begin with, in hexadecimal. */
const signatures = ['504b0304', '25504446', 'd0cf11e0', '89504e47', 'ffd8ff', '47494638', '1f8b'];

/** A text has no control signs but tabs and line ends, and no signature of another kind of file. */
function isText(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (signatures.some((signature) => start.startsWith(signature))) return false;
  const sample = bytes.subarray(0, 4_000);
  const text = decode(sample, sniffEncoding(sample));
  const controls = Array.from(text).filter((sign) => sign < ' ' && !/\s/.test(sign)).length;
  return controls <= text.length / 100;
}
