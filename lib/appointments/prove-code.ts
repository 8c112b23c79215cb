import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addMinutes, minutes } from '@/lib/core/time';
import { sameText, sha256Hex } from '@/lib/platform/crypto';
import type { VerificationError } from './errors';
import { type HeldBy, holderOf } from './release-hold';
import { codeTries, provenMinutes } from './rules';
import { countTry, type Verification } from './verifications/data';

export type Proof = {
  readonly verification: Id<'verification'>;
  readonly code: string;
  /** Who holds the time may go on without typing the code again, for ten minutes after it was right. */
  readonly hold?: HeldBy | undefined;
};

/** Wrong tries are counted even though the booking is refused; the count and the code live in the same row lock. */
export async function judgeProof(tx: InPractice, row: Verification, { code, hold }: Proof): Promise<VerificationError | null> {
  if (row.consumedAt) return { code: 'booking.code_used' };
  if (hold?.id === row.appointmentId && isStillProven(tx, row) && (await holderOf(tx, hold))) return null;
  if (row.attempts >= codeTries) return { code: 'booking.code_spent' };
  if ((row.expiresAt <= tx.clock.now() && !isStillProven(tx, row)) || row.replaced) return { code: 'booking.code_expired' };
  if (sameText(row.codeHash, sha256Hex(`${row.id}:${code}`))) return null;
  const tries = await countTry(tx, row.id);
  return tries >= codeTries ? { code: 'booking.code_spent' } : { code: 'booking.code_wrong', triesLeft: codeTries - tries };
}

const isStillProven = ({ clock }: InPractice, { provenAt, replaced }: Verification): boolean =>
  provenAt !== null && !replaced && addMinutes(provenAt, minutes(provenMinutes)) > clock.now();
