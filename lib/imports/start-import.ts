import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { insertBatch } from './data';
import type { ImportError } from './errors';
import { mayImport } from './policy';
import { mostFileBytes, mostRows } from './schema';
import { decode, parseRows, sniff, sniffEncoding } from './sniffing';

type File = { readonly name: string; readonly bytes: Uint8Array; readonly locale: Locale };

/**
 * Takes in a list of patients as it was uploaded: sealed under the practice's key, its encoding, separator and columns guessed. Nobody is
 * brought in yet. At most 10 MB and 20,000 people.
 */
export async function startImport(ctx: Context, { name, bytes, locale }: File): Promise<Result<{ id: Id<'importBatch'> }, ImportError>> {
  if (!mayImport(ctx.actor)) return err({ code: 'import.not_allowed' });
  if (bytes.length === 0) return err({ code: 'import.file_empty' });
  if (bytes.length > mostFileBytes) return err({ code: 'import.file_too_large', mostMegabytes: mostFileBytes / 1_000_000 });
  if (!isText(bytes)) return err({ code: 'import.file_not_text' });
  const reading = sniff(bytes);
  const rows = parseRows(decode(bytes, reading.encoding), reading.separator);
  const people = rows.slice(reading.headRow + 1).filter((row) => row.some((cell) => cell !== '')).length;
  if (people === 0) return err({ code: 'import.file_empty' });
  if (people > mostRows) return err({ code: 'import.too_many_rows', mostRows });
  return ok(
    await inPractice(ctx, async (tx) => {
      const kept = { name: name.slice(0, 120), bytes: Buffer.from(bytes).toString('base64'), headings: [], verdict: null };
      const by = pseudonymOf(tx.actor) ?? tx.actor.kind;
      const id = await insertBatch(tx, { kind: 'patients', kept, mapping: { reading, locale }, counts: { rows: people }, by });
      await recordAudit(tx, 'import.started', id, { kind: 'patients', rows: people });
      return { id };
    }),
  );
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
