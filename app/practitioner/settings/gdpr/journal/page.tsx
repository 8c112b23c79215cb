import { Download, ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { journalAddress } from '@/components/journal/addresses';
import { JournalTable } from '@/components/journal/journal-table';
import { listName } from '@/components/patients/birth-text';
import { EmptyState } from '@/components/patterns/empty-state';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { SettingsHead } from '@/components/settings/settings-head';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { LinkButton } from '@/components/ui/link-button';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { maySeeAll } from '@/lib/journal/policy';
import { listJournalPeople, readJournal } from '@/lib/journal/read-journal';
import { families } from '@/lib/journal/rules';
import { identifyPatient } from '@/lib/patients/identify-patient';
import { FilterInAddress, filterOf } from './filter';

const most = 50;
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('journal.page'))('title') };
}

/** The whole journal: who did what with whose file, filtered, to carry away. */
export default async function JournalPage({ searchParams }: Props) {
  const context = await memberContext();
  const asked = FilterInAddress.parse(await searchParams);
  const [t, gdpr, locale, zone] = [
    await getTranslations('journal'),
    await getTranslations('gdpr'),
    await requestLocale(),
    await readTimeZone(context),
  ];
  const [people, patient] = [await listJournalPeople(context), asked.patient ? await identifyPatient(context, asked.patient) : null];
  const read = await readJournal(context, { filter: filterOf(asked, zone), before: asked.before ?? null, most });
  const rows = read.ok ? read.value : [];
  const last = rows.at(-1);
  const address = (path: string, changes: Record<string, string | undefined>) => {
    const { member, patient: whom, family, from, to } = asked;
    const chosen = Object.entries({ member, patient: whom, family, from, to, ...changes }).filter((pair): pair is [string, string] =>
      Boolean(pair[1]),
    );
    return `${path}?${new URLSearchParams(chosen)}`;
  };
  return (
    <>
      <SettingsHead
        title={t('page.title')}
        description={t('page.description')}
        trail={[{ href: '/practitioner/settings/gdpr#journal', label: gdpr('title') }]}
      />
      <div className="grid gap-6">
        {maySeeAll(context.actor) ? null : <p className="max-w-prose">{t('ownOnly')}</p>}
        {patient ? (
          <p className="flex flex-wrap gap-x-3">
            <span className="font-semibold">{t('page.patient', { name: listName(patient) })}</span>
            <Link href={address(journalAddress, { patient: undefined })} className="link">
              {t('page.everyPatient')}
            </Link>
          </p>
        ) : null}
        <form action={journalAddress} className="flex flex-wrap items-end gap-3">
          {asked.patient ? <input type="hidden" name="patient" value={asked.patient} /> : null}
          {maySeeAll(context.actor) ? (
            <SelectField name="member" label={t('filter.member')} defaultValue={asked.member ?? ''} required={false}>
              <option value="">{t('filter.everyone')}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          ) : null}
          <SelectField name="family" label={t('filter.family')} defaultValue={asked.family ?? ''} required={false}>
            <option value="">{t('filter.everything')}</option>
            {families.map((family) => (
              <option key={family} value={family}>
                {t(`family.${family}`)}
              </option>
            ))}
          </SelectField>
          <TextField name="from" type="date" label={t('filter.from')} defaultValue={asked.from ?? ''} required={false} />
          <TextField name="to" type="date" label={t('filter.to')} defaultValue={asked.to ?? ''} required={false} />
          <Button type="submit">{t('filter.show')}</Button>
        </form>
        <p className="flex flex-wrap gap-2">
          {(['csv', 'json'] as const).map((form) => (
            <a key={form} href={address(`${journalAddress}/file`, { form })} download className={buttonLook('secondary')}>
              <Download aria-hidden />
              <span>{form.toUpperCase()}</span>
            </a>
          ))}
        </p>
        <JournalTable
          {...{ rows, locale, zone }}
          empty={<EmptyState icon={<ScrollText aria-hidden />} level={2} title={t('page.empty')} sentence={t('page.emptySentence')} />}
        />
        <p className="max-w-prose text-small text-ink-2">{t('from.note')}</p>
        {last && rows.length === most ? (
          <div>
            <LinkButton href={address(journalAddress, { before: String(last.seq) })}>{t('page.more')}</LinkButton>
          </div>
        ) : null}
      </div>
    </>
  );
}
