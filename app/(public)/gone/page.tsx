import type { Metadata } from 'next';
import { ProfileGone } from '@/components/consents/profile-gone';

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** What the proxy shows, with 410, where a profile is no longer public. */
export default function GonePage() {
  return <ProfileGone />;
}
