import { clearLeftovers } from '@/lib/appointments/clear-leftovers';
import * as appointments from '@/lib/appointments/jobs';
import { lapseRequests } from '@/lib/appointments/lapse-requests';
import type { Id } from '@/lib/core/id';
import * as imports from '@/lib/imports/jobs';
import { runBatch } from '@/lib/imports/run-batch';
import { wipeFiles } from '@/lib/imports/wipe-files';
import { deliverCode } from '@/lib/notifications/deliver-code';
import { deliverInvitation } from '@/lib/notifications/deliver-invitation';
import * as notifications from '@/lib/notifications/jobs';
import { ringDueDeliveries } from '@/lib/notifications/ring-due-deliveries';
import { tellPatient } from '@/lib/notifications/tell-patient';
import { closeMerges } from '@/lib/patients/close-merges';
import { findByAllTerms } from '@/lib/patients/find-by-all-terms';
import * as patients from '@/lib/patients/jobs';
import { judgeAbsences } from '@/lib/patients/judge-absences';
import { lookForDuplicates } from '@/lib/patients/look-for-duplicates';
import type { PayloadOf } from '@/lib/platform/jobs';
import * as reminders from '@/lib/reminders/jobs';
import { planMissing } from '@/lib/reminders/plan-missing';
import { planReminders } from '@/lib/reminders/plan-reminders';
import { ringDue } from '@/lib/reminders/ring-due';
import { sendReminder } from '@/lib/reminders/send-reminder';
import { tellAbsence } from '@/lib/reminders/tell-absence';
import { closeOffer } from '@/lib/waiting-list/close-offer';
import * as waitingList from '@/lib/waiting-list/jobs';
import { lapseEntries } from '@/lib/waiting-list/lapse-entries';
import { offerFreedTimes } from '@/lib/waiting-list/offer-freed-times';
import { ringDueOffers } from '@/lib/waiting-list/ring-due-offers';
import { sendOffer } from '@/lib/waiting-list/send-offer';
import { sendProof } from '@/lib/waiting-list/send-proof';
import { sendWelcome } from '@/lib/waiting-list/send-welcome';
import type { JobContext, OpenJobContext } from './context';

export const jobs = { ...appointments, ...notifications, ...reminders, ...patients, ...waitingList, ...imports };
export type Jobs = typeof jobs;

type Handler<P> = (ctx: P extends { practiceId: Id<'practice'> } ? JobContext : OpenJobContext, payload: P) => Promise<unknown>;

/** One line per job. A job without a handler does not compile. A text returned is the outcome the log says. */
export const handlers: { [K in keyof Jobs]: Handler<PayloadOf<Jobs[K]>> } = {
  sendCode: deliverCode,
  tellPatient,
  sendReminder,
  sendInvitation: deliverInvitation,
  tellAbsence,
  ringDueDeliveries: (ctx) => ringDueDeliveries(ctx),
  planReminders,
  planMissingReminders: (ctx) => planMissing(ctx),
  ringDueReminders: (ctx) => ringDue(ctx),
  clearLeftovers: (ctx) => clearLeftovers(ctx),
  lapseRequests: (ctx) => lapseRequests(ctx),
  sendWaitingOffer: sendOffer,
  sendWaitingProof: sendProof,
  sendWaitingWelcome: sendWelcome,
  offerFreedTimes: (ctx) => offerFreedTimes(ctx),
  closeOffer,
  ringDueOffers: (ctx) => ringDueOffers(ctx),
  lapseEntries: (ctx) => lapseEntries(ctx),
  lookForDuplicates,
  judgeAbsences,
  closeMerges: (ctx) => closeMerges(ctx),
  findByAllTerms: (ctx) => findByAllTerms(ctx),
  runBatch,
  wipeFiles: (ctx) => wipeFiles(ctx),
};
