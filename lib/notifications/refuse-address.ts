import { systemActor } from '@/lib/access/system';
import { readContactEmail } from '@/lib/appointments/read-contact-email';
import { type InPractice, inPractice, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { readContactRefusal } from '@/lib/patients/read-contact-refusal';
import { readIdentities } from '@/lib/patients/read-patients';
import { refuseContact } from '@/lib/patients/refuse-contact';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import type { MessageError } from './errors';
import { findWrittenAbout } from './log/data';
import { addressMark, readNotMeToken } from './not-me-token';

type Token = { readonly token: string };

/** The practice that wrote to this address, and whether it is refused already. Nothing of the patient: whoever asks is somebody else. */
export async function readRefusal(
  open: OpenContext,
  { token }: Token,
): Promise<Result<{ practice: string; isRefused: boolean }, MessageError>> {
  const who = readNotMeToken(open.keyring, token);
  if (!who) return err({ code: 'message.link_unknown' });
  const ctx = { ...open, actor: systemActor(who.practiceId, 'notifications.refuse-address') };
  const { name } = await readPracticeName(ctx);
  return ok({ practice: name, isRefused: (await inPractice(ctx, (tx) => readContactRefusal(tx, who.patientId))) !== null });
}

/**
 * "This is not my address": nothing more is sent to that patient until a member has looked at it. A link to an address that is no longer the
 * patient's changes nothing and is not refused, so that nobody who once had it can stop the messages to the right one.
 */
export async function refuseAddress(open: OpenContext, { token }: Token): Promise<Result<{ refused: boolean }, MessageError>> {
  const who = readNotMeToken(open.keyring, token);
  if (!who) return err({ code: 'message.link_unknown' });
  const ctx = { ...open, actor: systemActor(who.practiceId, 'notifications.refuse-address') };
  return changeInPractice(ctx, 'notifications.refuse_address', async (tx) => {
    const inUse = await addressesOf(tx, who.patientId);
    const isUsed = inUse.some((email) => addressMark(tx.keyring, who, email) === who.mark);
    return ok({ refused: isUsed && (await refuseContact(tx, who.patientId)) });
  });
}

/** Addresses a patient is written to now: the file's, and those proved when visits were booked. */
async function addressesOf(tx: InPractice, patientId: Id<'patient'>): Promise<string[]> {
  const identity = (await readIdentities(tx, [patientId])).get(patientId);
  if (!identity || identity === 'erased') return [];
  const all = [identity.email];
  for (const id of await findWrittenAbout(tx, patientId, 20)) all.push(await readContactEmail(tx, id));
  return all.filter((email) => email !== null);
}
