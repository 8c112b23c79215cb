import type { InPractice } from '@/lib/context';
import { type PurposeName, purposes } from './catalogue';
import { findFiles } from './data';
import { mayAnswer } from './policy';
import type { ConsentEvent } from './schema';

/** Whom an answer binds; `all`: every id the person had here, a patient's merged files included. */
export type Subject = { readonly type: ConsentEvent['subjectType']; readonly id: string; readonly all: readonly string[] };

/** Null when the actor may not answer for them: nobody answers for another member or patient, and for the practice only its owner. */
export async function subjectFor(
  tx: InPractice,
  name: PurposeName,
  { subject }: { readonly subject?: string | undefined },
): Promise<Subject | null> {
  const { actor } = tx;
  const kind = purposes[name].subject;
  if (kind === 'visitor' || !mayAnswer(actor, kind, subject)) return null;
  if (kind === 'practice') return { type: kind, id: actor.practiceId, all: [actor.practiceId] };
  if (kind === 'member') return actor.kind === 'member' ? { type: kind, id: actor.memberId, all: [actor.memberId] } : null;
  if (subject === undefined) return null;
  const all = await findFiles(tx, subject);
  return all.length > 0 ? { type: kind, id: subject, all } : null;
}
