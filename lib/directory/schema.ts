import type { VisitMode } from '@/lib/availability/schema';
import type { Id } from '@/lib/core/id';
import type { Money } from '@/lib/core/money';

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
  readonly cancelNoticeHours: number;
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
  readonly about: string | null;
  readonly listed: boolean;
  readonly practiceName: string;
  readonly timeZone: string;
  readonly sites: readonly PublicSite[];
  readonly visitReasons: readonly PublicReason[];
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
