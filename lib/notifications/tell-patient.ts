import { listSeriesDates } from '@/lib/appointments/list-series-dates';
import { manageToken } from '@/lib/appointments/manage-token';
import type { News } from '@/lib/appointments/news';
import { readAppointment } from '@/lib/appointments/read-appointment';
import { readNotice } from '@/lib/appointments/read-notice';
import { tellAgain, tellNews } from '@/lib/appointments/tell-news';
import { type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addressOf } from './address-of';
import { findUnfinishedNews } from './data';
import { type Composed, type DeliveryContext, deliver } from './deliver';
import { effectOf, newsVersion } from './rules';
import { type DeliveryOutcome, type Effect, isNewsKind, type Kind, type NewsKind } from './schema';
import { appointmentLetter } from './templates/about-appointment';

type Which = { readonly appointmentId: Id<'appointment'>; readonly version?: number | undefined; readonly again?: number | undefined };

const kindOf: Record<News, NewsKind> = {
  confirmation: 'appointment_confirmation',
  moved: 'appointment_moved',
  changed: 'appointment_changed',
  cancellation: 'appointment_cancellation',
  request_received: 'request_received',
  request_accepted: 'request_accepted',
  request_refused: 'request_refused',
};
const newsOf = Object.fromEntries(Object.entries(kindOf).map(([news, kind]) => [kind, news])) as Record<NewsKind, News>;

/**
 * Tells the patient what became of an appointment, in the appointment's language. What to say is decided when the change has rested
 * (docs/decisions/024): one message for many quick changes, none for one that was undone. A message decided on and not known to have
 * arrived is sent as it was, unless a later change has made it untrue; that change then has its own.
 * @param which without a version, whatever waits to be told now.
 */
export async function tellPatient(ctx: DeliveryContext, which: Which): Promise<DeliveryOutcome> {
  const effect = await inPractice(ctx, (tx) => effectNow(tx, which));
  return effect ? deliver(ctx, effect, (tx, decided) => compose(tx, ctx.appUrl, which.appointmentId, effect, decided)) : 'known';
}

async function effectNow(tx: InPractice, { appointmentId, version, again }: Which): Promise<Effect | null> {
  const effect = { kind: 'appointment_notice', subjectId: appointmentId } as const;
  if (version !== undefined) return { ...effect, version, again };
  const waiting = await readNotice(tx, appointmentId);
  if (waiting) return { ...effect, version: newsVersion(waiting) };
  const unfinished = await findUnfinishedNews(tx, appointmentId);
  return unfinished === null ? null : effectOf(unfinished);
}

async function compose(tx: InPractice, appUrl: string, appointmentId: Id<'appointment'>, effect: Effect, decided: Kind): Promise<Composed> {
  const told = isNewsKind(decided) ? await tellAgain(tx, appointmentId, newsOf[decided]) : await tellNews(tx, appointmentId);
  if (!told) return null;
  // A later change put it off: that one has an effect of its own.
  if ('dueAt' in told) return newsVersion(told) === effect.version ? { later: told.dueAt } : null;
  const appointment = await readAppointment(tx, appointmentId);
  if (!appointment?.patientId) return null;
  const kind = kindOf[told.news];
  const reached = await addressOf(tx, appointment.patientId, appointmentId);
  if (!reached || 'unreachable' in reached) return reached && { ...reached, kind };
  const { token } = await manageToken(tx, appointmentId);
  const links = {
    manage: `${appUrl}/manage/${token}`,
    book: `${appUrl}/book/${appointment.practitionerSlug}`,
    notMe: `${appUrl}${reached.notMe}`,
  };
  const dates = appointment.seriesId && kind !== 'appointment_cancellation' ? await listSeriesDates(tx, appointment.seriesId) : [];
  const letter = appointmentLetter(kind, { ...startingAt(appointment, told.at), seriesDates: dates }, links, tx.clock.now());
  return { ...reached, kind, letter };
}

const startingAt = <A extends { start: Date; end: Date }>(appointment: A, start: Date): A => ({
  ...appointment,
  start,
  end: new Date(start.getTime() + appointment.end.getTime() - appointment.start.getTime()),
});
