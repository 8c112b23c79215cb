import 'server-only';
import { reasonsAddress } from '@/components/booking/addresses';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { env } from '@/lib/platform/env';

const absolute = (path: string) => new URL(path, env().APP_URL).href;

/** Works whether or not the directory shows the profile: a code printed on paper outlives that choice. */
export const publicAddress = (slug: string) => absolute(reasonsAddress(slug));
/** Straight to one reason. By its id: a link printed on paper outlives the reason's name. */
export const reasonAddress = (slug: string, reason: string) => absolute(reasonsAddress(slug, { reason }));
export const embedAddress = (slug: string) => absolute(`/embed/${encodeURIComponent(slug)}`);
export const qrAddress = (practitionerId: string, format: 'svg' | 'png') =>
  forPractitioner(`${addressOf.sharing}/qr`, practitionerId, { format });
export const posterAddress = (practitionerId: string) => forPractitioner(`${addressOf.sharing}/poster`, practitionerId);
