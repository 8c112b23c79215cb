import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { TextField } from '@/components/patterns/form-field';
import { HoldForm } from '@/components/retention/hold-form';
import { addressOf } from '@/components/settings/places';
import { Button } from '@/components/ui/button';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { searchPatients } from '@/lib/patients/search-patients';
import { holdGrounds, holdKinds } from '@/lib/retention/holds/schema';
import type { Category } from '@/lib/retention/schema';
import { openOneHold } from './actions';
import { categoryWord } from './words';

const here = `${addressOf.gdpr}/retention`;
type NewHoldProps = { context: Context; query: string; patientId: Id<'patient'> | null; categories: readonly Category[] };

/** First for whom, found by name, or the whole practice; then why. */
export async function NewHold({ context, query, patientId, categories }: NewHoldProps) {
  const t = await getTranslations('retention');
  const found = query === '' ? null : await searchPatients(context, { query, limit: 8 });
  return (
    <div className="grid gap-4">
      <h3 className="text-h3">{t('hold.open')}</h3>
      <form method="get" action={`${here}#holds`} className="flex max-w-form flex-wrap items-end gap-2">
        <TextField name="q" id="hold-q" label={t('hold.findPatient')} defaultValue={query} maxLength={100} className="min-w-0 flex-1" />
        <Button type="submit" kind="secondary">
          {t('hold.find')}
        </Button>
      </form>
      {found?.length === 0 ? <p>{t('hold.noneFound')}</p> : null}
      {found && found.length > 0 ? (
        <ul className="grid gap-1">
          {found.map(({ id, familyName, givenName }) => (
            <li key={id}>
              <Link href={`${here}?patient=${id}#holds`} className="link inline-flex min-h-target items-center">
                {givenName} {familyName}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="flex flex-wrap items-center gap-3">
        <strong>{t('hold.subject', { who: patientId ? t('hold.onePatient') : t('hold.wholePractice') })}</strong>
        {patientId ? (
          <Link href={`${here}#holds`} className="link">
            {t('hold.forWhole')}
          </Link>
        ) : null}
      </p>
      <HoldForm
        action={openOneHold}
        kinds={holdKinds.map((value) => ({ value, label: t(`hold.kindOf.${value}`) }))}
        grounds={holdGrounds.map((value) => ({ value, label: t(`groundOf.${value}`) }))}
        categories={categories.map((value) => ({ value, label: categoryWord(t, value) }))}
        patientId={patientId}
      />
    </div>
  );
}
