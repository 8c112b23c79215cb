import {
  CalendarClock,
  CalendarHeart,
  CalendarOff,
  CalendarSync,
  ChevronRight,
  ClipboardList,
  DoorOpen,
  FileInput,
  ListChecks,
  type LucideIcon,
  MapPin,
  QrCode,
  ReceiptText,
  ShieldCheck,
  SlidersHorizontal,
  UserRound,
  Users,
} from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { PageHeader } from '@/components/patterns/page-header';
import { addressOf, type SettingsPlace, settingsPlaces } from '@/components/settings/places';
import { SettingsLink } from '@/components/settings/settings-frame';
import { mayHaveProfile } from '@/lib/practice/policy';

const icons: { readonly [P in SettingsPlace | 'onboarding']: LucideIcon } = {
  onboarding: ListChecks,
  profile: UserRound,
  site: MapPin,
  resources: DoorOpen,
  visitReasons: ClipboardList,
  openingHours: CalendarClock,
  holidays: CalendarHeart,
  absences: CalendarOff,
  bookingRules: SlidersHorizontal,
  sharing: QrCode,
  members: Users,
  import: FileInput,
  feeds: CalendarSync,
  subscription: ReceiptText,
  gdpr: ShieldCheck,
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const { actor } = await memberContext();
  const t = await getTranslations('settings');
  const own = mayHaveProfile(actor);
  const entries = [
    ...(own ? [{ place: 'onboarding' as const, href: '/practitioner/onboarding' }] : []),
    ...settingsPlaces.filter((place) => place !== 'profile' || own).map((place) => ({ place, href: addressOf[place] })),
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ul className="max-w-2xl overflow-clip rounded-panel border border-line bg-surface">
        {entries.map(({ place, href }) => {
          const Icon = icons[place];
          return (
            <li key={place} className="border-line not-first:border-t">
              <SettingsLink
                href={href}
                className="focus-inset group flex min-h-16 items-center gap-4 px-4 py-3 no-underline hover:bg-paper"
              >
                <Icon aria-hidden className="size-5 text-ink-2 group-hover:text-pine" />
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold group-hover:text-pine-strong">{t(`nav.${place}.label`)}</span>
                  <span className="block text-ink-2">{t(`nav.${place}.line`)}</span>
                </span>
                <ChevronRight aria-hidden className="size-4.5 text-ink-3 group-hover:text-pine" />
              </SettingsLink>
            </li>
          );
        })}
      </ul>
    </>
  );
}
