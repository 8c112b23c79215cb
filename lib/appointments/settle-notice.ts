import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { ChangeError } from './errors';
import { markTold } from './notice';
import { mayWorkInAgenda } from './policy';
import { bringForward, findNotice } from './telling/data';
import { findAppointment } from './views/data';

export type NoticeWish = { readonly id: Id<'appointment'>; readonly do: 'send_now' | 'mute' };

/**
 * What a member decides about a message that waits: it leaves now, or never ("Ne pas prévenir": the patient counts as told). When none waits
 * any more, because it has left or the change was undone, nothing happens and that is no error.
 * @returns whether one waited.
 */
export const settleNotice = (ctx: Context, { id, do: wish }: NoticeWish): Promise<Result<{ settled: boolean }, ChangeError>> =>
  changeInPractice(ctx, 'appointments.settle_notice', async (tx) => {
    if (!mayWorkInAgenda(tx.actor)) return err({ code: 'booking.not_allowed' });
    const current = await findAppointment(tx, id);
    if (!current) return err({ code: 'booking.appointment_unknown' });
    const settled = wish === 'send_now' ? await bringForward(tx, id) : (await findNotice(tx, id)) !== null && (await markTold(tx, id));
    if (!settled) return ok({ settled });
    await record(tx, 'appointment.notice_settled', { appointmentId: id });
    await recordAudit(tx, wish === 'send_now' ? 'appointment.notice_sent_now' : 'appointment.notice_muted', id, {});
    return ok({ settled });
  });
