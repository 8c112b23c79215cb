import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { whenText } from '@/components/patterns/when-text';
import type { ConsentEvent } from '@/lib/consents/schema';
import type { Paper } from '@/lib/registers/schema';
import { recordRows } from './record-rows';

/** One event on paper: first what happened, in words; below, every field of the record as it is kept. @param zone the practice's, for the hour. */
export async function receiptPaper(event: ConsentEvent, zone: string): Promise<Paper> {
  const [t, name, locale] = [await getTranslations('consents'), await getTranslations('receipt.field'), await requestLocale()];
  const { consentKey: key, object, eventType, occurredAt, textVersion, method } = event;
  const facts = [
    { label: t('log.purpose'), lines: [t(`purpose.${key === 'third_party_integrations' ? `${key}.${object}` : key}.name`)] },
    { label: t('log.event'), lines: [t(`event.${eventType}`)] },
    { label: t('log.when'), lines: [whenText(occurredAt, 'sentence', { locale, zone })] },
    { label: t('log.text'), lines: [t('version', { version: textVersion })] },
    { label: t('log.how'), lines: [t(`method.${method}`)] },
  ];
  const rows = recordRows(event, name);
  const parts = [{ id: 'record', title: t('paper.record'), blocks: [{ kind: 'facts' as const, rows }] }];
  return { locale, title: t('paper.title'), lead: t('paper.note'), facts, parts };
}
