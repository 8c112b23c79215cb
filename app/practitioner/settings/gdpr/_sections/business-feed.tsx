import { ChevronRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { feedMeans } from '@/app/_server/feed-means';
import { whenText } from '@/components/patterns/when-text';
import { addressOf } from '@/components/settings/places';
import { type FeedState, readFeedState } from '@/lib/business-feed/read-feed-state';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Locale } from '@/lib/core/locale';

type Props = { context: Context<MemberActor>; locale: Locale; zone: string };

/** In one word, how far the feed is. */
const stage = ({ isConnected, isOn, heldBackBy, places }: FeedState) => {
  if (!isConnected) return 'notConnected';
  if (!isOn) return 'off';
  if (heldBackBy) return 'heldBack';
  return places.length === 0 ? 'nobody' : 'places';
};

/** What the Google Business feed hands over of this practice, and what was handed over in the last day, word for word. */
export async function BusinessFeed({ context, locale, zone }: Props) {
  const [t, state] = [await getTranslations('listing'), await readFeedState({ ...context, ...feedMeans() })];
  const at = stage(state);
  const places = new Intl.ListFormat(locale).format([...new Set(state.places.map((place) => t('place', place)))]);
  return (
    <div className="grid gap-1 text-small text-ink-2" data-feed={at}>
      <p>{t(at, { places })}</p>
      {at === 'places' && state.copies.length === 0 ? <p>{t('never')}</p> : null}
      {state.copies.length > 0 ? (
        <>
          {state.copies.map(({ file, sharedAt, content }) => (
            <details key={file} data-handed-over={file}>
              <summary className="link inline-flex min-h-target cursor-pointer items-center gap-1 [&::-webkit-details-marker]:hidden">
                <ChevronRight aria-hidden className="size-4 in-open:rotate-90" />
                {t(`file.${file}`)} · {t('handedOver', { when: whenText(sharedAt, 'day-time', { locale, zone }) })}
              </summary>
              <pre className="rounded-control border border-line p-3 whitespace-pre-wrap break-all">{JSON.stringify(content, null, 2)}</pre>
            </details>
          ))}
          <p>{t('kept')}</p>
        </>
      ) : null}
      {state.isOn ? (
        <p>
          <a href={addressOf.sharing} className="link inline-flex min-h-6 items-center">
            {t('ownLink')}
          </a>
        </p>
      ) : null}
    </div>
  );
}
