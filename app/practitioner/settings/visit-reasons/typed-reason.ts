import type { ResourceChoice } from '@/components/settings/needs-editor';
import type { TypedReason } from '@/components/settings/reason-fields';
import { reasonRowsOf } from '@/components/settings/reason-rows';
import type { Site } from '@/lib/practice/schema';
import type { ResourceLine } from '@/lib/resources/schema';
import { reasonColours, usualReminders } from '@/lib/visit-reasons/rules';
import type { VisitReason } from '@/lib/visit-reasons/schema';
import { noticeAsTyped } from './reason-form';

const text = (value: number | string | null) => (value === null ? '' : String(value));

/** A stored reason as the form shows it. The price in euros with two decimals, after a comma where the language writes one. */
export function typedReason(reason: VisitReason, locale: string): TypedReason {
  const notice = noticeAsTyped(reason.minNoticeMinutes);
  const amount = reason.priceMinor === null ? '' : (reason.priceMinor / 100).toFixed(2);
  const { id, practitionerId, modes, bookableOnline, changeOnline } = reason;
  return {
    ...{ id, practitionerId, modes, bookableOnline, changeOnline, rows: reasonRowsOf(reason) },
    texts: {
      label: reason.label,
      durationMinutes: text(reason.durationMinutes),
      stepMinutes: text(reason.stepMinutes),
      bufferBefore: text(reason.bufferBefore),
      bufferAfter: text(reason.bufferAfter),
      minNoticeMinutes: text(notice.count),
      noticeUnit: notice.unit,
      horizonDays: text(reason.horizonDays),
      maxPerDay: text(reason.maxPerDay),
      maxPerWeek: text(reason.maxPerWeek),
      maxPerPatientWeek: text(reason.maxPerPatientWeek),
      capacity: text(reason.capacity),
      price: locale === 'en' ? amount : amount.replace('.', ','),
      audience: !reason.forKnownPatients ? 'new' : !reason.forNewPatients ? 'known' : 'all',
      colour: reason.colour,
      instructions: text(reason.instructions),
      documentsToBring: text(reason.documentsToBring),
      changeUntilHours: text(reason.changeUntilHours),
      cancelNoticeHours: text(reason.cancelNoticeHours),
    },
  };
}

/** What a new reason starts from; its colour is the first the others do not use. */
export function freshReason(practitionerId: string, others: readonly VisitReason[]): TypedReason {
  const colour = reasonColours.find((one) => others.every((other) => other.colour !== one)) ?? 'lagoon';
  return {
    ...{ id: null, practitionerId, modes: ['in_person'], bookableOnline: true, changeOnline: true },
    rows: reasonRowsOf({ questions: [], reminders: usualReminders, resourceNeeds: [] }),
    texts: {
      ...{ label: '', durationMinutes: '30', stepMinutes: '15', bufferBefore: '0', bufferAfter: '0' },
      ...{ minNoticeMinutes: '2', noticeUnit: 'hours', horizonDays: '90', maxPerDay: '', price: '', audience: 'all' },
      ...{ colour, instructions: '', documentsToBring: '', changeUntilHours: '0', cancelNoticeHours: '24' },
      ...{ maxPerWeek: '', maxPerPatientWeek: '', capacity: '' },
    },
  };
}

/** Rooms and equipment to choose from; the site beside the name where the practice has several. */
export const resourceChoices = (resources: readonly ResourceLine[], sites: readonly Site[]): ResourceChoice[] =>
  resources.map(({ id, name, siteId }) => ({
    ...{ id, name },
    site: sites.length > 1 ? (sites.find((site) => site.siteId === siteId)?.name ?? null) : null,
  }));
