import { ClipboardList, Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { DataTable } from '@/components/patterns/data-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { When } from '@/components/patterns/when';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { LinkButton } from '@/components/ui/link-button';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { listConsentPeople, readConsentLog } from '@/lib/consents/read-log';
import { consentKeys } from '@/lib/consents/schema';
import { FilterInAddress, filterOf } from './filter';

const most = 50;
const here = '/practitioner/settings/gdpr/consents';
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consents.log'))('title') };
}

/** The whole record, as it was written: what was shown and what was answered. */
export default async function ConsentLogPage({ searchParams }: Props) {
  const context = await memberContext();
  const asked = FilterInAddress.parse(await searchParams);
  const gdpr = await getTranslations('gdpr');
  const [t, locale, zone] = [await getTranslations('consents'), await requestLocale(), await readTimeZone(context)];
  const people = await listConsentPeople(context);
  const found = await readConsentLog(context, { filter: await filterOf(context, asked), before: asked.before ?? null, most });
  if (!found.ok) throw new Error(found.error.code);
  const events = found.value;
  const query = (more: Record<string, string> = {}) => {
    const { key, person, from, to } = asked;
    const chosen = Object.entries({ key, person, from, to, ...more }).filter((pair): pair is [string, string] => Boolean(pair[1]));
    return new URLSearchParams(chosen).toString();
  };
  const purpose = (key: string, object: string | null) =>
    t(`purpose.${key === 'third_party_integrations' ? `${key}.${object}` : key}.name`);
  const last = events.at(-1);
  return (
    <>
      <SettingsHead
        title={t('log.title')}
        description={t('log.description')}
        trail={[{ href: `${addressOf.gdpr}#consents`, label: gdpr('title') }]}
      />
      <div className="grid gap-6">
        <form action={here} className="flex flex-wrap items-end gap-3">
          <SelectField name="key" label={t('log.key')} defaultValue={asked.key ?? ''}>
            <option value="">{t('log.all')}</option>
            {consentKeys.map((key) => (
              <option key={key} value={key}>
                {key === 'third_party_integrations' ? t('group.integrations') : purpose(key, null)}
              </option>
            ))}
          </SelectField>
          <SelectField name="person" label={t('log.person')} defaultValue={asked.person ?? ''}>
            <option value="">{t('log.everyone')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField name="from" type="date" label={t('log.from')} defaultValue={asked.from ?? ''} />
          <TextField name="to" type="date" label={t('log.to')} defaultValue={asked.to ?? ''} />
          <Button type="submit">{t('log.filter')}</Button>
        </form>
        <p className="flex flex-wrap gap-2">
          {(['csv', 'json'] as const).map((format) => (
            <a key={format} href={`${here}/log?${query({ format })}`} download className={buttonLook('secondary')}>
              <Download aria-hidden />
              <span>{format.toUpperCase()}</span>
            </a>
          ))}
        </p>
        <DataTable
          caption={t('log.title')}
          rows={events}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'when',
              head: t('log.when'),
              onPhone: 'title',
              cell: ({ occurredAt }) => <When at={occurredAt} form="day-time" locale={locale} zone={zone} />,
            },
            { key: 'event', head: t('log.event'), onPhone: 'aside', cell: ({ eventType }) => t(`event.${eventType}`) },
            { key: 'purpose', head: t('log.purpose'), cell: ({ consentKey, object }) => purpose(consentKey, object) },
            { key: 'who', head: t('log.who'), cell: ({ person }) => person ?? t('log.patient') },
            { key: 'text', head: t('log.text'), priority: 2, cell: ({ textVersion, language }) => `${textVersion} · ${language}` },
            { key: 'how', head: t('log.how'), priority: 3, cell: ({ method }) => t(`method.${method}`) },
            {
              key: 'receipt',
              head: t('receipt'),
              cell: ({ receiptId }) => (
                <span className="flex gap-3">
                  {(['pdf', 'json'] as const).map((format) => (
                    <a
                      key={format}
                      href={`${here}/receipt/${receiptId}?format=${format}`}
                      className="link inline-flex min-h-target items-center"
                    >
                      {format.toUpperCase()}
                    </a>
                  ))}
                </span>
              ),
            },
          ]}
          empty={<EmptyState icon={<ClipboardList aria-hidden />} level={2} title={t('log.empty')} sentence={t('log.emptySentence')} />}
        />
        {last && events.length === most ? (
          <div>
            <LinkButton href={`${here}?${query({ before: String(last.seq) })}`}>{t('log.more')}</LinkButton>
          </div>
        ) : null}
      </div>
    </>
  );
}
