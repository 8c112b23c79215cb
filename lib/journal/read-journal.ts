import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readIdentities } from '@/lib/patients/read-patients';
import { findEntries, findPeople } from './data';
import type { JournalError } from './errors';
import { mayReadJournal, maySeeAll } from './policy';
import type { JournalFilter, ShownEntry } from './schema';

/** What the actor may see of what was asked: everybody's acts for an owner, the own for the others. */
export const within = (tx: Pick<InPractice, 'actor'>, filter: JournalFilter): JournalFilter =>
  tx.actor.kind === 'member' && !maySeeAll(tx.actor) ? { ...filter, member: tx.actor.memberId } : filter;

type Asked = { readonly filter: JournalFilter /** Entries before this number. */; readonly before: number | null; readonly most: number };

/** Who did what with whose file, the latest first. Patients are named as the actor may see them. */
export async function readJournal(ctx: Context, { filter, before, most }: Asked): Promise<Result<readonly ShownEntry[], JournalError>> {
  if (!mayReadJournal(ctx.actor)) return err({ code: 'journal.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const entries = await findEntries(tx, within(tx, filter), { before, most });
    const identities = await readIdentities(
      tx,
      entries.flatMap(({ patientId }) => patientId ?? []),
    );
    return ok(
      entries.map((entry) => {
        const identity = entry.patientId ? identities.get(entry.patientId) : undefined;
        const patient = !identity
          ? null
          : identity === 'erased'
            ? identity
            : { familyName: identity.familyName, givenName: identity.givenName };
        return { ...entry, patient };
      }),
    );
  });
}

/** Whose acts may be asked for: everybody who works or worked here for an owner, oneself for the others. */
export async function listJournalPeople(ctx: Context): Promise<readonly { readonly id: Id<'member'>; readonly name: string }[]> {
  const { actor } = ctx;
  if (!mayReadJournal(actor)) return [];
  const people = await inPractice(ctx, findPeople);
  return maySeeAll(actor) ? people : people.filter(({ id }) => id === actor.memberId);
}
