import type { TableClass } from '../schema';
import { all, clear, link, prati, technical } from './columns';

/** What one answer to one text says, whoever gave it: a member, a patient, a visitor. */
const answer = {
  ...{ seq: technical, subject_type: clear('subjectType'), subject_id: link, consent_key: clear('purpose'), object: clear('about') },
  ...{ text_version: clear('textVersion'), text_sha256: clear('textHash'), language: clear('language'), notice_id: clear('screen') },
  ...{ event_type: clear('event'), state_before: clear('stateBefore'), state_after: clear('stateAfter'), occurred_at: clear('at') },
  ...{ actor_kind: clear('answeredAs'), actor_id: link, actor_capacity: clear('capacity'), on_behalf_reason: clear('reason', 'null') },
  ...{ method: clear('method'), channel: clear('channel'), ui_version: technical, locale: clear('locale') },
  ...{ ip_truncated: clear('network', 'null'), user_agent_class: clear('deviceClass', 'null') },
  ...{
    legal_basis: clear('legalBasis'),
    data_categories: clear('dataCategories'),
    recipients: clear('recipients'),
    retention_rule: clear('retentionRule'),
  },
  ...{ jurisdiction: clear('jurisdiction'), withdrawal_method: clear('withdrawalMethod'), valid_until: clear('validUntil') },
  ...{ prev_hash: technical, record_hash: clear('recordHash'), receipt_id: clear('receiptId') },
} as const;

export const consentsTables: Readonly<Record<string, TableClass>> = {
  consent_event: {
    ...{ category: 'consent_event', purpose: 'consent', basis: 'art_6_1_c', subject: 'member' },
    ...{ patient: { column: 'subject_id' }, member: { column: 'subject_id' }, clock: 'occurred_at', recipients: prati },
    ...{
      deletedBy: 'archivist',
      endedBy: { sameIn: ['subject_type', 'subject_id', 'consent_key', 'object'], order: 'seq', standing: { state_after: ['given'] } },
    },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...answer,
    },
  },
  consent_head: {
    ...{ category: 'technical', purpose: 'consent', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: { practice_id: link, ...all(['seq', 'hash'], technical) },
  },
  consent_gone: {
    ...{ category: 'technical', purpose: 'consent', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: { practice_id: link, ...all(['seq', 'prev_hash', 'record_hash'], technical) },
  },
  own_consent_event: {
    ...{ category: 'cookie_choice', purpose: 'consent', basis: 'art_6_1_c', subject: 'visitor' },
    ...{ clock: 'occurred_at', recipients: prati },
    deletedBy: 'archivist',
    columns: {
      id: link,
      ...answer,
    },
  },
};
