import type { TableClass } from '../schema';
import { all, clear, everyone, link, members, ofAppointment, technical } from './columns';

export const availabilityTables: Readonly<Record<string, TableClass>> = {
  opening: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: everyone },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'site_id'], link),
      ...{
        weekday: clear('weekday'),
        starts_at: clear('start'),
        ends_at: clear('end'),
        modes: clear('modes'),
        valid_from: clear('validFrom'),
        valid_to: clear('validTo'),
        reason_ids: clear('visitReasons'),
        known_only: clear('knownPatientsOnly'),
      },
    },
  },
  opening_exception: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: everyone },
    columns: { ...all(['practice_id', 'id', 'practitioner_id', 'site_id'], link), date: clear('date'), openings: clear('openings') },
  },
  absence: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'practitioner_id', through: 'practitioner' }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id'], link),
      ...{
        starts_at: clear('start'),
        ends_at: clear('end'),
        label: clear('label', 'null'),
        created_by: technical,
        created_at: clear('createdAt'),
      },
    },
  },
  appointment_resource: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_6_1_f', subject: 'none' },
    ...{ patient: ofAppointment, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'appointment_id', 'resource_id'], link),
      ...{ starts_at: clear('start'), ends_at: clear('end'), occupies: technical },
    },
  },
  resource: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'site_id'], link),
      ...{ kind: clear('kind'), name: clear('name'), position: technical, archived_at: clear('archivedAt') },
    },
  },
  external_busy: {
    ...{ category: 'practice_settings', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'practitioner_id', through: 'practitioner' }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'import_batch_id'], link),
      ...{ source: clear('source'), external_key: technical, starts_at: clear('start'), ends_at: clear('end'), updated_at: technical },
    },
  },
};
