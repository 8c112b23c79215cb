import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import type { ExportScope } from './schema';

/** The whole of a practice: those who answer for it. */
export const mayExportPractice = (actor: Actor) => actor.kind === 'member' && actor.role === 'owner';

/** One person's data: themselves; for a request of rights, whoever works here; without one, an owner. */
const mayExportPatient = (actor: Actor, patientId: Id<'patient'>, isForRequest: boolean) =>
  (actor.kind === 'patient' && actor.patientIds.includes(patientId)) ||
  (actor.kind === 'member' && (actor.role === 'owner' || isForRequest));

export const mayExport = (actor: Actor, scope: ExportScope, patientId: Id<'patient'> | null, isForRequest: boolean) =>
  scope === 'practice' ? mayExportPractice(actor) : patientId !== null && mayExportPatient(actor, patientId, isForRequest);

/** Only who asked opens it. */
export const isAsker = (actor: Actor, asked: { readonly askedByKind: string; readonly askedById: string }) =>
  (actor.kind === 'member' && asked.askedByKind === 'member' && asked.askedById === actor.memberId) ||
  (actor.kind === 'patient' && asked.askedByKind === 'patient' && asked.askedById === actor.accountId);
