import { listActs } from '@/lib/audit/list-acts';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { mayKeepFiles } from './policy';
import { type BlockReason, blockReasons } from './rules';
import type { FileHistoryLine } from './schema';

const mostLines = 30;
const kinds = {
  'patient.registered': 'registered',
  'patient.changed': 'changed',
  'patient.merged': 'merged',
  'patient.merge_undone': 'unmerged',
  'patient.online_blocked': 'blocked',
  'patient.online_unblocked': 'unblocked',
  'patient.contact_refused': 'contact_refused',
  'patient.contact_restored': 'contact_restored',
  'patient.death_noted': 'death_noted',
  'patient.death_corrected': 'death_corrected',
  'patient.death_taken_back': 'death_taken_back',
} as const satisfies Record<string, FileHistoryLine['what']>;

const reasonOf = (told: unknown): BlockReason | null => blockReasons.find((one) => one === told) ?? null;

/** What happened to a file, the latest first, for those who keep files; who merely opened it is the journal's. */
export const listFileHistory = (ctx: Context, id: Id<'patient'>): Promise<FileHistoryLine[]> =>
  inPractice(ctx, async (tx) => {
    if (!mayKeepFiles(tx.actor)) return [];
    const acts = await listActs(tx, { subject: id, acts: Object.keys(kinds), most: mostLines });
    return acts.map(({ seq, at, act, facts: { rule, reason }, memberName }) => ({
      ...{ seq, at, memberName, what: kinds[act as keyof typeof kinds] },
      byRule: rule === 'absences',
      reason: reasonOf(reason),
    }));
  });
