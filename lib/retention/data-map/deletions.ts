import type { TableClass } from '../schema';
import { all, clear, link, members, prati, secret, technical } from './columns';

export const deletionsTables: Readonly<Record<string, TableClass>> = {
  deletion_request: {
    ...{ category: 'rights_request', purpose: 'deletion', basis: 'art_6_1_c', subject: 'practice' },
    ...{ member: { column: 'requested_by', also: ['withdrawn_by'] }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'requested_by', 'withdrawn_by', 'export_id'], link),
      ...{ state: clear('state'), requested_at: clear('requestedAt'), execute_at: clear('plannedFor'), handover: clear('handover') },
      ...{
        withdrawn_at: clear('withdrawnAt'),
        started_at: clear('startedAt'),
        executed_at: clear('executedAt'),
        ...all(['progress', 'ring_at'], technical),
      },
    },
  },
  account_deletion: {
    ...{ category: 'rights_request', purpose: 'deletion', basis: 'art_6_1_c', subject: 'account' },
    ...{ clock: 'executed_at', recipients: prati },
    columns: {
      ...all(['id', 'account_id', 'asked_in'], link),
      ...{ state: clear('state'), requested_at: clear('requestedAt'), execute_at: clear('plannedFor'), cause: clear('cause') },
      ...{ withdrawn_at: clear('withdrawnAt'), executed_at: clear('executedAt'), ring_at: technical },
    },
  },
  deletion_certificate: {
    ...{ category: 'deletion_certificate', purpose: 'deletion', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: 'executed_at', recipients: prati },
    columns: {
      ...all(['id', 'subject'], link),
      ...{ token_hash: secret, ...all(['kind', 'executed_at', 'report', 'report_hash', 'signature'], technical) },
    },
  },
  suppression: {
    ...{ category: 'deletion_certificate', purpose: 'deletion', basis: 'art_6_1_c', subject: 'none' },
    // Needed as long as any backup from before may be restored, and no longer than the certificate beside it.
    ...{ clock: null, recipients: prati },
    columns: { ...all(['practice', 'subject'], link), ...all(['seq', 'kind', 'erased_at', 'previous', 'hash'], technical) },
  },
};
