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
  const book = 'POST /api/agenda/appointments';
  return [
    hidden('PAGE /practitioner/patients/[patientId]', `/practitioner/patients/${theirs.patient}`),
    hidden('PAGE /practitioner/patients/[patientId]', `/practitioner/patients/${encodeURIComponent(` ${theirs.patient}`)}`),
    hidden('PAGE /practitioner/settings/visit-reasons/[reasonId]', `${settings}/visit-reasons/${theirs.reason}`),
    empty('PAGE /practitioner/agenda', `/practitioner/agenda?practitioner=${theirs.practitioner}&visit=${theirs.appointment}`),
    empty(
      'PAGE /practitioner/agenda/new',
      `/practitioner/agenda/new?practitioner=${theirs.practitioner}&patient=${theirs.patient}&start=${encodeURIComponent(wish.start)}`,
    ),
    empty('PAGE /practitioner/patients', `/practitioner/patients?q=Garnier&cursor=${btoa(`1 ${theirs.patient}`)}`),
    ...['absences', 'absences/new', 'opening-hours', 'visit-reasons', 'visit-reasons/new'].map((page) =>
      hidden(`PAGE ${settings}/${page}`, `${settings}/${page}?practitioner=${theirs.practitioner}`),
    ),
    empty('PAGE /practitioner/settings/absences', `${settings}/absences?planned=${theirs.absence}`),
    empty('GET /api/agenda', `/api/agenda?practitioner=${theirs.practitioner}&visit=${theirs.appointment}&view=week&cancelled=1`),
    hidden('GET /api/agenda/times', `/api/agenda/times?practitioner=${theirs.practitioner}&reason=${theirs.reason}&date=${day}`),
    hidden('GET /api/agenda/times', `/api/agenda/times?practitioner=${mine.practitioner}&reason=${theirs.reason}&date=${day}`),
    hidden('GET /api/agenda/visits/[appointmentId]', `/api/agenda/visits/${theirs.appointment}`),
    hidden('POST /api/agenda/visits/[appointmentId]/cancel', `/api/agenda/visits/${theirs.appointment}/cancel`, { reason: 'other' }),
    hidden('POST /api/agenda/visits/[appointmentId]/step', `/api/agenda/visits/${theirs.appointment}/step`, {
      from: 'booked',
      to: 'arrived',
    }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...foreign }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...own, patientId: theirs.patient }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...own, reasonId: theirs.reason }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...own, practitionerId: theirs.practitioner }),
    hidden(book, '/api/agenda/appointments', { ...wish, ...foreign, practiceId: theirs.practice }),
    empty('GET /api/patients', '/api/patients?q=garnier'),
    empty('GET /api/patients', `/api/patients?q=gar&practiceId=${theirs.practice}`),
  ];
}

/** The fields of each action that names something, with the ids given. */
export function actionFields(ids: Ids): Record<string, Record<string, string>> {
  const reason = { label: 'Taken over', durationMinutes: '30', stepMinutes: '30', 'modes[]': 'in_person', audience: 'all' };
  const site = { name: 'Taken over', street: '1 rue', postcode: '69001', city: 'Lyon', country: 'FR' };
  return {
    'ACTION choosePractice': { practiceId: ids.practice },
    'ACTION plan': { practitionerId: ids.practitioner, fromDate: '2030-01-07', toDate: '2030-01-08', label: 'Taken over' },
    'ACTION absences/remove': { id: ids.absence },
    'ACTION restore': { practitionerId: ids.practitioner, start: '2030-01-07T00:00:00Z', end: '2030-01-08T00:00:00Z', label: 'Taken over' },
    'ACTION members/remove': { memberId: ids.member },
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
  };
}

/** Actions that name nothing: only who calls matters. */
export const ownActionFields: Readonly<Record<string, Record<string, string>>> = {
  'ACTION invite': { email: 'nobody@exemple.test', displayName: 'Nobody', role: 'assistant' },
  'ACTION savePracticeName': { name: 'Taken over' },
  'ACTION saveProfile': {
    ...{ honorific: '', givenName: 'Nobody', familyName: 'Nobody', specialty: 'psychology', 'languages[]': 'fr', sector: '' },
    ...{ acceptsNew: 'yes', listed: 'no', about: '' },
  },
};
