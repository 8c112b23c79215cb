import { currentSession, openContext } from '@/app/_server/context';
import type { PatientActor } from '@/lib/access/schema';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { readExport } from '@/lib/exports/list-exports';

/** The signed-in patient in the practice that prepared this copy; in any of theirs, where it is refused, when it is none of theirs. */
export async function ownExportContext(exportId: Id<'exportJob'>): Promise<Context<PatientActor> | null> {
  const contexts = ((await currentSession())?.patient ?? []).map((actor) => ({ ...openContext(), actor }));
  for (const context of contexts) if ((await readExport(context, { exportId })).ok) return context;
  return contexts[0] ?? null;
}
