import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { sameText, sha256Hex } from '@/lib/platform/crypto';
import type { Proof } from './confirm';
import type { VerificationError } from './errors';
import { manageToken } from './manage-token';
import { codeTries } from './rules';
import { countTry, lockVerification } from './verifications/data';

/**
 * The signed link of an appointment already confirmed by this code: what the second press of a double click is answered with. Only while
 * the code would have lived and for the right code; wrong tries count like any other.
 */
export const findConfirmed = (ctx: Context, proof: Proof): Promise<Result<{ manageToken: string }, VerificationError>> =>
  inPractice(ctx, async (tx) => {
    const row = await lockVerification(tx, proof.verification);
    if (!row?.consumedAt) return err({ code: 'booking.verification_unknown' });
    if (row.attempts >= codeTries || row.expiresAt <= tx.clock.now()) return err({ code: 'booking.code_used' });
    if (!sameText(row.codeHash, sha256Hex(`${row.id}:${proof.code}`))) {
      await countTry(tx, row.id);
      return err({ code: 'booking.code_used' });
    }
    const { token } = await manageToken(tx, row.appointmentId);
    return ok({ manageToken: token });
  });
