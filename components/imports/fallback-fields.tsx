import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/patterns/form-field';
import { Panel } from '@/components/ui/panel';

type Choice = { readonly id: string; readonly label: string };
export type FallbackChoices = {
  readonly practitioners: readonly Choice[];
  readonly reasons: readonly Choice[];
  readonly chosen: { readonly practitionerId: string | null; readonly reasonId: string | null };
};

/** Whose agenda a visit goes to that names nobody, and for which reason where it gives none that is known. */
export function FallbackFields({ practitioners, reasons, chosen }: FallbackChoices) {
  const t = useTranslations('import.reading');
  const [only] = practitioners;
  const practitionerId = chosen.practitionerId ?? (practitioners.length === 1 ? only?.id : undefined) ?? '';
  return (
    <Panel aria-labelledby="fallback">
      <h2 id="fallback" className="mb-3 text-h3">
        {t('defaults')}
      </h2>
      <div className="grid max-w-form gap-4">
        <SelectField name="practitionerId" label={t('practitioner')} defaultValue={practitionerId}>
          <option value="">{t('practitionerNone')}</option>
          {practitioners.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField name="reasonId" label={t('reason')} defaultValue={chosen.reasonId ?? ''}>
          <option value="">{t('reasonNone')}</option>
          {reasons.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
    </Panel>
  );
}
