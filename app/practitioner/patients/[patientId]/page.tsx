import { BellRing, CalendarPlus, House, Mail, Pencil, Phone } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache, type ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { type FileNews, fileHref, fileNews } from '@/components/patients/addresses';
import { ageOn, birthText, listName } from '@/components/patients/birth-text';
import { DeathNote } from '@/components/patients/death-note';
import { FileHistory } from '@/components/patients/file-history';
import { FileMerges } from '@/components/patients/file-merges';
import { OnlineBooking } from '@/components/patients/online-booking';
import { PatientVisits } from '@/components/patients/patient-visits';
import { phoneText } from '@/components/patients/phone-text';
import { RefusedContact } from '@/components/patients/refused-contact';
import { PageHeader } from '@/components/patterns/page-header';
import { When } from '@/components/patterns/when';
import { whenText } from '@/components/patterns/when-text';
import { FileRights } from '@/components/rights/file-rights';
import { archivePath } from '@/components/settings/places';
import { Avatar } from '@/components/ui/avatar';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { addAddress } from '@/components/waiting-list/addresses';
import { listVisitsOfPatient } from '@/lib/appointments/list-visits-of-patient';
import { isId } from '@/lib/core/id';
import { localDateAt } from '@/lib/core/zone';
import { readAbsences } from '@/lib/patients/block-online';
import { listFileHistory } from '@/lib/patients/list-file-history';
import { listMerges } from '@/lib/patients/list-merges';
import { undoDays } from '@/lib/patients/merge-patients';
import { openPatient } from '@/lib/patients/open-patient';
import type { FileHistoryLine, PatientFile } from '@/lib/patients/schema';
import { fingerprint } from '@/lib/platform/fingerprint';
import { readPractice } from '@/lib/practice/read-practice';
import { readFileRights } from '@/lib/rights/read-file-rights';
import { cancelComingVisits, liftRefusal, setDeath, setOnlineBooking, takeBackDeath, undoMergeOfFiles } from '../actions';

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<{ news?: string }> };

/** Opening a file is written to the access journal: once per request, whoever asks for it here. */
const opened = cache(async (patientId: string) => {
  if (!isId('patient', patientId)) return null;
  const file = await openPatient(await memberContext(), patientId);
  if (!file.ok && file.error.code === 'patient.archived') redirect(archivePath);
  return file.ok ? file.value : null;
});

/** No name in the title: it is shown in tabs and kept in the history of the browser. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients'))('file.pageTitle') };
}

/** One patient: who it is, how to reach them, and their visits. */
export default async function PatientPage({ params, searchParams }: Props) {
  const { patientId } = await params;
  const ctx = await memberContext();
  const file = await opened(patientId);
  if (!file) notFound();
  // An old address of a file that was merged leads to the one it went into.
  if (file.id !== patientId) redirect(fileHref(file.id));
  const [t, words, waiting, locale, practice, visits, absences, merges, history, rights] = await Promise.all([
    getTranslations('patients'),
    getTranslations('agenda'),
    getTranslations('waiting'),
    requestLocale(),
    readPractice(ctx),
    listVisitsOfPatient(ctx, file.id),
    readAbsences(ctx, file.id),
    listMerges(ctx, file.id),
    listFileHistory(ctx, file.id),
    readFileRights(ctx, file.id),
  ]);
  if (!practice.ok) throw new Error(practice.error.code);
  if (!visits.ok) throw new Error(visits.error.code);
  const zone = practice.value.timeZone;
  const now = ctx.clock.now();
  const { identity, onlineBlocked, contactRefusedAt, deceased } = file;
  const { birthName, sex, address } = file.details;
  const dateOf = (at: Date) => whenText(at, 'date', { locale, zone });
  const { news } = await searchParams;
  const told = fileNews.find((one) => one === news);
  const sentences: Record<FileNews, string> = {
    ...{ known: t('new.known'), opened: t('new.opened'), saved: t('new.saved') },
    ...{ merged: t('merges.done', { days: undoDays }), unmerged: t('merges.undone') },
  };

  return (
    <Words of={['patients', 'common']}>
      <PageHeader
        breadcrumb={<Breadcrumb label={t('file.trail')} trail={[{ href: '/practitioner/patients', label: t('title') }]} />}
        title={
          <span className="flex items-center gap-3">
            <Avatar name={`${identity.givenName} ${identity.familyName}`} size={40} tone="clay" />
            <span className="[overflow-wrap:anywhere]">{listName(identity)}</span>
          </span>
        }
        description={
          deceased
            ? t('death.lived', {
                ...{ born: birthText(identity.birthDate, locale), died: birthText(deceased.on, locale) },
                age: ageOn(identity.birthDate, deceased.on),
              })
            : t('born', {
                date: birthText(identity.birthDate, locale),
                age: ageOn(identity.birthDate, localDateAt(now.getTime(), zone)),
              })
        }
        actions={
          <>
            <LinkButton icon={<Pencil aria-hidden />} href={`${fileHref(file.id)}/edit`}>
              {t('edit.open')}
            </LinkButton>
            {deceased ? null : (
              <>
                <LinkButton icon={<BellRing aria-hidden />} href={addAddress(file.id)}>
                  {waiting('desk.putOnList')}
                </LinkButton>
                <LinkButton
                  kind="primary"
                  icon={<CalendarPlus aria-hidden />}
                  href={`/practitioner/agenda/new?${new URLSearchParams({ patient: file.id })}`}
                >
                  {t('file.newVisit')}
                </LinkButton>
              </>
            )}
          </>
        }
      />
      {told ? (
        <Notice tone={told === 'known' ? 'info' : 'success'} live="polite" className="mb-6 max-w-3xl" title={sentences[told]} />
      ) : null}
      <FileRights patientId={file.id} locale={locale} isDeceased={deceased !== null} {...rights} />
      <div className="grid items-start gap-6 xl:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="grid gap-6">
          <Panel aria-labelledby="contact">
            <h2 id="contact" className="mb-3 text-h3">
              {t('file.contact')}
            </h2>
            {contactRefusedAt ? <RefusedContact id={file.id} since={dateOf(contactRefusedAt)} lift={liftRefusal} /> : null}
            <dl className="grid gap-3">
              <Fact term={t('field.phone')} icon={<Phone aria-hidden className="size-4" />}>
                {identity.phone ? (
                  <a href={`tel:${identity.phone}`} className="link">
                    {phoneText(identity.phone)}
                  </a>
                ) : (
                  t('file.notGiven')
                )}
              </Fact>
              <Fact term={t('field.email')} icon={<Mail aria-hidden className="size-4" />}>
                {identity.email ? (
                  <a href={`mailto:${identity.email}`} className="link [overflow-wrap:anywhere]">
                    {identity.email}
                  </a>
                ) : (
                  t('file.notGiven')
                )}
              </Fact>
              {birthName ? (
                <Fact term={t('edit.birthName')} icon={null}>
                  {birthName}
                </Fact>
              ) : null}
              {sex ? (
                <Fact term={t('edit.sex')} icon={null}>
                  {t(`edit.sexes.${sex}`)}
                </Fact>
              ) : null}
              {address ? (
                <Fact term={t('edit.address')} icon={<House aria-hidden className="size-4" />}>
                  {address.street}, {address.postcode} {address.city}
                </Fact>
              ) : null}
              <Fact term={t('column.since')} icon={null}>
                <When at={file.createdAt} form="date" locale={locale} zone={zone} />
              </Fact>
            </dl>
          </Panel>
          {deceased ? null : (
            <OnlineBooking
              {...{ absences, id: file.id, action: setOnlineBooking }}
              blocked={onlineBlocked && blockedText(t, onlineBlocked, dateOf(onlineBlocked.at))}
            />
          )}
          <DeathNote
            key={`death ${deceased?.on}`}
            {...{ id: file.id, note: setDeath, takeBack: takeBackDeath, cancel: cancelComingVisits }}
            shown={fingerprint({ deceasedOn: deceased?.on ?? null })}
            typed={deceased ? deceased.on.split('-').reverse().join('/') : null}
            said={deceased && t('death.said', { date: birthText(deceased.on, locale), sex: sex ?? 'undetermined' })}
            noted={deceased && notedText(t, dateOf(deceased.notedAt), history)}
            coming={visits.value.filter((one) => one.start > now && ['requested', 'booked', 'confirmed'].includes(one.status)).length}
          />
          <FileMerges
            patientId={file.id}
            undo={undoMergeOfFiles}
            merges={merges.map(({ id, at, undoUntil, canUndo }) => ({ id, canUndo, at: dateOf(at), until: dateOf(undoUntil) }))}
          />
        </div>
        <div className="grid gap-6">
          <PatientVisits
            {...{ locale, zone, now }}
            visits={visits.value}
            words={{
              coming: t('visits.coming'),
              past: t('visits.past'),
              none: t('visits.none'),
              noneComing: t('visits.noneComing'),
              state: (look) => words(`state.${look}`),
              mode: (mode) => words(`mode.${mode}`),
              agenda: t('visits.agenda'),
            }}
          />
          <FileHistory
            title={t('history.title')}
            lines={history.map((line) => ({
              key: line.seq,
              what: historyText(t, line),
              when: [
                `${dateOf(line.at)}, ${whenText(line.at, 'time', { locale, zone })}`,
                ...(line.memberName ? [line.memberName] : []),
              ].join(' · '),
            }))}
          />
        </div>
      </div>
    </Words>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<'patients'>>>;

const blockedText = (t: Translate, { by, reason }: NonNullable<PatientFile['onlineBlocked']>, date: string): string => {
  if (!by) return t('online.byRule', { date });
  return reason ? t('online.byMemberFor', { date, reason: t(`online.reasons.${reason}`) }) : t('online.byMember', { date });
};

const notedText = (t: Translate, date: string, history: readonly FileHistoryLine[]): string => {
  const by = history.find(({ what }) => what === 'death_noted' || what === 'death_corrected')?.memberName;
  return by ? t('death.notedBy', { date, name: by }) : t('death.noted', { date });
};

const historyText = (t: Translate, { what, byRule, reason }: FileHistoryLine): string => {
  if (what === 'blocked' && byRule) return t('history.blockedByRule');
  if (what === 'unblocked' && byRule) return t('history.unblockedByRule');
  if (what === 'blocked' && reason) return t('history.blockedFor', { reason: t(`online.reasons.${reason}`) });
  return t(`history.${what}`);
};

const Fact = ({ term, icon, children }: { term: string; icon: ReactNode; children: ReactNode }) => (
  <div>
    <dt className="flex items-center gap-1.5 text-small text-ink-2">
      {icon}
      {term}
    </dt>
    <dd className="min-h-6 pointer-coarse:min-h-11">{children}</dd>
  </div>
);
