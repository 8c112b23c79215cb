import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { err, ok } from '@/lib/core/result';
import { type EmailError, type EmailPort, unsubscribeHeaders } from './port';

const tooLong = (ms: number) =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('the mail server is silent')), ms).unref());

/** RFC 5321: 4xx may succeed later, 5xx will not. Trouble with the connection or the login can be put right while we wait. */
function refusalFor(error: unknown): EmailError {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode !== 'number' || code === 'EAUTH') return { code: 'email.unreachable', retry: true };
  return { code: 'email.refused', retry: responseCode < 500 };
}

export function smtpEmail({ url, from, timeoutMs = 9_000 }: { url: string; from: string; timeoutMs?: number }): EmailPort {
  const transport = createTransport({ url, connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 8_000 });
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'prati.invalid';
  return {
    adapter: 'smtp',
    async send({ idempotencyKey, to, subject, text, html, attachments, unsubscribeUrl }) {
      const messageId = `<${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32)}@${domain}>`;
      const files = attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content }));
      try {
        const sending = transport.sendMail({
          ...{ messageId, from, to, subject, text, html, attachments: files },
          headers: unsubscribeHeaders(unsubscribeUrl),
        });
        await Promise.race([sending, tooLong(timeoutMs)]);
        return ok({ providerId: messageId });
      } catch (error) {
        return err(refusalFor(error));
      }
    },
  };
}
