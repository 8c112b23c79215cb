import { z } from 'zod';

const text = z.string().min(1);
const url = z.url();
/** Without the slash at its end, so that paths can be put after it. */
const rootUrl = (usual: string) => url.transform((given) => given.replace(/\/$/, '')).default(usual);
const base64Key = text.refine((v) => Buffer.from(v, 'base64').length === 32, { error: 'must be 32 bytes in base64' });

const schema = z.object({
  PRATI_ENV: z.enum(['local', 'production']).default('local'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  APP_URL: url.optional(),
  PRATI_DATA: text.default('./.local'),
  DATABASE_URL: text,
  PRATI_APP_ROLE: text.optional(),
  REDIS_URL: text.optional(),
  NEXTAUTH_SECRET: text,
  ENCRYPTION_KEY: base64Key,
  RESEND_API_KEY: text.optional(),
  RESEND_BASE_URL: url.optional(),
  RESEND_AUDIENCE_ID: text.optional(),
  SMTP_URL: text.optional(),
  MAIL_FROM: text.default('Prati <no-reply@prati.test>'),
  VIVA_ACCOUNTS_URL: rootUrl('https://accounts.vivapayments.com'),
  VIVA_API_URL: rootUrl('https://api.vivapayments.com'),
  VIVA_CHECKOUT_URL: rootUrl('https://www.vivapayments.com'),
  VIVA_CLIENT_ID: text.optional(),
  VIVA_CLIENT_SECRET: text.optional(),
  VIVA_MERCHANT_ID: text.optional(),
  VIVA_API_KEY: text.optional(),
  VIVA_SOURCE_CODE: text.optional(),
  VIVA_WEBHOOK_KEY: text.optional(),
  GOOGLE_BUSINESS_FEED_TOKEN: text.min(32).optional(),
  SELLER_NAME: text.default('Prati'),
  SELLER_ADDRESS: text.optional(),
  SELLER_SIREN: text.optional(),
  SELLER_VAT_NUMBER: text.optional(),
  OPERATOR_NAME: text.optional(),
  OPERATOR_ADDRESS: text.optional(),
  OPERATOR_REGISTRATION: text.optional(),
  OPERATOR_PUBLISHER: text.optional(),
  OPERATOR_EMAIL: z.email().optional(),
  HOSTING_PROVIDER: text.optional(),
  DPO_EMAIL: z.email().optional(),
  RATE_LIMIT: z.enum(['on', 'off']).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

type Parsed = z.infer<typeof schema>;
export type Env = Parsed & { readonly APP_URL: string; readonly rateLimited: boolean; readonly isLocal: boolean };

/** Settings that production must state: in local mode they have a generated or default value. */
const neededInProduction = ['APP_URL', 'MAIL_FROM', 'DATABASE_URL', 'NEXTAUTH_SECRET', 'ENCRYPTION_KEY'] as const;

/** Taking payments needs all of these, or none. */
const vivaNeeds = [
  ...(['VIVA_CLIENT_ID', 'VIVA_CLIENT_SECRET', 'VIVA_MERCHANT_ID', 'VIVA_API_KEY', 'VIVA_SOURCE_CODE', 'VIVA_WEBHOOK_KEY'] as const),
  ...(['SELLER_ADDRESS', 'SELLER_SIREN', 'SELLER_VAT_NUMBER'] as const),
];

/**
 * Reads and checks every setting at once. Throws one message that lists everything missing or malformed, by name and never by value.
 * An empty text counts as absent, as in a compose file.
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const production = given.PRATI_ENV === 'production';
  const missing: string[] = production ? neededInProduction.filter((name) => !given[name]) : [];
  if (production && !given.RESEND_API_KEY && !given.SMTP_URL) missing.push('RESEND_API_KEY or SMTP_URL');
  if (production && given.VIVA_CLIENT_ID) missing.push(...vivaNeeds.filter((name) => !given[name]));

  const parsed = schema.safeParse(given);
  const malformed = parsed.success
    ? []
    : parsed.error.issues
        .map((issue) => ({ name: String(issue.path[0]), why: issue.message }))
        .filter(({ name }) => !missing.includes(name));
  if (missing.length > 0 || !parsed.success) {
    const lines = [
      ...missing.map((name) => `${name} is missing`),
      ...malformed.map(({ name, why }) => `${name}: ${given[name] ? why : 'is missing'}`),
    ];
    throw new Error(`Prati cannot start: ${[...new Set(lines)].join('; ')}. See .env.example.`);
  }
  const env = parsed.data;
  return {
    ...env,
    APP_URL: (env.APP_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    isLocal: env.PRATI_ENV === 'local',
    rateLimited: env.PRATI_ENV === 'production' ? env.RATE_LIMIT !== 'off' : env.RATE_LIMIT === 'on',
  };
}

const operatorFacts = [
  'OPERATOR_NAME',
  'OPERATOR_ADDRESS',
  'OPERATOR_PUBLISHER',
  'OPERATOR_EMAIL',
  'HOSTING_PROVIDER',
  'DPO_EMAIL',
] as const;
/** What the legal pages have to say of who runs the installation, and the settings do not. */
export const unnamedFacts = (settings: Env): readonly string[] => operatorFacts.filter((name) => !settings[name]);

let cached: Env | undefined;
/** The settings of this process, read once. */
export const env = (): Env => {
  cached ??= readEnv(process.env);
  return cached;
};
