import Link from 'next/link';
import { agendaHref, readAddress } from '@/components/agenda/address';
import { type AppointmentLook, lookOf } from '@/components/patterns/appointment-looks';
import { StatusBadge } from '@/components/patterns/status-badge';
import { When } from '@/components/patterns/when';
import type { AppointmentView } from '@/lib/appointments/schema';
import type { Locale } from '@/lib/core/locale';
import type { VisitMode } from '@/lib/core/visit-mode';
import { localDateAt } from '@/lib/core/zone';

type Words = {
  coming: string;
  past: string;
  none: string;
  noneComing: string;
  agenda: string;
  state: (look: AppointmentLook) => string;
  mode: (mode: VisitMode) => string;
};
type VisitsProps = { visits: readonly AppointmentView[]; now: Date; locale: Locale; zone: string; words: Words };

const anyAddress = readAddress(new URLSearchParams());

/** The visits of one patient: those to come first and in order, then the past from the latest on. */
export function PatientVisits({ visits, now, locale, zone, words }: VisitsProps) {
  const coming = visits.filter(({ end }) => end > now);
  const past = visits.filter(({ end }) => end <= now).reverse();
  const shared = { locale, zone, words };
  return (
    <div className="grid gap-6">
      <VisitList title={words.coming} visits={coming} none={visits.length === 0 ? words.none : words.noneComing} {...shared} />
      {past.length > 0 ? <VisitList title={words.past} visits={past} none="" {...shared} /> : null}
    </div>
  );
}

type ListProps = Omit<VisitsProps, 'now'> & { title: string; none: string };

function VisitList({ title, visits, none, locale, zone, words }: ListProps) {
  return (
    <section>
      <h2 className="mb-2 text-h3">{title}</h2>
      {visits.length === 0 ? (
        <p className="rounded-panel border border-line bg-surface px-4 py-3 text-ink-2">{none}</p>
      ) : (
        <ul className="overflow-clip rounded-panel border border-line bg-surface">
          {visits.map((visit) => (
            <li key={visit.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-3 last:border-b-0">
              <Link
                href={agendaHref(anyAddress, {
                  date: localDateAt(visit.start.getTime(), zone),
                  visit: visit.id,
                  cancelled: visit.status === 'cancelled',
                })}
                prefetch={false}
                className="link min-w-36 font-semibold"
              >
                <When at={visit.start} form="date" locale={locale} zone={zone} />,{' '}
                <When at={visit.start} form="time" locale={locale} zone={zone} />
                <span className="sr-only">, {words.agenda}</span>
              </Link>
              <span className="min-w-0 flex-1 basis-48">
                {visit.reasonLabel}
                <span className="block text-small text-ink-2">
                  {visit.practitionerName} · {words.mode(visit.mode)}
                </span>
              </span>
              <StatusBadge state={lookOf(visit.status)} label={words.state(lookOf(visit.status))} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
