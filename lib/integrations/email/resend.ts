import { Resend } from 'resend';
import { err, ok } from '@/lib/core/result';
import { type EmailError, type EmailPort, unsubscribeHeaders } from './port';

type ResendSettings = { readonly key: string; readonly baseUrl?: string | undefined; readonly from: string; readonly timeoutMs?: number };

const pauseAsked = (headers: Record<string, string> | null): { afterSeconds?: number } => {
  const seconds = Number(headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? { afterSeconds: seconds } : {};
};

/** Quotas, keys and domains can be put right while we wait; a mail found malformed stays malformed (https://resend.com/docs/api-reference/errors). */
function refusalFor(status: number | null, name: string, headers: Record<string, string> | null): EmailError {
  if (status === null || status >= 500) return { code: 'email.unreachable', retry: true, ...pauseAsked(headers) };
  const retry = status === 401 || status === 403 || status === 408 || status === 429 || name === 'concurrent_idempotent_requests';
  return { code: 'email.refused', retry, ...pauseAsked(headers) };
}

export function resendEmail({ key, baseUrl, from, timeoutMs = 8_000 }: ResendSettings): EmailPort {
  const resend = new Resend(key, baseUrl ? { baseUrl: baseUrl.replace(/\/$/, '') } : {});
  return {
    adapter: 'resend',
    async send({ idempotencyKey, to, subject, text, html, attachments, unsubscribeUrl }) {
      const files = attachments.map(({ name, type, content }) => ({
        filename: name,
        contentType: type,
        content: Buffer.from(content, 'utf8'),
      }));
      try {
        const { data, error, headers } = await resend.emails.send(
          { from, to, subject, text, html, attachments: files, headers: unsubscribeHeaders(unsubscribeUrl) },
          { idempotencyKey, signal: AbortSignal.timeout(timeoutMs) },
        );
        if (data) return ok({ providerId: data.id });
        // The key was used before with another body: the mail has gone, and this is a later rendering of it.
        if (error.name === 'invalid_idempotent_request') return ok({ providerId: idempotencyKey });
        return err(refusalFor(error.statusCode, error.name, headers));
      } catch {
        // The SDK throws only when the time is up: it may have gone, and the key makes asking again safe.
        return err({ code: 'email.unreachable', retry: true });
      }
    },
  };
}
