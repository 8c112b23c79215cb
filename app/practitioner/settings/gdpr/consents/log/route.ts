import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { type LoggedEvent, readConsentLog } from '@/lib/consents/read-log';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import { err, ok } from '@/lib/core/result';
import { FilterInAddress, filterOf } from '../filter';

const most = 50_000;
const columns = [
  ...['seq', 'occurredAt', 'consentKey', 'object', 'subjectType', 'subjectId', 'person', 'eventType', 'stateBefore', 'stateAfter'],
  ...['textVersion', 'textSha256', 'language', 'noticeId', 'method', 'channel', 'actorKind', 'actorId', 'actorCapacity', 'onBehalfReason'],
  ...['legalBasis', 'dataCategories', 'recipients', 'retentionRule', 'jurisdiction', 'withdrawalMethod', 'validUntil', 'ipTruncated'],
  ...['userAgentClass', 'uiVersion', 'locale', 'receiptId', 'prevHash', 'recordHash'],
] as const;
const written = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : value instanceof Date
      ? value.toISOString()
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);

/** The record as a file, with everything of each event; times in UTC. */
export const GET = route({
  route: 'GET /practitioner/settings/gdpr/consents/log',
  query: FilterInAddress.extend({ format: z.enum(['csv', 'json']).catch('csv') }),
  context: currentMember,
  work: async (ctx, { query }) => {
    const events = await readConsentLog(ctx, { filter: await filterOf(ctx, query), most });
    if (!events.ok) return err(events.error);
    return ok({ ...(await fileOf(events.value, query.format)), format: query.format });
  },
  answer: ({ text, type, format }) =>
    new Response(text, {
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="consents.${format}"`,
        'Cache-Control': 'private, no-store',
      },
    }),
});

async function fileOf(events: readonly LoggedEvent[], format: 'csv' | 'json') {
  if (format === 'json') return { type: 'application/json', text: `${JSON.stringify({ events }, null, 2)}\n` };
  const separator = separatorOf(await requestLocale());
  const lines = events.map((event) => {
    const row: Readonly<Record<string, unknown>> = event;
    return csvLine(
      columns.map((name) => written(row[name])),
      separator,
    );
  });
  return { type: 'text/csv', text: `${byteOrderMark}${csvLine([...columns], separator)}${lines.join('')}` };
}
