import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { messagesOf } from '@/i18n/messages';
import type { ConsentEvent } from '@/lib/consents/schema';
import { locales } from '@/lib/core/locale';
import { recordRows } from './record-rows';

const event: ConsentEvent = {
  ...{ id: 'cev_1', seq: 3, subjectType: 'practice', subjectId: 'prc_1', consentKey: 'marketing_emails', object: null },
  ...{ textVersion: '2026-11', textSha256: 'a1', language: 'fr', noticeId: 'gdpr', eventType: 'given' },
  ...{ stateBefore: 'refused', stateAfter: 'given', occurredAt: new Date('2026-11-22T10:00:00Z') },
  ...{ actorKind: 'member', actorId: 'mbr_1', actorCapacity: 'self', onBehalfReason: null, method: 'toggle', channel: 'web' },
  ...{ uiVersion: '1', locale: 'fr', ipTruncated: '192.0.2.0/24', userAgentClass: 'computer', legalBasis: 'art_6_1_a' },
  ...{ dataCategories: ['contact', 'identity'], recipients: [{ name: 'Canari', country: 'FR' }], retentionRule: 'consent_event' },
  ...{ jurisdiction: 'FR', withdrawalMethod: 'tab', validUntil: null, prevHash: 'b2', recordHash: 'c3', receiptId: 'rec_1' },
};

describe('the record on a receipt', () => {
  test.each([...locales])('names every field in the language of who reads it (%s)', (locale) => {
    const translate = createTranslator({
      ...{ locale, messages: messagesOf(locale), namespace: 'receipt.field' },
      onError: (error) => {
        throw error;
      },
    }) as unknown as (key: string) => string;
    const labels = recordRows(event, translate).map(({ label }) => label);
    expect(new Set(labels).size).toBe(Object.keys(event).length);
    expect(labels.filter((label) => label in event)).toEqual([]);
    expect(labels.filter((label) => /^[a-z]/.test(label))).toEqual([]);
  });

  test('gives each value as it is kept', () => {
    const rows = new Map(recordRows(event, (field) => field).map(({ label, lines }) => [label, lines]));
    expect(rows.get('occurredAt')).toEqual(['2026-11-22T10:00:00.000Z']);
    expect(rows.get('dataCategories')).toEqual(['contact', 'identity']);
    expect(rows.get('recipients')).toEqual(['Canari (FR)']);
    expect(rows.get('object')).toEqual(['–']);
    expect(rows.get('recordHash')).toEqual(['c3']);
  });
});
