import { recordAudit } from '@/lib/audit/record';
import { isGiven } from '@/lib/consents/is-given';
import { requireIntegration } from '@/lib/consents/require-integration';
import type { InPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { isInForce } from './is-in-force';
import { type Door, type Endings, type OfPrati, type OptIn, outside, type Ports, type Service } from './outside';
import type { SubProcessorKey } from './schema';

/** The practice objects to who stands behind it, or has not been told of them for long enough. */
type HeldBack = { readonly code: 'outside.held_back'; readonly subProcessor: SubProcessorKey };
export type NotReached = HeldBack | { readonly code: 'outside.switched_off'; readonly service: Service };
type About = { /** The member a switch of a member's own is asked of. */ readonly memberId?: string | undefined };

/** Who keeps a service from the practice now; null when nobody does. For pages: nothing is journaled. */
export async function heldBackBy<S extends Service>(
  tx: Pick<InPractice, 'db' | 'actor' | 'clock'>,
  service: S,
  { adapter }: Door<S>,
): Promise<SubProcessorKey | null> {
  const { subProcessor } = outside[service][adapter as Ports[S]['adapter']];
  return typeof subProcessor === 'string' && !(await isInForce(tx, subProcessor)) ? subProcessor : null;
}

/**
 * The one way to a port from a practice: hands it over when its sub-processor is in force there and its switch is on, in the transaction
 * that decides to call. A refusal is journaled; what was to go waits or says so.
 */
export async function reach<S extends Service>(
  tx: InPractice,
  service: S,
  door: Door<S>,
  about: About = {},
): Promise<Result<Ports[S], NotReached>> {
  const subProcessor = await heldBackBy(tx, service, door);
  if (subProcessor) {
    await recordAudit(tx, 'outside.held_back', null, { service, subProcessor });
    return err({ code: 'outside.held_back', subProcessor });
  }
  const { optIn } = outside[service][door.adapter as Ports[S]['adapter']];
  if (!('none' in optIn) && !(await isSwitchedOn(tx, service, optIn, about))) return err({ code: 'outside.switched_off', service });
  // Verbs are given a port as a door; this and the next two functions are where it becomes one again.
  return ok(door as Ports[S]);
}

/** What ends, gives back or looks up what was begun goes through whatever is off. */
export const reachToEnd = <S extends Service>(_service: S, door: Door<S>): Endings[S] => door as unknown as Endings[S];

/**
 * A service for what Prati says in its own name to whom it has an account for: of no practice, so there is none whose objection or switch
 * could be asked. Only letters go so; what is a practice's goes through `reach`.
 */
export const reachForPrati = <S extends Service>(_service: S, door: Door<S>): OfPrati[S] => door as unknown as OfPrati[S];

async function isSwitchedOn(tx: InPractice, service: Service, optIn: OptIn, { memberId }: About): Promise<boolean> {
  const subject = optIn.whose === 'member' ? memberId : tx.actor.practiceId;
  if (!subject) throw new Error(`whose switch opens ${service} was not said`);
  if (optIn.key === 'third_party_integrations') return (await requireIntegration(tx, optIn.integration, subject)).ok;
  if (await isGiven(tx, { key: optIn.key, subject })) return true;
  await recordAudit(tx, 'outside.switched_off', subject, { service, key: optIn.key });
  return false;
}
