import 'server-only';
import { notFound } from 'next/navigation';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import type { PractitionerLine } from '@/lib/availability/schema';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';

export type Chosen = { readonly practitioner: PractitionerLine; readonly practitioners: readonly PractitionerLine[] };

/**
 * Whose settings an address means: the one it names, else the reader's own, else the first. Null where there is no agenda yet; one that
 * is not there, or not the reader's to keep, is not found.
 */
export async function chosenPractitioner(context: Context<MemberActor>, asked: string | undefined): Promise<Chosen | null> {
  const practitioners = await listPractitionersToKeep(context);
  const named = asked ? practitioners.find(({ id }) => id === asked) : undefined;
  if (asked && !named) notFound();
  const practitioner = named ?? practitioners.find(({ id }) => id === context.actor.practitionerId) ?? practitioners[0];
  return practitioner ? { practitioner, practitioners } : null;
}
