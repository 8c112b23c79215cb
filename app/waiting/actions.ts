'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action, asAnyone } from '@/app/_server/action';
import { isOwnRequest } from '@/app/_server/own-request';
import { linkedAppointment } from '@/app/manage/[token]/linked-appointment';
import { offerAddress, placeAddress } from '@/components/waiting-list/addresses';
import { err } from '@/lib/core/result';
import { declineOffer, takeOffer } from '@/lib/waiting-list/answer-offer';
import { changeWishes } from '@/lib/waiting-list/change-wishes';
import { confirmPlace } from '@/lib/waiting-list/confirm-place';
import { joinForVisit } from '@/lib/waiting-list/join-for-visit';
import { leaveList } from '@/lib/waiting-list/leave-list';
import { wishesInput } from '@/lib/waiting-list/schema';
import { offerBehind, placeBehind } from './linked';

const Token = z.object({ token: z.string().max(100) });
const WishesBy = wishesInput.safeExtend({ token: z.string().max(100) });

/** With an appointment, by its link: wait for an earlier one. */
export const joinSooner = action(
  WishesBy,
  async (_open, { token, ...wishes }) => {
    const linked = await linkedAppointment(token);
    return linked ? joinForVisit(linked.ctx, { visit: linked.appointment.id, wishes }) : err({ code: 'waiting.visit_unknown' });
  },
  {
    name: 'waiting_list.join_for_visit',
    context: asAnyone,
    after: ({ token, isNew }) => redirect(placeAddress(token, { said: isNew ? 'joined' : undefined })),
  },
);

/** The mailed link was opened: the button on its page. */
export const proveAddress = action(
  Token,
  async (_open, { token }) => {
    const behind = await placeBehind(token);
    return behind ? confirmPlace(behind.ctx, behind.by) : err({ code: 'waiting.entry_unknown' });
  },
  {
    name: 'waiting_list.confirm',
    context: asAnyone,
    after: (confirmed, { token }) =>
      redirect(
        confirmed.kind === 'listed' ? placeAddress(confirmed.place.token, { said: 'joined' }) : placeAddress(token, { said: 'elsewhere' }),
      ),
  },
);

export const changePlace = action(
  WishesBy,
  async (_open, { token, ...wishes }) => {
    const behind = await placeBehind(token);
    return behind ? changeWishes(behind.ctx, { ...behind.by, wishes }) : err({ code: 'waiting.entry_unknown' });
  },
  { name: 'waiting_list.change', context: asAnyone, after: (_value, { token }) => redirect(placeAddress(token, { said: 'changed' })) },
);

export const leavePlace = action(
  Token,
  async (_open, { token }) => {
    const behind = await placeBehind(token);
    return behind ? leaveList(behind.ctx, behind.by) : err({ code: 'waiting.entry_unknown' });
  },
  { name: 'waiting_list.leave', context: asAnyone, after: (_value, { token }) => redirect(placeAddress(token)) },
);

/** Yes or no to an offer. Whatever became of it, its own page says so: the second press of a double click sees the appointment. */
export async function answerByLink(form: FormData): Promise<void> {
  const { token, answer } = Token.extend({ answer: z.enum(['take', 'decline']).catch('decline') }).parse(Object.fromEntries(form));
  const behind = (await isOwnRequest()) ? await offerBehind(token) : null;
  if (!behind) return redirect(offerAddress(token));
  const answered = answer === 'take' ? await takeOffer(behind.ctx, behind.by) : await declineOffer(behind.ctx, behind.by);
  const busy = !answered.ok && answered.error.code === 'waiting.agenda_busy';
  redirect(offerAddress(token, { refused: busy ? 'busy' : undefined }));
}
