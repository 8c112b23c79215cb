import * as appointments from '@/lib/appointments/jobs';
import * as breaches from '@/lib/breaches/jobs';
import * as businessFeed from '@/lib/business-feed/jobs';
import * as consents from '@/lib/consents/jobs';
import * as custody from '@/lib/custody/jobs';
import * as deletions from '@/lib/deletions/jobs';
import * as exports from '@/lib/exports/jobs';
import * as handovers from '@/lib/handovers/jobs';
import * as imports from '@/lib/imports/jobs';
import * as journal from '@/lib/journal/jobs';
import * as lifecycle from '@/lib/lifecycle/jobs';
import * as measurement from '@/lib/measurement/jobs';
import * as notifications from '@/lib/notifications/jobs';
import * as patients from '@/lib/patients/jobs';
import { request } from '@/lib/platform/jobs';
import type { Schedule } from '@/lib/platform/queue';
import * as registers from '@/lib/registers/jobs';
import * as reminders from '@/lib/reminders/jobs';
import * as retention from '@/lib/retention/jobs';
import * as rights from '@/lib/rights/jobs';
import * as sectorFigures from '@/lib/sector-figures/jobs';
import * as subProcessors from '@/lib/sub-processors/jobs';
import * as subscriptions from '@/lib/subscriptions/jobs';
import * as trainingCopies from '@/lib/training-copies/jobs';
import * as waitingList from '@/lib/waiting-list/jobs';

/** Every recurring job. Deadlines are in the database, so a run that was missed is made up by the next. */
export const schedules: readonly Schedule[] = [
  { request: request(subscriptions.ringDueSubscriptions, {}), everySeconds: 10 },
  { request: request(notifications.ringDueDeliveries, {}), everySeconds: 10 },
  { request: request(reminders.ringDueReminders, {}), everySeconds: 10 },
  { request: request(lifecycle.runDueTimers, {}), everySeconds: 10 },
  { request: request(rights.ringDueRequests, {}), everySeconds: 60 },
  { request: request(breaches.ringDueBreaches, {}), everySeconds: 60 },
  { request: request(reminders.planMissingReminders, {}), everySeconds: 600 },
  { request: request(waitingList.ringDueOffers, {}), everySeconds: 10 },
  { request: request(waitingList.lapseEntries, {}), pattern: '23 * * * *', timeZone: 'Europe/Paris' },
  { request: request(exports.ringDueExports, {}), everySeconds: 10 },
  { request: request(appointments.lapseRequests, {}), everySeconds: 60 },
  { request: request(handovers.ringUnansweredOffers, {}), everySeconds: 60 },
  { request: request(appointments.clearLeftovers, {}), pattern: '17 * * * *', timeZone: 'Europe/Paris' },
  { request: request(patients.closeMerges, {}), pattern: '41 3 * * *', timeZone: 'Europe/Paris' },
  { request: request(patients.findByAllTerms, {}), pattern: '11 3 * * *', timeZone: 'Europe/Paris' },
  { request: request(deletions.ringDueDeletions, {}), everySeconds: 10 },
  { request: request(deletions.closeUnusedAccounts, {}), pattern: '53 4 * * *', timeZone: 'Europe/Paris' },
  { request: request(deletions.copySuppressions, {}), everySeconds: 60 },
  { request: request(consents.expireConsents, {}), everySeconds: 300 },
  { request: request(businessFeed.forgetOldFeedCopies, {}), everySeconds: 600 },
  { request: request(registers.keepRegisterVersions, {}), pattern: '37 * * * *', timeZone: 'Europe/Paris' },
  { request: request(subProcessors.announceSubProcessorChanges, {}), pattern: '47 * * * *', timeZone: 'Europe/Paris' },
  { request: request(retention.ringRetention, {}), pattern: '7 * * * *', timeZone: 'Europe/Paris' },
  { request: request(retention.runPlatformRetention, {}), pattern: '37 * * * *', timeZone: 'Europe/Paris' },
  { request: request(journal.lookForUnusualAccesses, {}), pattern: '31 4 * * *', timeZone: 'Europe/Paris' },
  { request: request(custody.removeKeptCopies, {}), pattern: '13 * * * *', timeZone: 'Europe/Paris' },
  { request: request(imports.wipeFiles, {}), pattern: '51 3 * * *', timeZone: 'Europe/Paris' },
  { request: request(measurement.forgetAllUnmeasured, {}), pattern: '7 4 * * *', timeZone: 'Europe/Paris' },
  { request: request(trainingCopies.dropAllUnusedCopies, {}), pattern: '9 4 * * *', timeZone: 'Europe/Paris' },
  { request: request(sectorFigures.computeSectorFigures, {}), pattern: '27 4 * * *', timeZone: 'Europe/Paris' },
];
