import type { TypedReason } from '@/components/settings/visit-reason-form';
import { reasonColours, type VisitReason } from '@/lib/visit-reasons/schema';
import { noticeAsTyped } from './reason-form';

const text = (value: number | string | null) => (value === null ? '' : String(value));

/** A stored reason as the form shows it. The price in euros with two decimals, after a comma where the language writes one. */
export function typedReason(reason: VisitReason, locale: string): TypedReason {
  const notice = noticeAsTyped(reason.minNoticeMinutes);
  const amount = reason.priceMinor === null ? '' : (reason.priceMinor / 100).toFixed(2);
  const { id, practitionerId, modes, bookableOnline } = reason;
  return {
    ...{ id, practitionerId, modes, bookableOnline },
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
      price: locale === 'en' ? amount : amount.replace('.', ','),
      audience: !reason.forKnownPatients ? 'new' : !reason.forNewPatients ? 'known' : 'all',
      colour: reason.colour,
      instructions: text(reason.instructions),
      cancelNoticeHours: text(reason.cancelNoticeHours),
    },
  };
}

/** What a new reason starts from; its colour is the first the others do not use. */
export function freshReason(practitionerId: string, others: readonly VisitReason[]): TypedReason {
  const colour = reasonColours.find((one) => others.every((other) => other.colour !== one)) ?? 'lagoon';
  return {
    ...{ id: null, practitionerId, modes: ['in_person'], bookableOnline: true },
    texts: {
      ...{ label: '', durationMinutes: '30', stepMinutes: '15', bufferBefore: '0', bufferAfter: '0' },
      ...{ minNoticeMinutes: '2', noticeUnit: 'hours', horizonDays: '90', maxPerDay: '', price: '', audience: 'all' },
      ...{ colour, instructions: '', cancelNoticeHours: '24' },
    },
  };
}
