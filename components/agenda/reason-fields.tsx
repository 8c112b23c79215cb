'use client';

import { SelectField } from '@/components/patterns/form-field';
import { priceText } from '@/components/patterns/price';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import type { Currency } from '@/lib/core/money';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { DeskReason } from './agenda-as-drawn';
import type { VisitFields } from './use-visit-fields';
import type { Wording } from './wording';

type FieldsProps = { practitioners: readonly { readonly id: string; readonly name: string }[]; visit: VisitFields; wording: Wording };

/** With whom, for what, and in which way. */
export function ReasonFields({ practitioners, visit, wording }: FieldsProps) {
  const { t } = wording;
  const { practitionerId, own, reason, mode } = visit;
  return (
    <section aria-labelledby="why" className="grid gap-4">
      <h2 id="why" className="text-h3">
        {t('form.why')}
      </h2>
      {practitioners.length > 1 ? (
        <SelectField
          name="practitioner"
          label={t('visit.with')}
          value={practitionerId}
          onChange={(event) => visit.onPractitioner(event.target.value)}
        >
          {practitioners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      {reason ? (
        <SelectField name="reason" label={t('visit.reason')} value={reason.id} onChange={(event) => visit.onReason(event.target.value)}>
          {own.map((one) => (
            <option key={one.id} value={one.id}>
              {reasonText(one, wording)}
            </option>
          ))}
        </SelectField>
      ) : (
        <Notice tone="info">{t('form.noReason')}</Notice>
      )}
      {reason && reason.modes.length > 1 ? (
        <RadioGroup
          inline
          name="mode"
          legend={t('visit.place')}
          value={mode}
          onChange={(event) => visit.onMode(event.target.value as VisitMode)}
          choices={reason.modes.map((one) => ({ value: one, label: t(`mode.${one}`) }))}
        />
      ) : null}
    </section>
  );
}

const reasonText = ({ label, durationMinutes, price }: DeskReason, { t, locale }: Wording) =>
  [
    label,
    t('visit.minutes', { minutes: durationMinutes }),
    price && priceText({ minor: price.minor, currency: price.currency as Currency }, locale),
  ]
    .filter(Boolean)
    .join(' · ');
