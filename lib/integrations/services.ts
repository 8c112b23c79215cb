import type { Clock } from '@/lib/core/clock';
import { localEmail } from './email/local';
import type { EmailPort } from './email/port';
import { resendEmail } from './email/resend';
import { smtpEmail } from './email/smtp';

type ServiceSettings = {
  readonly isLocal: boolean;
  readonly PRATI_DATA: string;
  readonly MAIL_FROM: string;
  readonly RESEND_API_KEY?: string | undefined;
  readonly RESEND_BASE_URL?: string | undefined;
  readonly SMTP_URL?: string | undefined;
};
export type Services = { readonly email: EmailPort };

function email(settings: ServiceSettings, clock: Clock): EmailPort {
  const { RESEND_API_KEY: key, RESEND_BASE_URL: baseUrl, SMTP_URL: url, MAIL_FROM: from } = settings;
  if (key) return resendEmail({ key, baseUrl, from });
  if (url) return smtpEmail({ url, from });
  if (settings.isLocal) return localEmail(settings, clock);
  throw new Error('no carrier for mail: set RESEND_API_KEY or SMTP_URL');
}

/** The only place that knows which vendor stands behind a port. */
export const services = (settings: ServiceSettings, clock: Clock): Services => ({ email: email(settings, clock) });
