import 'server-only';
import type { AgendaAddress } from '@/components/agenda/address';
import type { AgendaDay, AgendaModel, DeskReason } from '@/components/agenda/agenda-as-drawn';
import { mondayOf, monthOf } from '@/components/agenda/periods';
import { whenText } from '@/components/patterns/when-text';
import type { ChangeError } from '@/lib/appointments/errors';
import { listAgenda } from '@/lib/appointments/list-agenda';
import { outlineDays } from '@/lib/appointments/outline-days';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt, type Zone, zoneOf } from '@/lib/core/zone';
import type { PracticeError } from '@/lib/practice/errors';
import { readPractice } from '@/lib/practice/read-practice';
import type { ResourceError } from '@/lib/resources/errors';
import { listResources } from '@/lib/resources/list-resources';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import type { VisitReason } from '@/lib/visit-reasons/schema';
import { layOut } from './lay-out';

/** From this on, a visit is too short to be read at the usual height. */
const shortVisitMinutes = 10;

type ReadError = ChangeError | PracticeError | ResourceError;
type Frame = Pick<
  AgendaModel,
  'title' | 'period' | 'days' | 'practitioners' | 'practitionerId' | 'columns' | 'byRoom' | 'blocks' | 'marks' | 'month'
>;
type Asked = { address: AgendaAddress; date: LocalDate; zone: Zone; locale: Locale; rooms: AgendaModel['rooms'] };

/** Everything the agenda draws at an address, laid out: the page and the live reload show the same. */
export async function readAgendaModel(
  ctx: Context<MemberActor>,
  address: AgendaAddress,
  locale: Locale,
): Promise<Result<AgendaModel, ReadError>> {
  const practice = await readPractice(ctx);
  if (!practice.ok) return practice;
  const { timeZone, name: practiceName } = practice.value;
  const zone = zoneOf(timeZone);
  const now = ctx.clock.now().getTime();
  const today = localDateAt(now, timeZone);
  const date = address.date ?? today;
  const reasons = await listVisitReasons(ctx);
  const resources = await listResources(ctx);
  if (!resources.ok) return resources;
  const { sites } = practice.value;
  const nameOf = (siteId: string) => (sites.length > 1 ? (sites.find((site) => site.siteId === siteId)?.name ?? null) : null);
  const rooms = resources.value
    .filter(({ kind }) => kind === 'room')
    .map(({ id, name, siteId }) => ({ id, name, siteId, siteName: nameOf(siteId) }));
  const asked = { address, date, zone, locale, rooms };
  const frame = await (address.view === 'month' ? readMonth(ctx, asked) : readHours(ctx, asked));
  if (!frame.ok) return frame;
  return ok({
    ...{ timeZone, practiceName, now, date, today: dayOf(zone, today) },
    ...frame.value,
    ...{ rooms, by: address.by ?? 'practitioners' },
    reasons: reasons.map(deskReason),
    zoom: reasons.some(({ durationMinutes }) => durationMinutes <= shortVisitMinutes) ? 12 : null,
  });
}

/** A day of several practitioners or rooms, or a week of one practitioner. */
async function readHours(ctx: Context<MemberActor>, { address, date, zone, locale, rooms }: Asked): Promise<Result<Frame, ReadError>> {
  const isWeek = address.view === 'week';
  const own = address.practitioner ?? ctx.actor.practitionerId;
  const asked = { from: isWeek ? mondayOf(date) : date, days: isWeek ? address.weekDays : 1, withCancelled: address.cancelled };
  const one = isWeek ? own : address.practitioner;
  const wished = one ? [one] : isWeek ? [] : address.columns;
  let period = await listAgenda(ctx, { ...asked, ...(wished.length > 0 ? { practitionerIds: wished as Id<'practitioner'>[] } : {}) });
  if (!period.ok) return err(period.error);
  const { practitioners } = period.value;
  const shown = practitioners.find(({ id }) => id === own)?.id ?? practitioners[0]?.id ?? null;
  // Who works at the desk has no agenda of their own: a week then shows the first one.
  if (isWeek && shown && shown !== one) period = await listAgenda(ctx, { ...asked, practitionerIds: [shown] });
  if (!period.ok) return err(period.error);
  const { days } = period.value;
  return ok({
    period: isWeek ? 'week' : 'day',
    title: isWeek ? weekTitle(days, zone.name, locale) : whenText(noon(zone, date), 'sentence-day', { locale, zone: zone.name }),
    ...{ days, practitioners, practitionerId: shown, month: [] },
    ...layOut(zone, locale, period.value, rooms, address.by === 'rooms' && !isWeek),
  });
}

/** Whole weeks around a month: figures, no names. */
async function readMonth(ctx: Context<MemberActor>, { address, date, zone, locale }: Asked): Promise<Result<Frame, ReadError>> {
  const { from, days, month } = monthOf(date);
  // One day is read for who works here; the month itself is only counted.
  const [people, outline] = await Promise.all([
    listAgenda(ctx, { from: date, days: 1, practitionerIds: [] }),
    outlineDays(ctx, { from, days, practitionerIds: address.practitioner ? [address.practitioner as Id<'practitioner'>] : null }),
  ]);
  if (!people.ok) return err(people.error);
  if (!outline.ok) return err(outline.error);
  const { practitioners } = people.value;
  return ok({
    period: 'month',
    title: new Intl.DateTimeFormat(tags[locale], { month: 'long', year: 'numeric', timeZone: zone.name }).format(noon(zone, date)),
    days: outline.value.map(({ date: day, from: start, to }) => ({ date: day, from: start, to })),
    practitioners,
    practitionerId: practitioners.find(({ id }) => id === address.practitioner)?.id ?? null,
    ...{ columns: [], byRoom: null, blocks: [], marks: [] },
    month: outline.value.map(({ holiday, ...day }) => ({
      ...day,
      inMonth: day.date.startsWith(month),
      holiday: holiday?.[locale] ?? null,
    })),
  });
}

/** A reason as the desk books with it. */
export const deskReason = ({
  id,
  practitionerId,
  label,
  durationMinutes,
  bufferBefore,
  bufferAfter,
  modes,
  ...reason
}: VisitReason): DeskReason => ({
  ...{ id, practitionerId, label, durationMinutes, bufferBefore, bufferAfter, modes },
  resources: reason.resourceNeeds.flat(),
  price: reason.priceMinor === null ? null : { minor: reason.priceMinor, currency: reason.currency },
});

const noon = (zone: Zone, date: LocalDate) => new Date(zone.instantOf(dayNumber(date), 12 * 60, 'earlier'));

const dayOf = (zone: Zone, date: LocalDate): AgendaDay => ({
  date,
  from: zone.firstInstantOf(dayNumber(date)),
  to: zone.firstInstantOf(dayNumber(date) + 1),
});

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };

function weekTitle(days: readonly AgendaDay[], timeZone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const first = days[0];
  const last = days.at(-1);
  return first && last ? format.formatRange(new Date(first.from), new Date(last.to - 1)) : '';
}
