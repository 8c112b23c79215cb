import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { findAgendaRules, findPatientRules } from './agenda-rules/data';
import type { PracticeError } from './errors';
import { maySeePractice } from './policy';
import type { PracticeRules } from './schema';

/** The practice's rules and, where one is named, those of a practitioner's agenda. */
export async function readPracticeRules(ctx: Context, practitionerId?: Id<'practitioner'>): Promise<Result<PracticeRules, PracticeError>> {
  if (!maySeePractice(ctx.actor)) return err({ code: 'practice.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const agenda = practitionerId ? await findAgendaRules(tx, practitionerId) : null;
    if (practitionerId && !agenda) return err({ code: 'practice.practitioner_unknown' });
    return ok({ ...(await findPatientRules(tx)), agenda });
  });
}
