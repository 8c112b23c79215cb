import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { readIdentities } from '@/lib/patients/read-patients';
import { readStanding } from '@/lib/patients/refuse-restricted';
import { authorityOf } from './authority';
import { mayExtend } from './deadlines/rules';
import { frameOf } from './due-dates';
import type { RightsError } from './errors';
import { openDirective } from './keep-directive';
import { maySee, mayWork } from './policy';
import { findMemberNames, findRequest, type RequestRow } from './requests/data';
import { isOpen } from './rules';
import type { Requester, RequestStep, RequestView } from './schema';
import { openRequester, openTexts, sealerOf } from './sealed-texts';
import { findSteps } from './steps/data';
import { askersOf, lineOf } from './view';

/** One request with everything about it, for whoever works on it; that it was read is journalled. */
export const readRequest = (
  ctx: Context,
  { requestId }: { readonly requestId: Id<'rightsRequest'> },
): Promise<Result<RequestView, RightsError>> =>
  keepInPractice(ctx, 'rights.read', async (tx): Promise<Result<RequestView, RightsError>> => {
    const row = mayWork(tx.actor) ? await findRequest(tx, requestId) : null;
    if (!row || !maySee(tx.actor, row)) return err({ code: 'rights.not_found' });
    const view = await viewOf(tx, row);
    await recordAudit(tx, 'rights.opened', row.id, { patientId: row.patientId });
    return ok(view);
  });

async function viewOf(tx: InPractice, row: RequestRow): Promise<RequestView> {
  const [frame, names] = [await frameOf(tx), await findMemberNames(tx)];
  const asker = (await askersOf(tx, [row], names)).get(row.id) ?? 'unknown';
  const sealer = await sealerOf(tx, row.patientId);
  const standing = row.patientId && (await readStanding(tx, row.patientId));
  return {
    ...lineOf(row, frame, asker, names),
    ...{ version: row.version, patientId: row.patientId, memberId: row.memberId, assignedMemberId: row.assignedTo },
    requester: row.patientId ? await contactOf(tx, row.patientId) : openRequester(sealer, row),
    texts: openTexts(sealer, row),
    identity: row.identityMethod &&
      row.identityCheckedAt && {
        method: row.identityMethod,
        by: (row.identityCheckedBy && names.get(row.identityCheckedBy)) ?? null,
        on: localDateAt(row.identityCheckedAt.getTime(), frame.timeZone),
      },
    ...{ ground: row.refusalGround, exportId: row.exportId, timeZone: frame.timeZone },
    mayExtend: isOpen(row.state) && mayExtend(row, frame.today),
    authority: authorityOf(frame.jurisdiction, frame.holidayRegion),
    steps: await stepsOf(tx, row, names),
    restriction: standing?.restriction ? { ground: standing.restriction.ground, since: standing.restriction.at } : null,
    objectsTo: standing?.objectsTo ?? [],
    directive: row.patientId && (await openDirective(tx, row.patientId, frame.timeZone)),
  };
}

async function contactOf(tx: InPractice, patientId: Id<'patient'>): Promise<Requester | null> {
  const identity = (await readIdentities(tx, [patientId])).get(patientId);
  if (!identity || identity === 'erased') return null;
  return { name: `${identity.givenName} ${identity.familyName}`, email: identity.email, phone: identity.phone };
}

async function stepsOf(tx: InPractice, { id }: RequestRow, names: ReadonlyMap<Id<'member'>, string>): Promise<RequestStep[]> {
  return (await findSteps(tx, id)).map(({ byKind, byId, facts, ...step }) => {
    const member = byKind === 'member' ? (names.get(byId as Id<'member'>) ?? '') : null;
    // Whom it was given to is an id in the journal of steps and a name on the page.
    const given = typeof facts.memberId === 'string' ? { memberName: names.get(facts.memberId as Id<'member'>) ?? '' } : {};
    return { ...step, by: member !== null ? { member } : byKind === 'patient' ? 'person' : 'house', facts: { ...facts, ...given } };
  });
}
