import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { readIdentities } from '@/lib/patients/read-patients';
import { daysLeft, deadlineOf, urgencyOf } from './deadlines/rules';
import type { RequestRow } from './requests/data';
import { isOpen } from './rules';
import type { Asker, OwnRequest, RequestLine } from './schema';
import { openRequester, openTexts, sealerOf } from './sealed-texts';

export type Frame = { readonly timeZone: string; readonly today: LocalDate };

/** What of a request says when: by the practice's calendar. */
export function datesOf(row: RequestRow, { timeZone, today }: Frame) {
  const deadline = deadlineOf(row);
  const left = daysLeft(deadline, today);
  return {
    deadline,
    receivedOn: localDateAt(row.receivedAt.getTime(), timeZone),
    isExtended: row.extendedUntil !== null,
    clock: isOpen(row.state) ? { daysLeft: left, urgency: urgencyOf(left) } : null,
    closedOn: row.closedAt && localDateAt(row.closedAt.getTime(), timeZone),
  };
}

export const lineOf = (row: RequestRow, frame: Frame, asker: Asker, names: ReadonlyMap<Id<'member'>, string>): RequestLine => ({
  ...{ id: row.id, right: row.askedRight, subject: row.subjectType, asker, state: row.state, channel: row.channel },
  ...datesOf(row, frame),
  assignedTo: (row.assignedTo && names.get(row.assignedTo)) ?? null,
});

export async function ownRequestOf(tx: InPractice, row: RequestRow, frame: Frame): Promise<OwnRequest> {
  return {
    ...{ id: row.id, right: row.askedRight, state: row.state, channel: row.channel, ...datesOf(row, frame) },
    texts: openTexts(await sealerOf(tx, row.patientId), row),
    ...{ ground: row.refusalGround, exportId: row.exportId },
  };
}

/** Who asks, for each of these requests. */
export async function askersOf(
  tx: InPractice,
  rows: readonly RequestRow[],
  names: ReadonlyMap<Id<'member'>, string>,
): Promise<Map<Id<'rightsRequest'>, Asker>> {
  const ids = rows.flatMap(({ patientId }) => patientId ?? []);
  const identities = await readIdentities(tx, ids);
  const askers = new Map<Id<'rightsRequest'>, Asker>();
  for (const row of rows) {
    if (row.memberId) askers.set(row.id, { name: names.get(row.memberId) ?? '' });
    else if (row.patientId) {
      const identity = identities.get(row.patientId);
      askers.set(row.id, !identity || identity === 'erased' ? 'erased' : { name: `${identity.familyName} ${identity.givenName}` });
    } else {
      const requester = openRequester(await sealerOf(tx, null), row);
      askers.set(row.id, requester?.name ? { name: requester.name } : 'unknown');
    }
  }
  return askers;
}
