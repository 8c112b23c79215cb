import { Resend } from 'resend';
import { err, ok, type Result } from '@/lib/core/result';
import type { AudienceError, AudiencePort } from './port';

type AudienceSettings = {
  readonly key: string;
  readonly audienceId: string;
  readonly baseUrl?: string | undefined;
  readonly timeoutMs?: number;
};
type Answered = { readonly error: { readonly statusCode: number | null } | null };

/** Contacts of one Resend audience (https://resend.com/docs/api-reference/contacts). The address is all Resend is told. */
export function resendAudience({ key, audienceId, baseUrl, timeoutMs = 8_000 }: AudienceSettings): AudiencePort {
  const resend = new Resend(key, baseUrl ? { baseUrl: baseUrl.replace(/\/$/, '') } : {});
  const asked = async (ask: Promise<Answered>, fine: readonly number[]): Promise<Result<null, AudienceError>> => {
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, timeoutMs, 'late').unref());
    try {
      const answer = await Promise.race([ask, late]);
      if (answer === 'late') return err({ code: 'audience.unreachable' });
      if (answer.error === null || fine.includes(answer.error.statusCode ?? 0)) return ok(null);
      const { statusCode } = answer.error;
      return err({ code: statusCode === null || statusCode >= 500 ? 'audience.unreachable' : 'audience.refused' });
    } catch {
      // The SDK throws only for what it could not send: nothing was changed, and asking again is safe.
      return err({ code: 'audience.unreachable' });
    }
  };
  return {
    adapter: 'resend',
    // 409: there already.
    put: (email) => asked(resend.contacts.create({ audienceId, email, unsubscribed: false }), [409]),
    // 404: not there, which is what was asked for.
    remove: (email) => asked(resend.contacts.remove({ audienceId, email: encodeURIComponent(email) }), [404]),
  };
}
