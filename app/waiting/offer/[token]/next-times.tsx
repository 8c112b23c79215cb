import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { moveAddress } from '@/components/appointments/manage-addresses';
import { timesAddress } from '@/components/booking/addresses';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { listSlots, written } from '@/lib/availability/list-slots';
import type { Context } from '@/lib/context';
import { localDateAt } from '@/lib/core/zone';
import { readVisitLink } from '@/lib/waiting-list/read-offer';
import type { OfferView } from '@/lib/waiting-list/schema';

const daysAhead = 28;
const most = 3;

/** Three free times instead of the one that is gone: to move to, for who has a visit, else to book. */
export async function NextTimes({ ctx, offer: { time, entry } }: { ctx: Context; offer: OfferView }) {
  const { practitionerId, reasonId, mode, timeZone: zone } = time;
  const free = await listSlots(ctx, { practitionerId, reasonId, mode, known: !entry.isFirstVisit, days: daysAhead });
  const starts = free.ok ? [...new Set(free.value.slots.map(({ start }) => start))].slice(0, most) : [];
  if (starts.length === 0) return null;
  const t = await getTranslations('waiting.offer');
  const locale = await requestLocale();
  const visitToken = await readVisitLink(ctx, entry.id);
  const hrefOf = (start: number) => {
    const day = localDateAt(start, zone);
    if (visitToken) return moveAddress(visitToken, { day, from: day });
    const choice = {
      first: entry.isFirstVisit ? 'yes' : 'no',
      reason: reasonId,
      mode,
      site: time.siteId,
      start: written(start, zone),
    } as const;
    return timesAddress(time.practitionerSlug, choice, { day, from: day });
  };
  return (
    <section aria-labelledby="next" className="grid gap-2">
      <h2 id="next" className="text-h3">
        {t('next')}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {starts.map((start) => (
          <li key={start}>
            <Link href={hrefOf(start)} prefetch={false} className={buttonLook('secondary')}>
              {whenText(new Date(start), 'day-time', { locale, zone })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
