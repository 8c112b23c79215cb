import type { Result } from '@/lib/core/result';

export type Attachment = { readonly name: string; readonly type: string; readonly content: string };
export type OutgoingMail = {
  /** Names the effect, not the try: the same key is the same mail, however often it is handed over. */
  readonly idempotencyKey: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  /** Of a newsletter: where a mail program unsubscribes by itself, by POST and without asking (RFC 8058). */
  readonly unsubscribeUrl?: string;
};

/** The headers a mail program finds its own unsubscribe button by. */
export const unsubscribeHeaders = (url: string | undefined): Record<string, string> =>
  url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};

/** `refused`: the carrier answered no. `unreachable`: no answer, so it may or may not have gone. `retry`: handing it over again may help. */
export type EmailError = {
  readonly code: 'email.refused' | 'email.unreachable';
  readonly retry: boolean;
  /** When the carrier asked for a pause. */
  readonly afterSeconds?: number;
};

/** Which adapter stands behind the port; lib/sub-processors/outside.ts says of each who it reaches and what opens it. */
type EmailAdapter = 'resend' | 'smtp' | 'local';

/**
 * Carries a mail. Answers within ten seconds and never throws for what the carrier does. Handing over the same key again is safe: Resend
 * and the local outbox recognise it; over SMTP, which has no such thing, the second copy bears the same Message-ID and many mailboxes drop it.
 */
export type EmailPort = {
  readonly adapter: EmailAdapter;
  send(mail: OutgoingMail): Promise<Result<{ readonly providerId: string }, EmailError>>;
};
