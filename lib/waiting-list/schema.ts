import { z } from 'zod';
import type { AppointmentView } from '@/lib/appointments/schema';
import { type Id, idSchema } from '@/lib/core/id';
import { isLocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { modes } from '@/lib/core/visit-mode';
import { dayParts, type Wishes } from './rules';

/** `asked`: typed online, the address not proved yet; `waiting`: offered to; `taken`: an offer was accepted; `withdrawn`: left; `lapsed`: too late. */
export type EntryStatus = 'asked' | 'waiting' | 'taken' | 'withdrawn' | 'lapsed';
export type OfferStatus = 'open' | 'taken' | 'declined' | 'lapsed';

const localDate = z.string({ error: 'waiting.date_missing' }).trim().refine(isLocalDate, { error: 'waiting.date_missing' });
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== ''),
    z.array(item).transform((all) => [...new Set(all)]),
  );

const wishFields = {
  modes: listOf(z.enum(modes)),
  fromDate: localDate,
  toDate: localDate,
  weekdays: listOf(z.coerce.number().int().min(1).max(7)),
  dayParts: listOf(z.enum(dayParts)),
};
const inOrder = ({ fromDate, toDate }: { fromDate: string; toDate: string }) => fromDate <= toDate;
const endsFirst = { error: 'waiting.ends_before_start', path: ['toDate'] };

export const wishesInput = z.object(wishFields).refine(inOrder, endsFirst);
const ticked = z.preprocess((value) => value === true || value === 'on' || value === 'yes', z.boolean());

/** What is waited for: the reason says with whom, unless anyone of the practice will do. */
const forWhat = { reasonId: idSchema('visitReason'), anyPractitioner: ticked };
export const joinInput = z.object({ ...wishFields, ...forWhat, isFirstVisit: ticked }).refine(inOrder, endsFirst);
type ForWhat = Wishes & { readonly reasonId: Id<'visitReason'>; readonly anyPractitioner: boolean };
export type JoinInput = ForWhat & { readonly isFirstVisit: boolean };
export const addInput = z.object({ ...wishFields, ...forWhat, patientId: idSchema('patient') }).refine(inOrder, endsFirst);
export type AddInput = ForWhat & { readonly patientId: Id<'patient'> };
export const oneEntryInput = z.object({ entryId: idSchema('waitingEntry') });
export const oneOfferInput = z.object({ offerId: idSchema('waitingOffer') });
/** A time offered by hand: to whom, by whom, and when it starts (ISO 8601 with an offset). */
export const offerByHandInput = oneEntryInput.extend({
  practitionerId: idSchema('practitioner'),
  start: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
});
export type OfferByHand = z.output<typeof offerByHandInput>;

/** One place on the list with what pages and mails say of it. */
export type EntryView = {
  readonly id: Id<'waitingEntry'>;
  readonly status: EntryStatus;
  /** Still to be offered times: waiting, in time, and its visit neither over nor given up. */
  readonly isLive: boolean;
  readonly patientId: Id<'patient'> | null;
  readonly reasonId: Id<'visitReason'>;
  readonly reasonLabel: string;
  /** Whose reason it is; with `anyPractitioner` a colleague's reason of the same name will do as well. */
  readonly practitionerId: Id<'practitioner'>;
  readonly practitionerName: string;
  readonly practitionerSlug: string;
  readonly anyPractitioner: boolean;
  /** The visit that an accepted offer moves; null when it makes a new one. */
  readonly visit: { readonly id: Id<'appointment'>; readonly start: Date } | null;
  readonly wishes: Wishes;
  readonly isFirstVisit: boolean;
  readonly source: string;
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly practiceName: string;
  readonly timeZone: string;
  /** What is offered at this moment. */
  readonly offer: { readonly id: Id<'waitingOffer'>; readonly start: Date; readonly expiresAt: Date } | null;
};

/** An offer with the time it holds. */
export type OfferView = {
  readonly id: Id<'waitingOffer'>;
  readonly status: OfferStatus;
  /** Open and not run out: it can be taken now. */
  readonly isLive: boolean;
  readonly expiresAt: Date;
  readonly time: AppointmentView;
  readonly entry: EntryView;
};
