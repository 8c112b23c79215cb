import type { AppointmentView } from '@/lib/appointments/schema';
import { written } from '@/lib/availability/list-slots';
import type { Offer } from '@/lib/availability/offers';
import type { PublicPractitioner } from '@/lib/directory/schema';

/** The public card without the ids that only the practice uses. */
export const cardJson = (p: PublicPractitioner) => ({
  slug: p.slug,
  displayName: p.displayName,
  specialty: p.specialty,
  languages: p.languages,
  timeZone: p.timeZone,
  practiceName: p.practiceName,
  acceptsNew: p.acceptsNew,
});

export const slotJson = ({ start, end, site, mode }: Offer, timeZone: string) => ({
  start: written(start, timeZone),
  end: written(end, timeZone),
  site,
  mode,
});

export const appointmentJson = (a: AppointmentView) => ({
  id: a.id,
  status: a.status,
  start: written(a.start.getTime(), a.timeZone),
  end: written(a.end.getTime(), a.timeZone),
  site: a.siteId,
  mode: a.mode,
});
