import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import type { IntegrationOff } from './errors';
import { isGiven } from './is-given';
import type { Integration } from './schema';

/**
 * Refuses an outside service that was not switched on, and journals that it was refused. Ask it before every call of a port, in the
 * transaction that decides to call. @param subject the member, for the one that each member switches on; the practice unless told.
 */
export async function requireIntegration(
  tx: InPractice,
  integration: Integration,
  subject?: string,
): Promise<Result<null, IntegrationOff>> {
  const asked = { key: 'third_party_integrations', object: integration, subject: subject ?? tx.actor.practiceId } as const;
  if (await isGiven(tx, asked)) return ok(null);
  await recordAudit(tx, 'integration.refused', asked.subject, { integration });
  return err({ code: 'consents.integration_off', integration });
}
