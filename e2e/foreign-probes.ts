import { password } from '@/prisma/seed/personas';
import type { Ids } from './stored';

/** `hidden`: the answer is not found or refused. `empty`: the page opens as if nothing had been asked for. */
export type Probe = {
  readonly of: string;
  readonly path: string;
  readonly body?: unknown;
  readonly expects: 'hidden' | 'empty';
};

/** Every way to name something of another practice in an address or a body, from pages and handlers of members. */
export function foreignProbes(theirs: Ids, mine: Ids): Probe[] {
  const hidden = (of: string, path: string, body?: unknown): Probe => ({ of, path, body, expects: 'hidden' });
  const empty = (of: string, path: string): Probe => ({ of, path, expects: 'empty' });
  const settings = '/practitioner/settings';
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const wish = { start: `${day}T10:00:00+01:00`, isFirstVisit: false };
  const own = { practitionerId: mine.practitioner, reasonId: mine.reason, patientId: mine.patient };
  const foreign = { practitionerId: theirs.practitioner, reasonId: theirs.reason, patientId: theirs.patient };
  const desk = { start: wish.start, durationMinutes: 30 };
  const book = 'POST /api/agenda/appointments';
  return [
    hidden('PAGE /practitioner/patients/[patientId]', `/practitioner/patients/${theirs.patient}`),
    hidden('PAGE /practitioner/patients/[patientId]', `/practitioner/patients/${encodeURIComponent(` ${theirs.patient}`)}`),
    hidden('PAGE /practitioner/patients/[patientId]/edit', `/practitioner/patients/${theirs.patient}/edit`),
    // Two ids of one practice are one too many for the owner's own look; the act itself is probed by its action.
    hidden('PAGE /practitioner/patients/[patientId]/merge/[otherId]', `/practitioner/patients/${theirs.patient}/merge/%20${mine.patient}`),
    hidden('PAGE /practitioner/settings/gdpr/requests/[requestId]', `${settings}/gdpr/requests/%20rrq_${'0'.repeat(32)}`),
    empty('PAGE /practitioner/settings/gdpr/requests/new', `${settings}/gdpr/requests/new?patient=${theirs.patient}`),
    hidden('PAGE /practitioner/settings/gdpr/breaches/[breachId]', `${settings}/gdpr/breaches/%20bre_${'0'.repeat(32)}`),
    hidden(
      'GET /practitioner/settings/gdpr/breaches/[breachId]/draft',
      `${settings}/gdpr/breaches/%20bre_${'0'.repeat(32)}/draft?for=authority`,
    ),
    empty('PAGE /practitioner/settings/gdpr/journal', `${settings}/gdpr/journal?patient=${theirs.patient}`),
    hidden('PAGE /practitioner/settings/import/[batchId]', `${settings}/import/%20imp_${'0'.repeat(32)}`),
    hidden('GET /practitioner/settings/import/[batchId]/rejected', `${settings}/import/%20imp_${'0'.repeat(32)}/rejected`),
    hidden('GET /practitioner/settings/subscription/invoices/[invoiceId]', `${settings}/subscription/invoices/%20sin_${'0'.repeat(32)}`),
    hidden('PAGE /practitioner/settings/gdpr/export/[exportId]', `${settings}/gdpr/export/%20exp_${'0'.repeat(32)}`),
    hidden('GET /practitioner/settings/gdpr/export/[exportId]/download', `${settings}/gdpr/export/%20exp_${'0'.repeat(32)}/download`),
    hidden('GET /practitioner/settings/gdpr/consents/receipt/[receiptId]', `${settings}/gdpr/consents/receipt/${theirs.receipt}`),
    empty('PAGE /practitioner/settings/gdpr/consents', `${settings}/gdpr/consents?person=${theirs.member}`),
    empty('GET /practitioner/settings/gdpr/consents/log', `${settings}/gdpr/consents/log?format=json&person=${theirs.member}`),
    hidden('GET /practitioner/settings/gdpr/retention/runs/[runId]', `${settings}/gdpr/retention/runs/%20rtr_${'0'.repeat(32)}`),
    empty('PAGE /practitioner/settings/gdpr/retention', `${settings}/gdpr/retention?patient=${theirs.patient}&q=Garnier&dry=run`),
    empty('PAGE /practitioner/settings/gdpr/archive', `${settings}/gdpr/archive?q=Garnier&patient=${theirs.patient}`),
    empty('GET /practitioner/settings/gdpr/journal/file', `${settings}/gdpr/journal/file?form=json&patient=${theirs.patient}`),
    hidden('GET /practitioner/settings/feeds/agenda.ics', `${settings}/feeds/agenda.ics?practitioner=${theirs.practitioner}`),
    hidden('GET /practitioner/settings/feeds/agenda.csv', `${settings}/feeds/agenda.csv?practitioner=${theirs.practitioner}`),
    hidden('PAGE /practitioner/settings/visit-reasons/[reasonId]', `${settings}/visit-reasons/${theirs.reason}`),
    empty('PAGE /practitioner/agenda', `/practitioner/agenda?practitioner=${theirs.practitioner}&visit=${theirs.appointment}`),
    empty(
      'PAGE /practitioner/agenda/new',
      `/practitioner/agenda/new?practitioner=${theirs.practitioner}&patient=${theirs.patient}&start=${encodeURIComponent(wish.start)}`,
    ),
    empty('PAGE /practitioner/patients', `/practitioner/patients?q=Garnier&cursor=${btoa(`1 ${theirs.patient}`)}`),
    ...[
      ...['absences', 'absences/new', 'opening-hours', 'visit-reasons', 'visit-reasons/new'],
      ...['booking-rules', 'holidays', 'sharing', 'sharing/poster'],
    ].map((page) => hidden(`PAGE ${settings}/${page}`, `${settings}/${page}?practitioner=${theirs.practitioner}`)),
    hidden('PAGE /practitioner/settings/absences/[absenceId]', `${settings}/absences/${theirs.absence}`),
    empty('PAGE /practitioner/settings/absences', `${settings}/absences?planned=${theirs.absence}`),
    hidden('GET /practitioner/settings/sharing/qr', `${settings}/sharing/qr?practitioner=${theirs.practitioner}`),
    empty('GET /api/agenda', `/api/agenda?practitioner=${theirs.practitioner}&visit=${theirs.appointment}&view=week&cancelled=1`),
    hidden('GET /api/agenda/times', `/api/agenda/times?practitioner=${theirs.practitioner}&reason=${theirs.reason}&date=${day}`),
    hidden('GET /api/agenda/times', `/api/agenda/times?practitioner=${mine.practitioner}&reason=${theirs.reason}&date=${day}`),
    hidden('GET /api/agenda/visits/[appointmentId]', `/api/agenda/visits/${theirs.appointment}`),
    hidden('POST /api/agenda/visits/[appointmentId]/decide', `/api/agenda/visits/${theirs.appointment}/decide`, { accept: true }),
    hidden('GET /api/agenda/visits/[appointmentId]/notice', `/api/agenda/visits/${theirs.appointment}/notice`),
    ...['send_now', 'mute'].map((wish) =>
      hidden('POST /api/agenda/visits/[appointmentId]/notice', `/api/agenda/visits/${theirs.appointment}/notice`, { do: wish }),
    ),
    empty('PAGE /practitioner/messages/sent', `/practitioner/messages/sent?cursor=${encodeURIComponent(`1 ${theirs.appointment}`)}`),
    hidden('POST /api/agenda/visits/[appointmentId]/cancel', `/api/agenda/visits/${theirs.appointment}/cancel`, {
      ...{ by: 'practice', reason: 'no_longer_needed' },
    }),
    ...[
      { ...desk, except: theirs.appointment, practitionerId: mine.practitioner, reasonId: mine.reason },
      { ...desk, practitionerId: theirs.practitioner, reasonId: theirs.reason },
      { ...desk, practitionerId: mine.practitioner, reasonId: mine.reason, siteId: theirs.site },
    ].map((body) => hidden('POST /api/agenda/conflicts', '/api/agenda/conflicts', body)),
    hidden('POST /api/agenda/visits/[appointmentId]/move', `/api/agenda/visits/${theirs.appointment}/move`, {
      ...{ ...desk, version: 1, practitionerId: mine.practitioner },
    }),
    hidden('POST /api/agenda/visits/[appointmentId]/restore', `/api/agenda/visits/${theirs.appointment}/restore`, { version: 1 }),
    hidden('POST /api/agenda/visits/[appointmentId]/step', `/api/agenda/visits/${theirs.appointment}/step`, {
      from: 'booked',
      to: 'arrived',
    }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...foreign }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...own, patientId: theirs.patient }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...own, reasonId: theirs.reason }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...own, practitionerId: theirs.practitioner }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...foreign, practiceId: theirs.practice }),
    empty(
      'PAGE /practitioner/waiting-list',
      `/practitioner/waiting-list?practitioner=${theirs.practitioner}&reason=${theirs.reason}&start=${encodeURIComponent(wish.start)}`,
    ),
    empty('PAGE /practitioner/waiting-list/new', `/practitioner/waiting-list/new?patient=${theirs.patient}`),
    empty(
      'GET /api/agenda/waiting-matches',
      `/api/agenda/waiting-matches?practitionerId=${theirs.practitioner}&start=${encodeURIComponent(wish.start)}&durationMinutes=30`,
    ),
    empty('GET /api/patients', '/api/patients?q=garnier'),
    empty('GET /api/patients', `/api/patients?q=gar&practiceId=${theirs.practice}`),
  ];
}

const breach = { title: 'Taken over', facts: 'Taken over', 'kinds[]': 'integrity', severity: 'low', awareAt: '2026-01-05T10:00' };

const consent = { answer: 'withdrawn', textVersion: '1', language: 'fr' };

/** The fields of each action that names something, with the ids given. */
export function actionFields(ids: Ids): Record<string, Record<string, string>> {
  const reason = { label: 'Taken over', durationMinutes: '30', stepMinutes: '30', 'modes[]': 'in_person', audience: 'all' };
  const site = { name: 'Taken over', street: '1 rue', postcode: '69001', city: 'Lyon', country: 'FR' };
  const oneRequest = { requestId: `rrq_${'0'.repeat(32)}`, version: '1' };
  const receivedOn = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  const oneBreach = { breachId: `bre_${'0'.repeat(32)}`, version: '1' };
  return {
    'ACTION reviewOneAccess': { reviewId: `acr_${'0'.repeat(32)}`, outcome: 'legitimate', note: '' },
    'ACTION changeOneBreach': { ...oneBreach, ...breach },
    'ACTION keepOneDraft': { ...oneBreach, for: 'authority', text: 'Taken over' },
    'ACTION noteAuthorityTold': { ...oneBreach, at: '2026-01-05T10:00', reference: '', delayReason: '' },
    'ACTION notePeopleTold': { ...oneBreach, at: '2026-01-05T10:00' },
    'ACTION closeOneBreach': { ...oneBreach, ground: 'Taken over' },
    'ACTION confirmStoppedRun': { runId: `rtr_${'0'.repeat(32)}`, category: 'appointment' },
    'ACTION openOneHold': {
      ...{ kind: 'dispute', ground: 'claim', category: '', patientId: ids.patient, reason: 'Taken over', endsOn: '' },
    },
    'ACTION askForOneArchive': { subject: ids.patient, reason: 'Taken over' },
    'ACTION approveOneArchive': { openingId: `aro_${'0'.repeat(32)}` },
    'ACTION readOneArchive': { openingId: `aro_${'0'.repeat(32)}` },
    'ACTION liftOneHold': { holdId: `hld_${'0'.repeat(32)}` },
    'ACTION chooseOne': { ...consent, key: 'public_directory_listing', subject: ids.member },
    'ACTION noteRightsRequest': {
      ...{ right: 'access', channel: 'desk_phone', receivedOn, patientId: ids.patient, name: '', email: '', phone: '', wishes: '' },
    },
    'ACTION askForIdentity': oneRequest,
    'ACTION noteIdentity': { ...oneRequest, method: 'known_in_person', patientId: ids.patient },
    'ACTION assignRightsRequest': { ...oneRequest, memberId: ids.member },
    'ACTION startRightsWork': oneRequest,
    'ACTION extendRightsRequest': { ...oneRequest, reason: 'Taken over' },
    'ACTION preparePersonsCopy': oneRequest,
    'ACTION answerRightsRequest': { ...oneRequest, answer: 'Taken over', told: 'phone' },
    'ACTION refuseRightsRequest': { ...oneRequest, ground: 'unfounded', answer: 'Taken over', told: 'phone' },
    'ACTION withdrawRightsRequest': oneRequest,
    'ACTION restrictFileOf': { ...oneRequest, ground: 'accuracy_contested' },
    'ACTION announceLiftTo': { ...oneRequest, told: 'phone' },
    'ACTION liftRestrictionOf': oneRequest,
    'ACTION keepObjectionOf': { ...oneRequest, 'objectsTo[]': 'reminders' },
    'ACTION noteRecipients': { ...oneRequest, count: '0' },
    'ACTION erasePerson': { ...oneRequest, answer: 'Taken over', password },
    'ACTION lookAtPayment': { paymentId: `spy_${'0'.repeat(32)}` },
    'ACTION choosePractice': { practiceId: ids.practice },
    'ACTION plan': { practitionerId: ids.practitioner, fromDate: '2030-01-07', toDate: '2030-01-08', label: 'Taken over' },
    'ACTION absences/remove': { id: ids.absence },
    'ACTION settleOne': { practitionerId: ids.practitioner, absenceId: ids.absence },
    'ACTION restore': { practitionerId: ids.practitioner, start: '2030-01-07T00:00:00Z', end: '2030-01-08T00:00:00Z', label: 'Taken over' },
    'ACTION members/remove': { memberId: ids.member },
    'ACTION resend': { deliveryId: `dlv_${'0'.repeat(32)}` },
    'ACTION withdraw': { invitationId: `inv_${'0'.repeat(32)}` },
    'ACTION saveWeek': {
      practitionerId: ids.practitioner,
      ...{ 'openings.r1.weekday': '1', 'openings.r1.start': '09:07', 'openings.r1.end': '10:00', 'openings.r1.siteId': ids.site },
      'openings.r1.modes[]': 'in_person',
    },
    'ACTION saveDate': { practitionerId: ids.practitioner, siteId: ids.site, date: '2030-01-07', kind: 'closed' },
    'ACTION removeDate': { id: `exc_${'0'.repeat(32)}` },
    'ACTION saveOneSite': { siteId: ids.site, ...site },
    'ACTION saveReason': { id: ids.reason, practitionerId: ids.practitioner, ...reason },
    'ACTION archiveReason': { id: ids.reason },
    'ACTION changePatient': { id: ids.patient, familyName: 'Taken', givenName: 'Over', birthDate: '07/03/1985', phone: '', email: '' },
    'ACTION setOnlineBooking': { id: ids.patient, block: 'yes', reason: 'other' },
    'ACTION setDeath': { id: ids.patient, deceasedOn: '02/01/2026' },
    'ACTION takeBackDeath': { id: ids.patient },
    'ACTION cancelComingVisits': { id: ids.patient },
    'ACTION liftRefusal': { id: ids.patient },
    'ACTION mergeFiles': { survivorId: ids.patient, mergedId: `pat_${'0'.repeat(32)}` },
    'ACTION undoMergeOfFiles': { mergeId: `mrg_${'0'.repeat(32)}` },
    'ACTION tellTwoApart': { id: ids.patient, otherId: `pat_${'0'.repeat(32)}` },
    'ACTION checkImport': {
      ...{ batchId: `imp_${'0'.repeat(32)}`, encoding: 'utf-8', separator: ';', headRow: '0' },
      'columns[]': 'familyName',
    },
    'ACTION checkCalendarImport': { batchId: `imp_${'0'.repeat(32)}`, practitionerId: ids.practitioner, reasonId: ids.reason },
    'ACTION reopenImport': { batchId: `imp_${'0'.repeat(32)}` },
    'ACTION runImport': { batchId: `imp_${'0'.repeat(32)}` },
    'ACTION undoImport': { batchId: `imp_${'0'.repeat(32)}` },
    'ACTION giveImportUp': { batchId: `imp_${'0'.repeat(32)}` },
    'ACTION makeFeed': { practitionerId: ids.practitioner },
    'ACTION withdrawFeed': { feedId: `cfd_${'0'.repeat(32)}` },
    'ACTION addOneResource': { siteId: ids.site, kind: 'room', name: 'Taken over' },
    'ACTION renameOneResource': { id: `rsc_${'0'.repeat(32)}`, name: 'Taken over' },
    'ACTION archiveOneResource': { id: `rsc_${'0'.repeat(32)}` },
    'ACTION withdrawPatientsOffer': { handoverId: `hov_${'0'.repeat(32)}` },
    'ACTION answerPatientsOffer': { handoverId: `hov_${'0'.repeat(32)}`, answer: 'accepted' },
    'ACTION restoreOneResource': { id: `rsc_${'0'.repeat(32)}` },
    'ACTION saveWork': { practitionerId: ids.practitioner, worksOnHolidays: 'on' },
    'ACTION openDate': { practitionerId: ids.practitioner, date: '2030-01-07' },
    'ACTION closeDate': { practitionerId: ids.practitioner, date: '2030-01-07' },
    'ACTION saveOneAgenda': { practitionerId: ids.practitioner, maxPerDay: '1', maxPerWeek: '1' },
    'ACTION saveOrigins': { practitionerId: ids.practitioner, embedOrigins: 'https://taken-over.test' },
    'ACTION saveRight': { memberId: ids.member, mayOverbook: 'on' },
    'ACTION addPatient': { patientId: ids.patient, reasonId: ids.reason, fromDate: '2030-01-07', toDate: '2030-01-08' },
    'ACTION removeEntry': { entryId: `wle_${'0'.repeat(32)}` },
    'ACTION offerTime': { entryId: `wle_${'0'.repeat(32)}`, practitionerId: ids.practitioner, start: '2030-01-07T10:00:00Z' },
    'ACTION takeBack': { offerId: `wlo_${'0'.repeat(32)}` },
  };
}

/** Actions that name nothing: only who calls matters. */
export const ownActionFields: Readonly<Record<string, Record<string, string>>> = {
  'ACTION openOneBreach': breach,
  'ACTION saveOneRetention': { category: 'appointment', years: '7' },
  'ACTION requestPracticeDeletion': { handover: 'declined', practiceName: 'Taken over', password },
  'ACTION withdrawPracticeDeletion': {},
  'ACTION offerPatients': { email: 'nobody@exemple.test', password },
  'ACTION preparePracticeCopy': { password },
  'ACTION openDownload': { password },
  'ACTION objectTo': { change: '1', ground: 'Taken over' },
  'ACTION takeObjectionBack': { change: '1' },
  'ACTION markRegisterReviewed': { number: '1' },
  'ACTION acceptAgreement': { textVersion: '1', language: 'fr' },
  'ACTION goToPay': {
    ...{ name: 'Nobody', street: '1 rue', postcode: '69001', city: 'Lyon', country: 'FR', vatNumber: '' },
    ...{ cycle: 'monthly', total: '1' },
  },
  'ACTION cancelHere': {},
  'ACTION resumeHere': {},
  'ACTION invite': { email: 'nobody@exemple.test', displayName: 'Nobody', role: 'assistant' },
  'ACTION savePracticeName': { name: 'Taken over' },
  'ACTION openFile': { familyName: 'Nobody', givenName: 'Nobody', birthDate: '07/03/1985', phone: '', email: '' },
  'ACTION saveRegion': { holidayRegion: 'FR' },
  'ACTION saveForPatients': { maxUpcomingPerPatient: '1', noShowLimit: '1', quietFrom: '20:00', quietTo: '07:00' },
  'ACTION saveProfile': {
    ...{ honorific: '', givenName: 'Nobody', familyName: 'Nobody', specialty: 'psychology', 'languages[]': 'fr', sector: '' },
    ...{ acceptsNew: 'yes', listed: 'no', about: '' },
  },
};
