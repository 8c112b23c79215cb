import 'server-only';
import type { AgendaAddress } from '@/components/agenda/address';
import type { AgendaBlock, AgendaColumn, AgendaDay, AgendaModel, HourMark, Span } from '@/components/agenda/agenda-as-drawn';
import { clip, edgesOf, hourMarks, placeBlocks, visibleHours } from '@/components/agenda/layout';
import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import { whenText } from '@/components/patterns/when-text';
import type { ChangeError } from '@/lib/appointments/errors';
import { type AgendaItem, type AgendaPeriod, listAgenda } from '@/lib/appointments/list-agenda';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { addDays, dayNumber, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt, type Zone, zoneOf } from '@/lib/core/zone';
import type { PracticeError } from '@/lib/practice/errors';
import { readPractice } from '@/lib/practice/read-practice';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';

/** From this on, a visit is too short to be read at the usual height. */
const shortVisitMinutes = 10;

const mondayOf = (date: LocalDate) => addDays(date, 1 - isoWeekday(dayNumber(date)));

/** Everything the agenda draws at an address, laid out: the page and the live reload show the same. */
export async function readAgendaModel(
  ctx: Context<MemberActor>,
  address: AgendaAddress,
  locale: Locale,
): Promise<Result<AgendaModel, ChangeError | PracticeError>> {
  const practice = await readPractice(ctx);
  if (!practice.ok) return practice;
  const { timeZone } = practice.value;
  const zone = zoneOf(timeZone);
  const now = ctx.clock.now().getTime();
  const today = localDateAt(now, timeZone);
  const date = address.date ?? today;
  const isWeek = address.view === 'week';
  const from = isWeek ? mondayOf(date) : date;

  const reasons = await listVisitReasons(ctx);
  const own = address.practitioner ?? ctx.actor.practitionerId;
  const asked = { from, days: isWeek ? address.weekDays : 1, withCancelled: address.cancelled };
  const one = isWeek ? own : address.practitioner;
  let period = await listAgenda(ctx, { ...asked, ...(one ? { practitionerIds: [one as Id<'practitioner'>] } : {}) });
  if (!period.ok) return err(period.error);
  const { practitioners } = period.value;
  const shown = practitioners.find(({ id }) => id === own)?.id ?? practitioners[0]?.id ?? null;
  // Who works at the desk has no agenda of their own: a week then shows the first one.
  if (isWeek && shown && shown !== one) period = await listAgenda(ctx, { ...asked, practitionerIds: [shown] });
  if (!period.ok) return err(period.error);

  return ok({
    ...{ timeZone, now, date, today: dayOf(zone, today), period: isWeek ? 'week' : 'day' },
    title: isWeek ? weekTitle(period.value.days, timeZone, locale) : whenText(noon(zone, date), 'sentence-day', { locale, zone: timeZone }),
    days: period.value.days,
    practitioners,
    practitionerId: shown,
    zoom: reasons.some(({ durationMinutes }) => durationMinutes <= shortVisitMinutes) ? 12 : null,
    ...layOut(zone, period.value),
  });
}

function layOut(zone: Zone, { days, columns, items }: AgendaPeriod): Pick<AgendaModel, 'columns' | 'blocks' | 'marks'> {
  const blocks = items.map(blockOf);
  const dated = days.map((day) => ({ ...day, day: dayNumber(day.date) }));
  const hours = visibleHours(zone, dated, [...columns.flatMap(({ open }) => open), ...blocks]);
  const edges = dated.map((day) => ({ day, edges: edgesOf(zone, day, hours), marks: hourMarks(zone, edgesOf(zone, day, hours)) }));
  const usual = edges.find(({ day }) => day.to - day.from === 86_400_000) ?? edges[0];
  const sameLabels = (marks: readonly HourMark[]) =>
    marks.map(({ label }) => label).join() === usual?.marks.map(({ label }) => label).join();

  return {
    blocks,
    marks: usual?.marks.map(({ at, label }) => ({ at: at - (usual?.edges.start ?? 0), label })) ?? [],
    columns: edges.flatMap(({ day, edges: { start, end }, marks }) =>
      columns.map((column): AgendaColumn => {
        const inDay = (span: Span) => clip(span, { start: day.from, end: day.to });
        const inside = blocks.filter((block) => block.practitionerId === column.practitionerId && inDay(block));
        return {
          ...{ key: days.length > 1 ? day.date : column.practitionerId, practitionerId: column.practitionerId },
          ...{ name: column.name, initials: column.initials, date: day.date, anchor: start, end },
          open: column.open.flatMap((span) => inDay(span) ?? []),
          absences: column.absences.flatMap(({ id, label, ...span }) => {
            const part = inDay(span);
            return part ? [{ id, label, ...part }] : [];
          }),
          blocks: placeBlocks(inside),
          marks: sameLabels(marks) ? null : marks,
        };
      }),
    ),
  };
}

const looks: Partial<Record<AgendaItem['status'], AppointmentLook>> = { requested: 'pending' };

function blockOf(item: AgendaItem): AgendaBlock {
  const { patient } = item;
  return {
    ...{ id: item.id, practitionerId: item.practitionerId, start: item.start.getTime(), end: item.end.getTime() },
    look: looks[item.status] ?? (item.status as AppointmentLook),
    name: patient === null || patient === 'erased' ? null : `${patient.familyName.toLocaleUpperCase('fr')} ${patient.givenName}`,
    ...{ reason: item.reasonLabel, colour: item.reasonColour, mode: item.mode },
    ...{ isFirstVisit: item.isFirstVisit, overbooked: item.overbooked, bufferBefore: item.bufferBefore, bufferAfter: item.bufferAfter },
    arrivedAt: item.arrivedAt?.getTime() ?? null,
    expiresAt: item.expiresAt?.getTime() ?? null,
  };
}

const noon = (zone: Zone, date: LocalDate) => new Date(zone.instantOf(dayNumber(date), 12 * 60, 'earlier'));

const dayOf = (zone: Zone, date: LocalDate): AgendaDay => ({
  date,
  from: zone.firstInstantOf(dayNumber(date)),
  to: zone.firstInstantOf(dayNumber(date) + 1),
});

function weekTitle(days: readonly AgendaDay[], timeZone: string, locale: Locale): string {
  const tag = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' }[locale];
  const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const first = days[0];
  const last = days.at(-1);
  return first && last ? format.formatRange(new Date(first.from), new Date(last.to - 1)) : '';
}
