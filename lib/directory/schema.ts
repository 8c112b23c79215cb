import type { Id } from '@/lib/core/id';
import type { Money } from '@/lib/core/money';
import type { VisitMode } from '@/lib/core/visit-mode';

export type PublicSite = {
  readonly id: Id<'site'>;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly phone: string | null;
  readonly accessNote: string | null;
};

/** What anyone may know of a visit reason before booking it: nothing else is asked later. */
export type PublicReason = {
  readonly id: Id<'visitReason'>;
  readonly label: string;
  readonly durationMinutes: number;
  readonly modes: readonly VisitMode[];
  readonly price: Money | null;
  readonly forNewPatients: boolean;
  readonly forKnownPatients: boolean;
  readonly instructions: string | null;
  readonly documentsToBring: string | null;
  readonly cancelNoticeHours: number;
  /** Moving and cancelling online: allowed at all, and until how many hours before the start. */
  readonly changeOnline: boolean;
  readonly changeUntilHours: number;
  /** Seats of a group visit; null: one patient at a time. */
  readonly capacity: number | null;
  readonly questions: readonly PublicQuestion[];
};
/** What the practice asks before a visit; which answers it does not take online stays with the practice. */
export type PublicQuestion = {
  readonly id: string;
  readonly text: string;
  readonly kind: 'yes_no' | 'choice' | 'text';
  readonly choices: readonly string[];
  readonly required: boolean;
};

export type PublicPractitioner = {
  readonly practiceId: Id<'practice'>;
  readonly practitionerId: Id<'practitioner'>;
  readonly slug: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly specialty: string;
  readonly languages: readonly string[];
  readonly sector: string | null;
  readonly acceptsNew: boolean;
  /** A new patient's booking waits for the practice's yes. */
  readonly reviewsNew: boolean;
  readonly about: string | null;
  readonly listed: boolean;
  /** Whether the practice may keep a patient's data yet, and where it stands lets it take bookings. */
  readonly takesBookings: boolean;
  readonly practiceName: string;
  readonly timeZone: string;
  readonly sites: readonly PublicSite[];
  readonly visitReasons: readonly PublicReason[];
};

/** Another practitioner of the practice, with their own visit reason of the same name. */
export type Colleague = {
  readonly practitionerId: Id<'practitioner'>;
  readonly slug: string;
  readonly displayName: string;
  readonly reasonId: Id<'visitReason'>;
};

/** Specialties as stable keys; their words are in messages/<locale>/directory.json. */
export const specialties = [
  'general_practice',
  'dentistry',
  'midwifery',
  'nursing',
  'physiotherapy',
  'psychology',
  'dietetics',
  'dermatology',
  'paediatrics',
  'gynaecology',
  'ophthalmology',
  'osteopathy',
  'speech_therapy',
  'podiatry',
] as const;
