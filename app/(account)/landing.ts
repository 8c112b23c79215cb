import type { Landing } from '@/lib/access/schema';

const addresses: Record<Landing, string> = {
  practice: '/practitioner/agenda',
  choose: '/choose-practice',
  patient: '/patient',
  nowhere: '/patient',
};

/** Where someone who just signed in goes: where they were going, or to the place that is theirs. Several places are chosen between first. */
export const addressAfterSignIn = (landing: Landing, next: string | null): string => {
  if (landing === 'choose') return next ? `${addresses.choose}?next=${encodeURIComponent(next)}` : addresses.choose;
  return next ?? addresses[landing];
};

/** The page that says the account stays open because somebody signed in, and leads on to where they were going. */
export const addressOfKept = (address: string): string => `/patient?kept=account&next=${encodeURIComponent(address)}`;
