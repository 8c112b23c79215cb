import { linkActor, visitorActor } from '@/lib/access/system';
import type { Booker } from '@/lib/appointments/booker';
import { confirmBooking } from '@/lib/appointments/confirm';
import { holdSlot } from '@/lib/appointments/hold';
import { markTold } from '@/lib/appointments/notice';
import type { Answers } from '@/lib/appointments/questions';
import { requestCode } from '@/lib/appointments/request-code';
import type { AppointmentView } from '@/lib/appointments/schema';
import { findCodeToSend } from '@/lib/appointments/verifications/data';
import { type OpenContext, writeInPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import type { BookingIdentity } from '@/lib/patients/schema';
import { yes } from './house';

type OnlineWish = {
  readonly practiceId: Id<'practice'>;
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly start: Date;
  readonly patient: BookingIdentity;
  readonly locale: Locale;
  readonly isFirstVisit: boolean;
  readonly answers?: Answers;
  readonly booker?: Booker;
};

/** The way of the public pages: a hold, the code of the mail, and its mail about the appointment read. Null where the rules refuse. */
export async function bookOnline(open: OpenContext, wish: OnlineWish): Promise<AppointmentView | null> {
  const { practiceId, patient, locale, isFirstVisit, answers, booker, ...time } = wish;
  const visitor = { ...open, actor: visitorActor(practiceId) };
  const hold = await holdSlot(visitor, { ...time, locale, isFirstVisit, known: !isFirstVisit });
  if (!hold.ok) return null;
  const said = { patient, locale, forRelative: booker !== undefined, booker, answers };
  const { id } = yes(await requestCode(visitor, { hold: hold.value, ...said }), 'asking for a code');
  const letter = await writeInPractice(visitor, (tx) => findCodeToSend(tx, id));
  const confirmed = await confirmBooking(visitor, { verification: id, code: letter?.code ?? '', near: 'keep' });
  if (!confirmed.ok) return null;
  const { appointment } = confirmed.value;
  await writeInPractice({ ...open, actor: linkActor(practiceId, appointment.id) }, (tx) => markTold(tx, appointment.id));
  return appointment;
}
