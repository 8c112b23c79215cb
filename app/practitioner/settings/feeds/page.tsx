import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { FeedCard } from '@/components/imports/feed-card';
import { whenText } from '@/components/patterns/when-text';
import { NoAgenda } from '@/components/settings/no-agenda';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { buttonLook } from '@/components/ui/button-look';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { listFeeds } from '@/lib/calendar-feeds/keep-feeds';
import { mayCarryBase } from '@/lib/patients/policy';
import { mayHaveProfile } from '@/lib/practice/policy';
import { makeFeed, withdrawFeed } from './actions';

const here = addressOf.feeds;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('feed'))('title') };
}

/** The secret address of each agenda one keeps, and the agenda as a file. */
export default async function FeedsPage() {
  const ctx = await memberContext();
  const [t, locale, zone] = [await getTranslations('feed'), await requestLocale(), await readTimeZone(ctx)];
  const [practitioners, feeds] = [await listPractitionersToKeep(ctx), await listFeeds(ctx)];
  const dateOf = (at: Date) => whenText(at, 'date', { locale, zone });
  return (
    <Words of={['feed', 'common', 'onboarding']}>
      <SettingsHead title={t('title')} description={t('description')} />
      {practitioners.length === 0 ? <NoAgenda mayHaveOwn={mayHaveProfile(ctx.actor)} /> : null}
      <ul className="grid max-w-3xl gap-6">
        {practitioners.map(({ id, name }) => {
          const feed = feeds.find(({ practitionerId }) => practitionerId === id);
          return (
            <li key={id} className="grid gap-4 rounded-panel border border-line bg-surface p-panel">
              <h2 className="text-h3">{name}</h2>
              <FeedCard
                {...{ make: makeFeed, withdraw: withdrawFeed, practitionerId: id }}
                feed={
                  feed
                    ? {
                        id: feed.id,
                        made: t('made', { date: dateOf(feed.createdAt) }),
                        read: feed.lastReadAt ? t('read', { date: dateOf(feed.lastReadAt) }) : t('never'),
                      }
                    : null
                }
              />
              <div className="grid gap-2 border-t border-line pt-4">
                <h3 className="font-semibold">{t('exportTitle')}</h3>
                <p className="text-ink-2">{t('exportHint')}</p>
                <div className="flex flex-wrap gap-2">
                  <a href={`${here}/agenda.ics?practitioner=${id}`} download className={buttonLook('secondary')}>
                    <Download aria-hidden />
                    <span>
                      {t('ics')} <span className="sr-only">{name}</span>
                    </span>
                  </a>
                  {mayCarryBase(ctx.actor) ? (
                    <a href={`${here}/agenda.csv?practitioner=${id}`} download className={buttonLook('secondary')}>
                      <Download aria-hidden />
                      <span>
                        {t('csv')} <span className="sr-only">{name}</span>
                      </span>
                    </a>
                  ) : null}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </Words>
  );
}
