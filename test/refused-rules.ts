import { newId } from '@/lib/core/id';
import { saveAgendaRules, saveEmbedOrigins, saveHolidayWork } from '@/lib/practice/save-agenda-rules';
import { saveHolidayRegion } from '@/lib/practice/save-holiday-region';
import { savePatientRules } from '@/lib/practice/save-patient-rules';
import { agendaRulesInput, embedOriginsInput, holidayRegionInput, holidayWorkInput, patientRulesInput } from '@/lib/practice/schema';
import { archiveResource } from '@/lib/resources/archive-resource';
import { addResource, renameResource } from '@/lib/resources/save-resource';
import { addResourceInput, oneResourceInput, renameResourceInput } from '@/lib/resources/schema';
import type { Desk } from './desk';
import { openHouse } from './house';
import { must } from './lived-in';
import { colleagueOf, type Refused, sent } from './refused';

const agenda = { schema: agendaRulesInput, verb: saveAgendaRules };
const patients = { schema: patientRulesInput, verb: savePatientRules };
const region = { schema: holidayRegionInput, verb: saveHolidayRegion };
const origins = { schema: embedOriginsInput, verb: saveEmbedOrigins };
const room = { schema: addResourceInput, verb: addResource };

export const typedAgenda = ({ practitionerId }: Pick<Desk, 'practitionerId'>) => ({ practitionerId, maxPerDay: '20', maxPerWeek: '80' });
export const typedPatients = { maxUpcomingPerPatient: '3', noShowLimit: '', noShowNotice: 'on', quietFrom: '21h', quietTo: '8h' };
export const typedRoom = ({ siteId }: Pick<Desk, 'siteId'>) => ({ siteId, kind: 'room', name: 'Salle 1' });

type Typed = readonly [rule: string, values: object, field: string, code: string];
const inAgenda: readonly Typed[] = [
  ...['-1', '201', '2,5', 'dix'].map((maxPerDay): Typed => ['day limit', { maxPerDay, maxPerWeek: '' }, 'maxPerDay', 'rules.day_unreal']),
  ['week limit', { maxPerWeek: '1001' }, 'maxPerWeek', 'rules.week_unreal'],
  ['week limit', { maxPerWeek: '19' }, 'maxPerWeek', 'rules.week_below_day'],
];
const inPatients: readonly Typed[] = [
  ['patient limit', { maxUpcomingPerPatient: '0' }, 'maxUpcomingPerPatient', 'rules.upcoming_unreal'],
  ['absences of a patient', { noShowLimit: '21' }, 'noShowLimit', 'rules.no_show_unreal'],
  ['quiet hours', { quietFrom: '24:00' }, 'quietFrom', 'rules.time_unreal'],
  ['quiet hours', { quietTo: '25:00' }, 'quietTo', 'rules.time_unreal'],
  ['quiet hours', { quietTo: '21:00' }, 'quietTo', 'rules.quiet_all_day'],
];
const inRoom: readonly Typed[] = [
  ['rooms', { name: '  ' }, 'name', 'resource.name_missing'],
  ['rooms', { name: 'a'.repeat(61) }, 'name', 'resource.name_long'],
  ['equipment', { kind: 'car' }, 'kind', 'resource.kind_missing'],
];
const inOrigins: readonly Typed[] = [
  ...['ftp://cabinet.example', 'pas une adresse', 'https://moi:secret@cabinet.example', 'javascript:alert(1)'].map(
    (embedOrigins): Typed => ['sharing', { embedOrigins }, 'embedOrigins', 'rules.origin_unreal'],
  ),
  [
    'sharing',
    { embedOrigins: Array.from({ length: 21 }, (_, n) => `https://c${n}.example`).join('\n') },
    'embedOrigins',
    'rules.origins_many',
  ],
  ['sharing', { embedOrigins: `https://c.example/${'a'.repeat(4000)}` }, 'embedOrigins', 'rules.origins_many'],
];
const refuse = (by: string, lines: readonly Typed[], ask: (desk: Desk, values: object) => ReturnType<typeof sent>): Refused[] =>
  lines.map(([rule, values, field, code]) => ({
    ...{ rule, wish: JSON.stringify(values).slice(0, 60), by, field, code },
    ask: async (desk) => () => ask(desk, values),
  }));

/** PRODUCT row 3: limits of an agenda and of the practice, public holidays, rooms and equipment, and where the booking page may stand. */
export const refusedRules: readonly Refused[] = [
  ...refuse('the rules of an agenda', inAgenda, (desk, values) => sent(desk.member, agenda, { ...typedAgenda(desk), ...values })),
  ...refuse('the rules for patients', inPatients, (desk, values) => sent(desk.member, patients, { ...typedPatients, ...values })),
  ...refuse('the form of a room', inRoom, (desk, values) => sent(desk.member, room, { ...typedRoom(desk), ...values })),
  ...refuse('the form of sharing', inOrigins, (desk, values) =>
    sent(desk.member, origins, { practitionerId: desk.practitionerId, ...values }),
  ),
  ...refuse(
    'the form of holidays',
    [['holidays', { holidayRegion: 'Alsace' }, 'holidayRegion', 'holiday.region_unknown']],
    (desk, values) => sent(desk.member, region, values),
  ),
  {
    ...{ rule: 'holidays', wish: 'a region no calendar knows', by: 'saveHolidayRegion', code: 'practice.region_unknown' },
    ask: async (desk) => () => sent(desk.member, region, { holidayRegion: 'FR-99' }),
  },
  {
    ...{ rule: 'holidays', wish: 'the region, by the desk', by: 'saveHolidayRegion', code: 'practice.not_allowed' },
    ask: async (desk) => () => sent(desk.assistant(), region, { holidayRegion: 'FR' }),
  },
  {
    ...{ rule: 'holidays', wish: 'another practice’s agenda', by: 'saveHolidayWork', code: 'practice.practitioner_unknown' },
    ask: async (desk) => {
      const { practitionerId } = await openHouse({ db: desk.db });
      const work = { schema: holidayWorkInput, verb: saveHolidayWork };
      return () => sent(desk.member, work, { practitionerId, worksOnHolidays: 'on' });
    },
  },
  {
    ...{ rule: 'day limit', wish: 'that of a colleague', by: 'saveAgendaRules', code: 'practice.not_allowed' },
    ask: async (desk) => () => sent(colleagueOf(desk), agenda, typedAgenda(desk)),
  },
  {
    ...{ rule: 'rooms', wish: 'two of one name at one site', by: 'addResource', code: 'resource.name_taken' },
    ask: async (desk) => {
      must(await addResource(desk.member, { siteId: desk.siteId, kind: 'room', name: 'Salle 1' }));
      return () => sent(desk.member, room, { ...typedRoom(desk), name: ' salle 1 ' });
    },
  },
  {
    ...{ rule: 'rooms', wish: 'at the site of another practice', by: 'addResource', code: 'resource.site_not_found' },
    ask: async (desk) => {
      const { siteId } = await openHouse({ db: desk.db });
      return () => sent(desk.member, room, typedRoom({ siteId }));
    },
  },
  {
    ...{ rule: 'rooms', wish: 'by a practitioner', by: 'addResource', code: 'resource.not_allowed' },
    ask: async (desk) => () => sent(colleagueOf(desk), room, typedRoom(desk)),
  },
  {
    ...{ rule: 'rooms', wish: 'to rename one nobody knows', by: 'renameResource', code: 'resource.not_found' },
    ask: async (desk) => () =>
      sent(desk.member, { schema: renameResourceInput, verb: renameResource }, { id: newId('resource'), name: 'Salle 2' }),
  },
  {
    ...{ rule: 'equipment', wish: 'to archive what a reason needs', by: 'archiveResource', code: 'resource.needed' },
    ask: async (desk) => {
      const { id } = must(await addResource(desk.member, { siteId: desk.siteId, kind: 'equipment', name: 'Échographe' }));
      await desk.db.transaction({ practice: desk.practiceId }, (tx) =>
        tx.visitReason.updateMany({ where: { practiceId: desk.practiceId }, data: { resourceNeeds: [[id]] } }),
      );
      return () => sent(desk.member, { schema: oneResourceInput, verb: archiveResource }, { id });
    },
  },
];
