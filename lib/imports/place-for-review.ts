import { recordAudit } from '@/lib/audit/record';
import type { HealthDataNeeded } from '@/lib/consents/errors';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { refuseAct } from '@/lib/lifecycle/refuse-act';
import { insertBatch } from './data';
import type { ListKind } from './rules';
import { byHandover } from './schema';
import { sniff } from './sniffing';

type List = { readonly kind: ListKind; readonly name: string; readonly csv: string; readonly rows: number };

/** Why the practice can be handed no list of patients now, or null. */
export const whyNotPlaced = async (tx: InPractice): Promise<LifecycleError | HealthDataNeeded | null> =>
  (await refuseAct(tx, 'imports.start')) ?? (await refuseHealthData(tx));

/**
 * Lays a list another practice handed over before the staff, as if they had uploaded it themselves: nobody is brought in until they have
 * looked through it. Its practitioners are the other practice's: whose agenda the visits go to is for whoever brings them in to say. In the
 * caller's transaction, in the practice that receives it.
 */
export async function placeForReview(tx: InPractice, { kind, name, csv, rows }: List): Promise<Id<'importBatch'>> {
  const bytes = Buffer.from(csv, 'utf8');
  const sniffed = sniff(bytes, kind);
  const reading = { ...sniffed, columns: sniffed.columns.map((column) => (column === 'practitioner' ? null : column)) };
  const kept = { name: name.slice(0, 120), bytes: bytes.toString('base64'), headings: [], verdict: null };
  const own = { form: 'list', agendas: [], practitionerId: null, reasonId: null, reminders: false, lost: [], takenTo: null } as const;
  const mapping = { reading, visits: kind === 'visits' ? own : null };
  const id = await insertBatch(tx, { kind, kept, mapping, counts: { rows }, by: byHandover });
  await recordAudit(tx, 'import.started', id, { kind, rows });
  return id;
}
