import { clearLeftovers } from '@/lib/appointments/clear-leftovers';
import * as appointments from '@/lib/appointments/jobs';
import { lapseRequests } from '@/lib/appointments/lapse-requests';
import * as breaches from '@/lib/breaches/jobs';
import { remindOfBreach } from '@/lib/breaches/remind-of-breach';
import { ringDueBreaches } from '@/lib/breaches/ring-due-breaches';
import { forgetCopies, forgetOldCopies } from '@/lib/business-feed/forget-copies';
import * as businessFeed from '@/lib/business-feed/jobs';
import { followConsent } from '@/lib/campaigns/follow-consent';
import * as campaigns from '@/lib/campaigns/jobs';
import { expireConsents } from '@/lib/consents/expire-consents';
import { followSwitchOff } from '@/lib/consents/follow-switch-off';
import * as consents from '@/lib/consents/jobs';
import type { Id } from '@/lib/core/id';
import * as custody from '@/lib/custody/jobs';
import { removeCopies } from '@/lib/custody/remove-copies';
import { closeUnusedAccounts } from '@/lib/deletions/close-unused-accounts';
import { copyLedger } from '@/lib/deletions/copy-ledger';
import * as deletions from '@/lib/deletions/jobs';
import { ringDueDeletions } from '@/lib/deletions/ring-due-deletions';
import { runAccountDeletion } from '@/lib/deletions/run-account-deletion';
import { runDeletion } from '@/lib/deletions/run-deletion';
import * as exports from '@/lib/exports/jobs';
import { prepareExport } from '@/lib/exports/prepare-export';
import { removeExport } from '@/lib/exports/remove-export';
import { ringDueExports } from '@/lib/exports/ring-due';
import * as handovers from '@/lib/handovers/jobs';
import { lapseOffer } from '@/lib/handovers/lapse-offer';
import { placeOffer } from '@/lib/handovers/place-offer';
import { ringUnanswered } from '@/lib/handovers/ring-unanswered';
import { goOn } from '@/lib/imports/go-on';
import * as imports from '@/lib/imports/jobs';
import { runBatch } from '@/lib/imports/run-batch';
import { wipeFiles } from '@/lib/imports/wipe-files';
import * as journal from '@/lib/journal/jobs';
import { lookForUnusual } from '@/lib/journal/look-for-unusual';
import * as lifecycle from '@/lib/lifecycle/jobs';
import { performTimer } from '@/lib/lifecycle/perform-timer';
import { runDue } from '@/lib/lifecycle/run-due';
import { forgetAllUnmeasured, forgetUses } from '@/lib/measurement/forget-uses';
import * as measurement from '@/lib/measurement/jobs';
import { deliverAccountLetter } from '@/lib/notifications/deliver-account-letter';
import { deliverBreachLetter } from '@/lib/notifications/deliver-breach-letter';
import { deliverCampaign } from '@/lib/notifications/deliver-campaign';
import { deliverCode } from '@/lib/notifications/deliver-code';
import {
  deliverAccountClosed,
  deliverAccountClosing,
  deliverAccountUnused,
  deliverPracticeClosing,
} from '@/lib/notifications/deliver-deletion-letter';
import { deliverHandoverLetter } from '@/lib/notifications/deliver-handover-letter';
import { deliverInvitation } from '@/lib/notifications/deliver-invitation';
import { deliverLifecycleNotice } from '@/lib/notifications/deliver-lifecycle-notice';
import { deliverReceipt } from '@/lib/notifications/deliver-receipt';
import { deliverRightsLetter, remindOfRequest } from '@/lib/notifications/deliver-rights-letter';
import { deliverSubProcessorChange } from '@/lib/notifications/deliver-sub-processor-change';
import * as notifications from '@/lib/notifications/jobs';
import { letGoHeld } from '@/lib/notifications/let-go-held';
import { ringDueDeliveries } from '@/lib/notifications/ring-due-deliveries';
import { tellPatient } from '@/lib/notifications/tell-patient';
import { closeMerges } from '@/lib/patients/close-merges';
import { findByAllTerms } from '@/lib/patients/find-by-all-terms';
import * as patients from '@/lib/patients/jobs';
import { judgeAbsences } from '@/lib/patients/judge-absences';
import { lookForDuplicates } from '@/lib/patients/look-for-duplicates';
import type { PayloadOf } from '@/lib/platform/jobs';
import * as registers from '@/lib/registers/jobs';
import { keepVersions } from '@/lib/registers/keep-versions';
import * as reminders from '@/lib/reminders/jobs';
import { planMissing } from '@/lib/reminders/plan-missing';
import { planReminders } from '@/lib/reminders/plan-reminders';
import { ringDue } from '@/lib/reminders/ring-due';
import { sendReminder } from '@/lib/reminders/send-reminder';
import { tellAbsence } from '@/lib/reminders/tell-absence';
import * as retention from '@/lib/retention/jobs';
import { runPlatformRetention } from '@/lib/retention/platform';
import { ringRetention, runAgain, runNight } from '@/lib/retention/ring';
import * as rights from '@/lib/rights/jobs';
import { ringDueRequests } from '@/lib/rights/ring-due-requests';
import { computeSectorFigures } from '@/lib/sector-figures/compute';
import * as sectorFigures from '@/lib/sector-figures/jobs';
import { announceChanges } from '@/lib/sub-processors/announce-changes';
import * as subProcessors from '@/lib/sub-processors/jobs';
import * as subscriptions from '@/lib/subscriptions/jobs';
import { renewSubscription } from '@/lib/subscriptions/renew-subscription';
import { ringDueSubscriptions } from '@/lib/subscriptions/ring-due';
import { settlePayment } from '@/lib/subscriptions/settle-payment';
import { dropAllUnused, dropUnused } from '@/lib/training-copies/drop-unused';
import * as trainingCopies from '@/lib/training-copies/jobs';
import { closeOffer } from '@/lib/waiting-list/close-offer';
import * as waitingList from '@/lib/waiting-list/jobs';
import { lapseEntries } from '@/lib/waiting-list/lapse-entries';
import { offerFreedTimes } from '@/lib/waiting-list/offer-freed-times';
import { ringDueOffers } from '@/lib/waiting-list/ring-due-offers';
import { sendOffer } from '@/lib/waiting-list/send-offer';
import { sendProof } from '@/lib/waiting-list/send-proof';
import { sendWelcome } from '@/lib/waiting-list/send-welcome';
import type { JobContext, OpenJobContext } from './context';
import { onSwitchedOff } from './switched-off';

export const jobs = {
  ...retention,
  ...appointments,
  ...notifications,
  ...reminders,
  ...patients,
  ...waitingList,
  ...registers,
  ...subProcessors,
  ...rights,
  ...imports,
  ...breaches,
  ...businessFeed,
  ...consents,
  ...deletions,
  ...custody,
  ...handovers,
  ...exports,
  ...journal,
  ...lifecycle,
  ...campaigns,
  ...measurement,
  ...sectorFigures,
  ...trainingCopies,
  ...subscriptions,
};
export type Jobs = typeof jobs;

type Handler<P> = (ctx: P extends { practiceId: Id<'practice'> } ? JobContext : OpenJobContext, payload: P) => Promise<unknown>;

/** One line per job. A job without a handler does not compile. A text returned is the outcome the log says. */
export const handlers: { [K in keyof Jobs]: Handler<PayloadOf<Jobs[K]>> } = {
  sendCode: deliverCode,
  tellPatient,
  sendReminder,
  sendRightsLetter: deliverRightsLetter,
  remindOfRequest,
  ringDueRequests: (ctx) => ringDueRequests(ctx),
  sendInvitation: deliverInvitation,
  sendReceipt: deliverReceipt,
  renewSubscription: (ctx) => renewSubscription(ctx),
  settlePayment,
  ringDueSubscriptions: (ctx) => ringDueSubscriptions(ctx),
  sendCampaign: deliverCampaign,
  tellAbsence,
  tellPracticeClosing: deliverPracticeClosing,
  tellAccountClosing: deliverAccountClosing,
  tellAccountClosed: deliverAccountClosed,
  tellAccountUnused: deliverAccountUnused,
  sendAccountLetter: (ctx, payload) => deliverAccountLetter(ctx, payload),
  placeOffer,
  lapseOffer,
  ringUnansweredOffers: (ctx) => ringUnanswered(ctx),
  tellHandover: deliverHandoverLetter,
  runPracticeDeletion: runDeletion,
  runAccountDeletion,
  closeUnusedAccounts: (ctx) => closeUnusedAccounts(ctx),
  ringDueDeletions: (ctx) => ringDueDeletions(ctx),
  copySuppressions: (ctx) => copyLedger(ctx),
  sendLifecycleNotice: deliverLifecycleNotice,
  ringDueDeliveries: (ctx) => ringDueDeliveries(ctx),
  goOn: (ctx) => goOn(ctx),
  letGoHeld: (ctx) => letGoHeld(ctx),
  sendBreachLetter: (ctx, payload) => deliverBreachLetter(ctx, payload),
  remindOfBreach: (ctx, payload) => remindOfBreach(ctx, payload),
  ringDueBreaches: (ctx) => ringDueBreaches(ctx),
  runDueTimers: (ctx) => runDue(ctx),
  performTimer,
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
  followConsent,
  forgetUses,
  forgetAllUnmeasured: (ctx) => forgetAllUnmeasured(ctx),
  computeSectorFigures: (ctx) => computeSectorFigures(ctx),
  dropUnusedCopies: (ctx) => dropUnused(ctx),
  dropAllUnusedCopies: (ctx) => dropAllUnused(ctx),
  prepareExport,
  removeExport,
  removeKeptCopies: (ctx) => removeCopies(ctx),
  ringDueExports: (ctx) => ringDueExports(ctx),
  lookForUnusualAccesses: (ctx) => lookForUnusual(ctx),
  keepRegisterVersions: (ctx) => keepVersions(ctx),
  announceSubProcessorChanges: (ctx) => announceChanges(ctx),
  tellSubProcessorChange: (ctx, payload) => deliverSubProcessorChange(ctx, payload),
  runBatch,
  wipeFiles: (ctx) => wipeFiles(ctx),
  ringRetention: (ctx) => ringRetention(ctx),
  runRetention: (ctx) => runNight(ctx),
  runAgain,
  runPlatformRetention: (ctx) => runPlatformRetention(ctx),
  forgetFeedCopies: (ctx) => forgetCopies(ctx),
  forgetOldFeedCopies: (ctx) => forgetOldCopies(ctx),
  expireConsents: (ctx) => expireConsents(ctx),
  followSwitchOff: (ctx, payload) => followSwitchOff(ctx, payload, onSwitchedOff),
};
