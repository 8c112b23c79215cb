import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { birthText, listName } from '@/components/patients/birth-text';
import { TextField } from '@/components/patterns/form-field';
import { deskAddress } from '@/components/rights/addresses';
import { type RightsField, RightsForm } from '@/components/rights/rights-form';
import { SettingsHead } from '@/components/settings/settings-head';
import { Button } from '@/components/ui/button';
import { idSchema } from '@/lib/core/id';
import { localDateAt } from '@/lib/core/zone';
import { identifyPatient } from '@/lib/patients/identify-patient';
import { searchPatients } from '@/lib/patients/search-patients';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { askedRights, deskChannels } from '@/lib/rights/rules';
import { noteRightsRequest } from '../actions';

const InAddress = z.object({ patient: idSchema('patient').optional().catch(undefined), q: z.string().max(200).catch('') });
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights.new'))('title') };
}

/** The desk notes what somebody asked by phone, on paper or by mail. */
export default async function NewRequestPage({ searchParams }: Props) {
  const context = await memberContext();
  const { patient, q } = InAddress.parse(await searchParams);
  const [t, locale, { timeZone }] = await Promise.all([getTranslations('rights'), requestLocale(), readPracticeName(context)]);
  const chosen = patient ? await identifyPatient(context, patient) : null;
  const hits = !chosen && q.trim() !== '' ? await searchPatients(context, { query: q }) : null;
  const today = localDateAt(context.clock.now().getTime(), timeZone);
  const person: RightsField[] = chosen
    ? []
    : [
        { kind: 'text', name: 'name', label: t('new.name'), value: q },
        { kind: 'email', name: 'email', label: t('new.email'), isOptional: true },
        { kind: 'tel', name: 'phone', label: t('new.phone'), isOptional: true },
      ];
  const options = <K extends string>(keys: readonly K[], label: (key: K) => string) =>
    keys.map((value) => ({ value, label: label(value) }));
  return (
    <Words of={['rights.new', 'common', 'access.again', 'errors.flaw']}>
      <SettingsHead title={t('new.title')} description={t('new.description')} trail={[{ href: deskAddress, label: t('list.title') }]} />
      <div className="grid max-w-form gap-8">
        {chosen ? (
          <p className="flex flex-wrap items-center justify-between gap-2 rounded-panel border border-line bg-surface px-4 py-3">
            <span className="grid">
              <span className="text-small text-ink-2">{t('new.chosen')}</span>
              <span className="font-semibold">{listName(chosen)}</span>
              <span className="text-small text-ink-2">{birthText(chosen.birthDate, locale)}</span>
            </span>
            <Link href={`${deskAddress}/new`} className="link">
              {t('new.other')}
            </Link>
          </p>
        ) : (
          <form className="grid gap-3">
            <TextField name="q" label={t('new.find')} defaultValue={q} autoComplete="off" optional="" />
            <div>
              <Button type="submit">{t('new.search')}</Button>
            </div>
            {hits === null ? null : hits.length === 0 ? (
              <p className="text-ink-2">{t('new.none')}</p>
            ) : (
              <ul aria-label={t('new.hits')} className="grid gap-1">
                {hits.map((hit) => (
                  <li key={hit.id}>
                    <Link href={`${deskAddress}/new?patient=${hit.id}`} className="link">
                      {listName(hit)} · {birthText(hit.birthDate, locale)}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </form>
        )}
        <div className="grid gap-3">
          {chosen ? null : <h2 className="text-h3">{t('new.who')}</h2>}
          <RightsForm
            key={chosen?.id ?? q}
            action={noteRightsRequest}
            hidden={chosen ? { patientId: chosen.id } : {}}
            kind="primary"
            button={t('new.save')}
            fields={[
              ...person,
              {
                kind: 'choice',
                name: 'right',
                label: t('new.right'),
                choose: t('new.choose'),
                options: options(askedRights, (key) => t(`right.${key}`)),
              },
              {
                kind: 'choice',
                name: 'channel',
                label: t('new.channel'),
                choose: t('new.choose'),
                options: options(deskChannels, (key) => t(`channel.${key}`)),
              },
              { kind: 'date', name: 'receivedOn', label: t('new.receivedOn'), hint: t('new.receivedHint'), value: today },
              { kind: 'long', name: 'wishes', label: t('new.wishes'), isOptional: true },
            ]}
          />
        </div>
      </div>
    </Words>
  );
}
