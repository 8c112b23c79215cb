import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { localDateAt } from '@/lib/core/zone';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { authorityOf } from './authority';
import { daysLeft, deadlineOf } from './deadlines/rules';
import { frameOf } from './due-dates';
import { findRequest, type RequestRow, wipeRequester } from './requests/data';
import type { RequestForMail } from './schema';
import { openRequester, sealerOf } from './sealed-texts';

/** What a letter about a request may say, and to whom it goes: nothing somebody wrote, no health. Null for a request that is gone. */
export async function readRequestForMail(tx: InPractice, requestId: Id<'rightsRequest'>): Promise<RequestForMail | null> {
  const row = await findRequest(tx, requestId);
  if (!row) return null;
  const frame = await frameOf(tx);
  const deadline = deadlineOf(row);
  return {
    ...{ right: row.askedRight, state: row.state, channel: row.channel, locale: row.locale, practiceName: frame.name, deadline },
    receivedOn: localDateAt(row.receivedAt.getTime(), frame.timeZone),
    daysLeft: daysLeft(deadline, frame.today),
    authority: authorityOf(frame.jurisdiction, frame.holidayRegion),
    to: await addresseeOf(tx, row),
  };
}

async function addresseeOf(tx: InPractice, row: RequestRow): Promise<RequestForMail['to']> {
  if (row.memberId) return { kind: 'member', memberId: row.memberId };
  const sealer = await sealerOf(tx, row.patientId);
  if (row.patientId && sealer !== 'destroyed') return { kind: 'patient', patientId: row.patientId };
  // Of a person erased for this very request, the address waits under the practice's key until they were told.
  const email = openRequester(await sealerOf(tx, null), row)?.email;
  return email ? { kind: 'address', email } : { kind: 'nobody' };
}

/** The last letter to a person who was erased has left: so does the address. */
export const forgetErased = (ctx: Context, requestId: Id<'rightsRequest'>): Promise<void> =>
  keepInPractice(ctx, 'rights.settle', async (tx) => {
    const row = await findRequest(tx, requestId);
    if (row?.patientId && (await sealerOf(tx, row.patientId)) === 'destroyed') await wipeRequester(tx, requestId);
  });
