import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findInstructions, findPractice, type InstructionRow } from './data';
import type { RegisterError } from './errors';
import { mayReadInstructions } from './policy';

/** Acts by which a practice tells Prati how to process its data: settings, choices, who works there. Not care, not reading. */
export const instructionNouns = [
  ...([
    'practice',
    'practitioner',
    'openings',
    'exception',
    'absence',
    'visit_reason',
    'resource',
    'feed',
    'member',
    'consent',
    'retention',
  ] as const),
  ...(['sub_processor', 'legal_hold', 'deletion', 'register'] as const),
];
export type Instruction = InstructionRow;
/** As many as one page and one file hold; the journal keeps twelve months. */
const most = 1_000;

/** The practice's instructions, the latest first, from the journal. Owners and practitioners. */
export async function listInstructions(
  ctx: Context,
): Promise<Result<{ readonly instructions: readonly Instruction[]; readonly timeZone: string }, RegisterError>> {
  if (!mayReadInstructions(ctx.actor)) return err({ code: 'registers.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const { timeZone } = await findPractice(tx);
    return ok({ instructions: await findInstructions(tx, instructionNouns, most), timeZone });
  });
}
