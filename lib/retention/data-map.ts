import { accessTables } from './data-map/access';
import { accountLettersTables } from './data-map/account-letters';
import { appointmentsTables } from './data-map/appointments';
import { availabilityTables } from './data-map/availability';
import { breachesTables } from './data-map/breaches';
import { businessFeedTables } from './data-map/business-feed';
import { calendarFeedsTables } from './data-map/calendar-feeds';
import { campaignsTables } from './data-map/campaigns';
import { consentsTables } from './data-map/consents';
import { custodyTables } from './data-map/custody';
import { deletionsTables } from './data-map/deletions';
import { eventsTables } from './data-map/events';
import { exportsTables } from './data-map/exports';
import { handoversTables } from './data-map/handovers';
import { importsTables } from './data-map/imports';
import { journalTables } from './data-map/journal';
import { keysTables } from './data-map/keys';
import { lifecycleTables } from './data-map/lifecycle';
import { measurementTables } from './data-map/measurement';
import { notificationsTables } from './data-map/notifications';
import { patientsTables } from './data-map/patients';
import { practiceTables } from './data-map/practice';
import { registersTables } from './data-map/registers';
import { retentionTables } from './data-map/retention';
import { rightsTables } from './data-map/rights';
import { sectorFiguresTables } from './data-map/sector-figures';
import { subProcessorsTables } from './data-map/sub-processors';
import { subscriptionsTables } from './data-map/subscriptions';
import { trainingCopiesTables } from './data-map/training-copies';
import { waitingListTables } from './data-map/waiting-list';
import type { TableClass } from './schema';

/**
 * Every table and column of the database, classified once. Export, erasure, retention and the registers read it; a column that is not
 * here fails the check. Names are the database's.
 */
export const dataMap: Readonly<Record<string, TableClass>> = {
  ...accessTables,
  ...practiceTables,
  ...availabilityTables,
  ...patientsTables,
  ...appointmentsTables,
  ...calendarFeedsTables,
  ...importsTables,
  ...waitingListTables,
  ...notificationsTables,
  ...lifecycleTables,
  ...eventsTables,
  ...rightsTables,
  ...exportsTables,
  ...retentionTables,
  ...journalTables,
  ...breachesTables,
  ...custodyTables,
  ...subProcessorsTables,
  ...registersTables,
  ...deletionsTables,
  ...handoversTables,
  ...accountLettersTables,
  ...businessFeedTables,
  ...measurementTables,
  ...campaignsTables,
  ...sectorFiguresTables,
  ...trainingCopiesTables,
  ...subscriptionsTables,
  ...consentsTables,
  ...keysTables,
};
