import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { TextField } from '@/components/patterns/form-field';
import { whenText } from '@/components/patterns/when-text';
import { ArchiveReading } from '@/components/retention/archive-reading';
import { PressForm } from '@/components/retention/press-form';
import { RightsForm } from '@/components/rights/rights-form';
import { addressOf, archivePath } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { listMembers } from '@/lib/access/list-members';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { searchArchived } from '@/lib/patients/search-archived';
import { listOpenings, type OpeningLine } from '@/lib/retention/list-openings';
import { mayKeepTerms } from '@/lib/retention/policy';
import { approveOneArchive, askForOneArchive, readOneArchive } from './actions';

const InAddress = z.object({ q: z.string().trim().max(100).catch(''), patient: idSchema('patient').optional().catch(undefined) });
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('archive.title') };
}

/** Where an archived record is opened: one asks and says why, another one approves, whoever asked reads it once. */
export default async function ArchivePage({ searchParams }: Props) {
  const context = await memberContext();
  const { q, patient } = InAddress.parse(await searchParams);
  const [t, openings, members] = [await getTranslations('retention.archive'), await listOpenings(context), await listMembers(context)];
  const isOwner = mayKeepTerms(context.actor);
  return (
    <Words of={['common', 'access.again', 'errors.flaw']}>
      <SettingsHead
        trail={[{ href: `${addressOf.gdpr}#retention`, label: (await getTranslations('gdpr'))('title') }]}
        title={t('title')}
        description={t('sentence')}
      />
      <div className="grid max-w-3xl gap-8">
        {members.ok && members.value.length < 2 ? (
          <Notice tone="warning" title={t('alone')} actions={<LinkButton href={addressOf.members}>{t('invite')}</LinkButton>}>
            {t('aloneSentence')}
          </Notice>
        ) : null}
        {isOwner ? <Asking context={context} query={q} patientId={patient ?? null} /> : <Notice>{t('onlyOwner')}</Notice>}
        <section aria-labelledby="openings" className="grid gap-4">
          <h2 id="openings" className="text-h2">
            {t('openings')}
          </h2>
          {openings.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
          {openings.map((line) => (
            <OneOpening key={line.id} line={line} by={line.askedBy ?? t('gone')} context={context} />
          ))}
        </section>
      </div>
    </Words>
  );
}

async function Asking({ context, query, patientId }: { context: Context; query: string; patientId: string | null }) {
  const t = await getTranslations('retention.archive');
  const found = query === '' ? [] : await searchArchived(context, { query });
  const chosen = found.find(({ id }) => id === patientId);
  return (
    <section aria-labelledby="ask" className="grid gap-4">
      <h2 id="ask" className="text-h2">
        {t('ask')}
      </h2>
      <form method="get" action={archivePath} className="flex max-w-form flex-wrap items-end gap-2">
        <TextField name="q" id="archive-q" label={t('find')} defaultValue={query} maxLength={100} className="min-w-0 flex-1" />
        <Button type="submit" kind="secondary">
          {t('search')}
        </Button>
      </form>
      {query !== '' && found.length === 0 ? <p>{t('noneFound')}</p> : null}
      {found.length > 0 && !chosen ? (
        <ul className="grid gap-1">
          {found.map(({ id, familyName, givenName, birthDate }) => (
            <li key={id}>
              <Link
                href={`${archivePath}?q=${encodeURIComponent(query)}&patient=${id}`}
                className="link inline-flex min-h-target items-center"
              >
                {[givenName, familyName, birthDate].filter(Boolean).join(' ')}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {chosen ? (
        <Panel aria-label={t('ask')} className="grid gap-3">
          <p className="font-semibold">{[chosen.givenName, chosen.familyName, chosen.birthDate].filter(Boolean).join(' ')}</p>
          <RightsForm
            action={askForOneArchive}
            hidden={{ subject: chosen.id }}
            kind="primary"
            button={t('send')}
            done={t('sent')}
            fields={[{ kind: 'long', name: 'reason', label: t('reason'), hint: t('reasonHint') }]}
          />
        </Panel>
      ) : null}
    </section>
  );
}

async function OneOpening({ line, by, context }: { line: OpeningLine; by: string; context: Context }) {
  const [t, locale, zone] = [await getTranslations('retention.archive'), await requestLocale(), await readTimeZone(context)];
  const at = (date: Date) => whenText(date, 'day-time', { locale, zone });
  const { id, reason, askedAt, expiresAt, state, isOwn } = line;
  const mayRead = state === 'approved' && isOwn;
  return (
    <Panel aria-label={t('openingOf', { date: at(askedAt) })} className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{t('askedBy', { name: by, date: at(askedAt) })}</span>
        <Badge tone={state === 'approved' ? 'success' : state === 'waiting' ? 'pine' : 'neutral'}>{t(`state.${state}`)}</Badge>
      </p>
      <p className="max-w-prose whitespace-pre-line wrap-anywhere">{reason}</p>
      {state === 'waiting' || state === 'approved' ? <p className="text-small text-ink-2">{t('until', { date: at(expiresAt) })}</p> : null}
      {state === 'waiting' && isOwn ? <p className="text-ink-2">{t('waitsForSecond')}</p> : null}
      {state === 'waiting' && !isOwn ? (
        <PressForm action={approveOneArchive} about={{ openingId: id }} label={t('approve')} busyLabel={t('approving')} />
      ) : null}
      {mayRead ? (
        <ArchiveReading action={readOneArchive} openingId={id} words={{ read: t('read'), reading: t('reading'), once: t('once') }} />
      ) : null}
    </Panel>
  );
}
