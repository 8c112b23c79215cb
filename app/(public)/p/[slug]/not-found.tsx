import { ProfileGone } from '@/components/consents/profile-gone';

export default function ProfileNotFound() {
  return <ProfileGone />;
}
