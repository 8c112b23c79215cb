'use client';

import { CalendarClock, FolderOpen, Layers2, Mail, Phone, Sparkle } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ageOn, birthText, listName } from '@/components/patients/birth-text';
import { phoneText } from '@/components/patients/phone-text';
import { priceText } from '@/components/patterns/price';
import { reasonFill } from '@/components/patterns/reason-colour';
import { StatusBadge } from '@/components/patterns/status-badge';
import { Badge } from '@/components/ui/badge';
import { buttonLook } from '@/components/ui/button-look';
import { classNames } from '@/components/ui/class-names';
import type { LocalDate } from '@/lib/core/local-date';
import type { Currency } from '@/lib/core/money';
import { modeIcons } from './agenda-block';
import { minutesWaited } from './figures';
import type { HistoryEntry, VisitDetails } from './visit-details';
import type { Wording } from './wording';

type FactsProps = { visit: VisitDetails; today: LocalDate; now: number; wording: Wording; children: ReactNode };

/** Who comes, how to reach them, when, why, where, for how much, and what happened to the visit. */
export function VisitFacts({ visit, today, now, wording, children }: FactsProps) {
  const { t, when, locale } = wording;
  const ModeIcon = modeIcons[visit.mode];
  const waited = minutesWaited(visit, now);
  return (
    <div className="grid gap-5">
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <StatusBadge state={visit.look} label={t(`state.${visit.look}`)} />
          {waited === null ? null : <span className="text-small font-semibold">{t('block.waitingShort', { minutes: waited })}</span>}
          {visit.overbooked ? (
            <Badge tone="warning" icon={<Layers2 aria-hidden />}>
              {t('block.overbookedLabel')}
            </Badge>
          ) : null}
          {visit.isFirstVisit && visit.patient ? (
            <Badge tone="clay" icon={<Sparkle aria-hidden />}>
              {t('block.first')}
            </Badge>
          ) : null}
        </div>
        <Identity {...{ visit, today, wording }} />
      </div>
      {children}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 border-t border-line pt-4">
        <Fact term={t('visit.when')}>
          <CalendarClock aria-hidden className="mr-1.5 inline size-4 text-ink-2" />
          {when(visit.start, 'day')}, {when(visit.start, 'time')}–{when(visit.end, 'time')}
          <span className="text-ink-2"> · {t('visit.minutes', { minutes: visit.durationMinutes })}</span>
        </Fact>
        <Fact term={t('visit.reason')}>
          <span aria-hidden className={classNames('mr-1.5 inline-block size-2.5 rounded-full', reasonFill(visit.colour))} />
          {visit.reason}
        </Fact>
        <Fact term={t('visit.with')}>{visit.practitionerName}</Fact>
        <Fact term={t('visit.place')}>
          <ModeIcon aria-hidden className="mr-1.5 inline size-4 text-ink-2" />
          {visit.mode === 'in_person' ? visit.siteName : t(`mode.${visit.mode}`)}
          {visit.mode === 'in_person' ? <span className="block text-small text-ink-2">{visit.siteAddress}</span> : null}
        </Fact>
        {visit.price ? (
          <Fact term={t('visit.price')}>{priceText({ minor: visit.price.minor, currency: visit.price.currency as Currency }, locale)}</Fact>
        ) : null}
        {visit.resources.length > 0 ? <Fact term={t('visit.resources')}>{visit.resources.join(', ')}</Fact> : null}
        {visit.capacity === null ? null : (
          <Fact term={t('visit.places')}>{t('block.places', { taken: visit.taken, capacity: visit.capacity })}</Fact>
        )}
        {visit.overbooking ? (
          <Fact term={t('overbook.by')}>{[visit.overbooking.memberName, visit.overbooking.reason].filter(Boolean).join(' · ')}</Fact>
        ) : null}
        {visit.status === 'requested' && visit.decideBy !== null ? (
          <Fact term={t('request.until')}>{when(visit.decideBy, 'day-time')}</Fact>
        ) : null}
        {visit.booker ? <Fact term={t('request.bookedBy')}>{listName(visit.booker)}</Fact> : null}
        {visit.answers.map(({ id, text, answer }) => (
          <Fact key={id} term={text}>
            {answer === 'yes' || answer === 'no' ? t(`request.${answer}`) : answer}
          </Fact>
        ))}
        <Fact term={t('visit.source')}>
          {t(`source.${visit.source === 'online' || visit.source === 'import' ? visit.source : 'reception'}`)}
        </Fact>
        {visit.cancellation ? <Cancellation cancellation={visit.cancellation} wording={wording} /> : null}
      </dl>
      {visit.patientId ? (
        <Link href={`/practitioner/patients/${visit.patientId}`} prefetch={false} className={buttonLook('secondary', { wide: true })}>
          <FolderOpen aria-hidden />
          {t('visit.openFile')}
        </Link>
      ) : null}
      <History entries={visit.history} wording={wording} />
    </div>
  );
}

/** Who called it off, whether late, and why. */
function Cancellation({ cancellation, wording: { t } }: { cancellation: NonNullable<VisitDetails['cancellation']>; wording: Wording }) {
  const { by, late, reason, note } = cancellation;
  return (
    <>
      {by ? (
        <Fact term={t('cancel.calledOffBy')}>
          {t(`cancel.askers.${by}`)}
          {late ? <span className="font-semibold"> · {t('cancel.lateMark')}</span> : null}
        </Fact>
      ) : null}
      {reason ? (
        <Fact term={t('cancel.reason')}>
          {t(`cancelReason.${reason}`)}
          {note ? <span className="block [overflow-wrap:anywhere]">{note}</span> : null}
        </Fact>
      ) : null}
    </>
  );
}

function Identity({ visit, today, wording: { t, locale } }: Omit<FactsProps, 'now' | 'children'>) {
  const { patient } = visit;
  if (!patient && visit.capacity !== null) return <p className="text-h2">{visit.reason}</p>;
  if (!patient) return <p className="text-h2">{visit.isErased ? t('block.erased') : t('hold.name')}</p>;
  const line = 'inline-flex min-h-6 max-w-full items-center gap-2 [overflow-wrap:anywhere] pointer-coarse:min-h-11';
  return (
    <>
      <p className="text-h2 [overflow-wrap:anywhere]">{listName(patient)}</p>
      <p className="text-ink-2">{t('visit.born', { date: birthText(patient.birthDate, locale), age: ageOn(patient.birthDate, today) })}</p>
      <p className="grid justify-items-start gap-1">
        {patient.phone ? (
          <a href={`tel:${patient.phone}`} className={`${line} link`}>
            <Phone aria-hidden className="size-4" />
            {phoneText(patient.phone)}
          </a>
        ) : null}
        {patient.email ? (
          <a href={`mailto:${patient.email}`} className={`${line} link`}>
            <Mail aria-hidden className="size-4" />
            {patient.email}
          </a>
        ) : null}
      </p>
    </>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-2">{term}</dt>
    <dd>{children}</dd>
  </>
);

function History({ entries, wording: { t, when } }: { entries: readonly HistoryEntry[]; wording: Wording }) {
  if (entries.length === 0) return null;
  const sentence = ({ what, to, late, askedBy }: HistoryEntry) => {
    if (what === 'status_changed') return t('history.status_changed', { state: t(`state.${to ?? 'booked'}`) });
    return what === 'cancelled' ? t('history.cancelled', { by: askedBy ?? 'other', late: String(late) }) : t(`history.${what}`);
  };
  return (
    <section aria-labelledby="visit-history" className="border-t border-line pt-4">
      <h3 id="visit-history" className="mb-2 text-h3">
        {t('history.title')}
      </h3>
      <ol className="grid gap-2">
        {entries.map((entry) => (
          <li key={entry.id} className="grid">
            <span>{sentence(entry)}</span>
            <span className="text-small text-ink-2">
              {when(entry.at, 'day-time')} ·{' '}
              {entry.by === 'member' ? (entry.memberName ?? t('history.member')) : t(`history.by.${entry.by}`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
