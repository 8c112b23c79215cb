import type { TableClass } from '../schema';
import { all, clear, link, members, own, prati, sealedThenWiped, secret, technical } from './columns';

export const retentionTables: Readonly<Record<string, TableClass>> = {
  retention_setting: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'changed_by'], link),
      ...{ category: clear('category'), keep_years: clear('keepYears'), changed_at: clear('changedAt') },
    },
  },
  legal_hold: {
    ...{ category: 'rights_request', purpose: 'accountability', basis: 'art_6_1_f', subject: 'patient' },
    ...{ patient: own, clock: 'lifted_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'patient_id', 'opened_by', 'lift_asked_by', 'lifted_by'], link),
      ...{ kind: clear('kind'), category: clear('category'), ground: clear('ground'), reason_sealed: sealedThenWiped('reason') },
      ...{ opened_at: clear('openedAt'), review_at: clear('reviewAt'), ends_at: clear('endsAt') },
      ...{ lift_asked_at: clear('liftAskedAt'), lifted_at: clear('liftedAt') },
    },
  },
  retention_run: {
    ...{ category: 'deletion_certificate', purpose: 'accountability', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: 'finished_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...all(['night', 'state', 'progress', 'started_at', 'finished_at', 'report', 'report_hash', 'signature'], technical),
    },
  },
  retention_go_ahead: {
    ...{ category: 'deletion_certificate', purpose: 'accountability', basis: 'art_6_1_c', subject: 'member' },
    ...{ member: { column: 'given_by' }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'run_id', 'given_by'], link),
      ...all(['category', 'most', 'given_at', 'used_at'], technical),
    },
  },
  retention_count: {
    ...{ category: 'practice_settings', purpose: 'statistics', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: members },
    columns: { practice_id: link, ...all(['table_name', 'year', 'what', 'count'], technical) },
  },
  platform_retention_run: {
    ...{ category: 'deletion_certificate', purpose: 'accountability', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: 'finished_at', recipients: prati },
    columns: all(['id', 'night', 'state', 'progress', 'started_at', 'finished_at', 'report', 'report_hash', 'signature'], technical),
  },
  audit_segment: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: members },
    columns: {
      practice_id: link,
      ...all(['first_seq', 'last_seq', 'previous', 'last_hash', 'last_at', 'sealed_at', 'dropped_at'], technical),
    },
  },
  archive_opening: {
    ...{ category: 'access_journal', purpose: 'accountability', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'subject_id' }, clock: 'asked_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'asked_by', 'approved_by'], link),
      ...{
        reason_sealed: sealedThenWiped('reason'),
        asked_at: clear('askedAt'),
        approved_at: clear('approvedAt'),
        read_at: clear('readAt'),
      },
      expires_at: technical,
    },
  },
  kept_row: {
    ...{ category: 'record.custody', purpose: 'accountability', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'subject_id' }, clock: null, recipients: prati, inArchive: true },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'key_id'], link),
      ...{
        sealed: { form: 'sealed', exportName: 'keptRow', erase: 'delete_row' },
        ends_at: clear('endsAt'),
        term_ends_at: clear('termEndsAt'),
        archived_at: clear('archivedAt'),
      },
      ...{ table_name: clear('table'), category: clear('category'), ground: clear('ground'), source_text: clear('source') },
    },
  },
  archive_key: {
    ...{ category: 'keys', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id'], link),
      wrapped: secret,
      created_at: technical,
      destroyed_at: { form: 'none', exportName: null, erase: 'tombstone' },
    },
  },
};
