import type { ChangeError } from '@/lib/appointments/errors';
import { readAppointment } from '@/lib/appointments/read-appointment';
import { readNotice } from '@/lib/appointments/read-notice';
import { type Context, type InPractice, inPractice } from '@/lib/context';
import { type Id, isId } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readIdentities } from '@/lib/patients/read-patients';
import type { PatientIdentity } from '@/lib/patients/schema';
import type { MessageError } from './errors';
import { findLogged, findOfAppointment, type LoggedRow } from './log/data';
import { mayReadMessages } from './policy';
import { type DeliveryState, isResendable, type MessageFilter } from './schema';

export type Message = Omit<LoggedRow, 'isResent'> & {
  /** To whom; null when nobody's file is concerned (a code, an invitation) or it was merged away. */
  readonly patient: PatientIdentity | 'erased' | null;
  readonly mayResend: boolean;
  readonly isResent: boolean;
};

const statesOf: Record<MessageFilter, readonly DeliveryState[]> = {
  all: ['queued', 'sending', 'sent', 'failed', 'dropped'],
  waiting: ['queued', 'sending'],
  sent: ['sent'],
  failed: ['failed'],
};
const pageSize = 50;

/** What the practice sent, the latest first, with each one's end; `cursor` continues where a page ended. For members. */
export const listMessages = (
  ctx: Context,
  { filter, cursor }: { filter: MessageFilter; cursor?: string | null },
): Promise<Result<{ items: readonly Message[]; nextCursor: string | null }, MessageError>> =>
  inPractice(ctx, async (tx) => {
    if (!mayReadMessages(tx.actor)) return err({ code: 'message.not_allowed' });
    const rows = await findLogged(tx, { states: statesOf[filter], before: readCursor(cursor), limit: pageSize + 1 });
    const items = await named(tx, rows.slice(0, pageSize));
    const last = items.at(-1);
    return ok({ items, nextCursor: rows.length > pageSize && last ? `${last.createdAt.getTime()} ${last.id}` : null });
  });

export type MessagesOfVisit = {
  /** When the message about the last change leaves; null when none waits. */
  readonly dueAt: Date | null;
  readonly items: readonly Message[];
};

/** Every message about one visit, the first one first, and when the one that waits leaves. For members; a visit they cannot see is refused as unknown. */
export const listMessagesOfVisit = (
  ctx: Context,
  id: Id<'appointment'>,
): Promise<Result<MessagesOfVisit, MessageError | Extract<ChangeError, { code: 'booking.appointment_unknown' }>>> =>
  inPractice(ctx, async (tx) => {
    if (!mayReadMessages(tx.actor)) return err({ code: 'message.not_allowed' });
    if (!(await readAppointment(tx, id))) return err({ code: 'booking.appointment_unknown' });
    const waiting = await readNotice(tx, id);
    return ok({ dueAt: waiting?.dueAt ?? null, items: await named(tx, await findOfAppointment(tx, id)) });
  });

async function named(tx: InPractice, rows: readonly LoggedRow[]): Promise<Message[]> {
  const identities = await readIdentities(
    tx,
    rows.flatMap(({ patientId }) => (patientId ? [patientId] : [])),
  );
  return rows.map((row) => ({
    ...row,
    patient: row.patientId ? (identities.get(row.patientId) ?? null) : null,
    mayResend: row.state === 'failed' && !row.isResent && isResendable(row.kind),
  }));
}

/** A cursor somebody made up begins at the top. */
function readCursor(cursor: string | null | undefined): { at: Date; id: string } | null {
  const [at = '', id] = (cursor ?? '').split(' ');
  return /^\d{1,15}$/.test(at) && isId('delivery', id) ? { at: new Date(Number(at)), id } : null;
}
