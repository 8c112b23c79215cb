import { inScope, type OpenContext } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { findAccount, findDesk, findOwnPlaces, findSession, type MembershipRow, noteActivity, type SessionRow, touchSession } from './data';
import { mint } from './mint';
import { isLive, sessionLimits } from './rules';
import type { PatientActor, SignedIn } from './schema';

type Proved = Pick<SessionRow, 'accountId' | 'steppedUpAt'>;

const memberActor = (
  { accountId, steppedUpAt }: Proved,
  { practiceId, id, role }: MembershipRow,
  practitionerId: Id<'practitioner'> | null,
) => mint<MemberActor>({ kind: 'member', accountId, practiceId, memberId: id, role, practitionerId, steppedUpAt });

function patientActors(
  { accountId, steppedUpAt }: Proved,
  files: readonly { practiceId: Id<'practice'>; id: Id<'patient'> }[],
): PatientActor[] {
  const practices = [...new Set(files.map(({ practiceId }) => practiceId))];
  return practices.map((practiceId) => {
    const patientIds = files.filter((file) => file.practiceId === practiceId).map(({ id }) => id);
    return mint<PatientActor>({ kind: 'patient', accountId, practiceId, patientIds, steppedUpAt });
  });
}

/**
 * Who a cookie's opaque id stands for, asked of the database at every request: the row must be live (not revoked, not past its end, seen
 * lately), the account not disabled, the membership not ended, the practice not deleted. Null otherwise. Writes `last seen` at most once a minute,
 * and of the account that it is in use at most once a day.
 */
export const openSession = (open: OpenContext, sid: string): Promise<SignedIn | null> =>
  inScope(open, {}, async (tx) => {
    const now = tx.clock.now();
    const session = await findSession(tx, sid, now);
    if (!session || !isLive(session, now)) return null;
    const account = await findAccount(tx, session.accountId);
    if (!account || account.disabledAt) return null;

    const { memberships, files } = await findOwnPlaces(tx, account.id);
    const working = session.workingIn && memberships.find(({ practiceId }) => practiceId === session.workingIn);
    if (session.workingIn && !working) return null;

    const desk = working ? await findDesk(tx, working) : null;
    if (working && !desk) return null;

    if (Math.abs(now.getTime() - session.lastSeenAt.getTime()) >= sessionLimits.seenEvery) await touchSession(tx, session.id, now);
    if (now.getTime() - (account.lastActiveAt?.getTime() ?? 0) >= sessionLimits.activeEvery) await noteActivity(tx, account.id, now);
    return {
      ...{ sessionId: session.id, accountId: account.id, level: session.level, locale: account.locale },
      steppedUpAt: session.steppedUpAt,
      member: working && desk ? memberActor(session, working, desk.practitionerId) : null,
      displayName: working ? working.displayName : null,
      patient: patientActors(session, files),
      memberships: memberships.map(({ practiceId, id, role }) => ({ practiceId, memberId: id, role })),
    };
  });
