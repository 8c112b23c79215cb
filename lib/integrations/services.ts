import type { Clock } from '@/lib/core/clock';
import { localAudience } from './audience/local';
import { noAudience } from './audience/none';
import type { AudiencePort } from './audience/port';
import { resendAudience } from './audience/resend';
import { localEmail } from './email/local';
import type { EmailPort } from './email/port';
import { resendEmail } from './email/resend';
import { smtpEmail } from './email/smtp';
import { googleListings } from './listings/google';
import { noListings } from './listings/none';
import type { ListingPort } from './listings/port';
import { localPayments } from './payments/local';
import { notConnected } from './payments/not-connected';
import type { PaymentsPort } from './payments/port';
import { vivaPayments } from './payments/viva';
import { localStorage } from './storage/local';
import type { StoragePort } from './storage/port';

type ServiceSettings = {
  readonly isLocal: boolean;
  readonly PRATI_DATA: string;
  readonly MAIL_FROM: string;
  readonly RESEND_API_KEY?: string | undefined;
  readonly RESEND_BASE_URL?: string | undefined;
  readonly RESEND_AUDIENCE_ID?: string | undefined;
  readonly SMTP_URL?: string | undefined;
  readonly APP_URL: string;
  readonly VIVA_ACCOUNTS_URL: string;
  readonly VIVA_API_URL: string;
  readonly VIVA_CHECKOUT_URL: string;
  readonly VIVA_CLIENT_ID?: string | undefined;
  readonly VIVA_CLIENT_SECRET?: string | undefined;
  readonly VIVA_MERCHANT_ID?: string | undefined;
  readonly VIVA_API_KEY?: string | undefined;
  readonly VIVA_SOURCE_CODE?: string | undefined;
  readonly GOOGLE_BUSINESS_FEED_TOKEN?: string | undefined;
};
export type Services = {
  readonly email: EmailPort;
  readonly audience: AudiencePort;
  readonly payments: PaymentsPort;
  readonly storage: StoragePort;
  readonly listings: ListingPort;
};

function email(settings: ServiceSettings, clock: Clock): EmailPort {
  const { RESEND_API_KEY: key, RESEND_BASE_URL: baseUrl, SMTP_URL: url, MAIL_FROM: from } = settings;
  if (key) return resendEmail({ key, baseUrl, from });
  if (url) return smtpEmail({ url, from });
  if (settings.isLocal) return localEmail(settings, clock);
  throw new Error('no carrier for mail: set RESEND_API_KEY or SMTP_URL');
}

/** A newsletter list at the carrier exists only where Resend is told which; elsewhere each mail is sent by itself. */
function audience(settings: ServiceSettings): AudiencePort {
  const { RESEND_API_KEY: key, RESEND_BASE_URL: baseUrl, RESEND_AUDIENCE_ID: audienceId } = settings;
  if (key && audienceId) return resendAudience({ key, baseUrl, audienceId });
  return settings.isLocal ? localAudience(settings) : noAudience();
}

function payments(settings: ServiceSettings, clock: Clock): PaymentsPort {
  const { VIVA_CLIENT_ID: clientId, VIVA_CLIENT_SECRET: clientSecret, VIVA_MERCHANT_ID: merchantId } = settings;
  const { VIVA_API_KEY: apiKey, VIVA_SOURCE_CODE: sourceCode } = settings;
  if (!clientId || !clientSecret || !merchantId || !apiKey || !sourceCode)
    return settings.isLocal ? localPayments(settings, clock) : notConnected;
  const roots = { accountsUrl: settings.VIVA_ACCOUNTS_URL, apiUrl: settings.VIVA_API_URL, checkoutUrl: settings.VIVA_CHECKOUT_URL };
  return vivaPayments({ ...roots, clientId, clientSecret, merchantId, apiKey, sourceCode }, clock);
}

/** The only place that knows which vendor stands behind a port. */
export const services = (settings: ServiceSettings, clock: Clock): Services => ({
  email: email(settings, clock),
  audience: audience(settings),
  payments: payments(settings, clock),
  storage: localStorage(settings),
  // Whoever holds the token may fetch; without one there is nobody.
  listings: settings.GOOGLE_BUSINESS_FEED_TOKEN ? googleListings : noListings,
});
