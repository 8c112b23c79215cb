import type { Env } from '@/lib/platform/env';
import type { Operator } from './schema';

/** Who runs this installation, from its settings. */
export const operatorOf = (settings: Env): Operator => ({
  ...{ name: settings.OPERATOR_NAME ?? null, address: settings.OPERATOR_ADDRESS ?? null },
  ...{ registration: settings.OPERATOR_REGISTRATION ?? null, publisher: settings.OPERATOR_PUBLISHER ?? null },
  ...{ email: settings.OPERATOR_EMAIL ?? null, host: settings.HOSTING_PROVIDER ?? null, dpoEmail: settings.DPO_EMAIL ?? null },
});
