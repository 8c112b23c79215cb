import { ScrollText } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { journalAddress } from '@/components/journal/addresses';
import { JournalTable } from '@/components/journal/journal-table';
import { UnusualList } from '@/components/journal/unusual-list';
import { EmptyState } from '@/components/patterns/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { zoneOf } from '@/lib/core/zone';
import { listUnusual } from '@/lib/journal/list-unusual';
import { mayReview, maySeeAll } from '@/lib/journal/policy';
import { readJournal } from '@/lib/journal/read-journal';
import { reviewOneAccess } from '../journal/actions';

const fewActs = 8;
const fewReviewed = 3;

/** Section 5 of the tab: who did what with whose file today, and what stood out. */
export async function JournalSection({ context }: { context: Context<MemberActor> }) {
  const [t, locale, zone] = [await getTranslations('journal'), await requestLocale(), await readTimeZone(context)];
  const { dayAt, firstInstantOf } = zoneOf(zone);
  const midnight = new Date(firstInstantOf(dayAt(context.clock.now().getTime())));
  const today = await readJournal(context, { filter: { from: midnight }, before: null, most: fewActs });
  const unusual = await listUnusual(context);
  const open = unusual.filter(({ outcome }) => outcome === null);
  const reviewed = unusual.filter(({ outcome }) => outcome !== null).slice(0, fewReviewed);
  return (
    <section aria-labelledby="journal" className="grid gap-6">
      <div className="grid gap-1">
        <h2 id="journal" className="text-h2">
          {t('title')}
        </h2>
        <p className="max-w-prose text-ink-2">{t('sentence')}</p>
        {maySeeAll(context.actor) ? null : <p className="max-w-prose text-ink-2">{t('ownOnly')}</p>}
      </div>
      {mayReview(context.actor) ? (
        <div className="grid gap-3">
          <h3 className="text-h3">{t('unusual.title')}</h3>
          <p className="max-w-prose text-ink-2">{t('unusual.sentence')}</p>
          <Words of={['common', 'access.again', 'errors.flaw']}>
            {open.length > 0 ? <UnusualList rows={open} action={reviewOneAccess} {...{ locale, zone }} /> : <p>{t('unusual.none')}</p>}
            {reviewed.length > 0 ? (
              <>
                <h4 className="font-semibold">{t('unusual.earlier')}</h4>
                <UnusualList rows={reviewed} action={reviewOneAccess} {...{ locale, zone }} />
              </>
            ) : null}
          </Words>
        </div>
      ) : null}
      <div className="grid gap-3">
        <h3 className="text-h3">{t('today')}</h3>
        <JournalTable
          rows={today.ok ? today.value : []}
          {...{ locale, zone }}
          empty={<EmptyState icon={<ScrollText aria-hidden />} title={t('emptyDay')} sentence={t('emptyDaySentence')} />}
        />
        <p className="max-w-prose text-small text-ink-2">{t('from.note')}</p>
        <div>
          <LinkButton href={journalAddress}>{t('all')}</LinkButton>
        </div>
      </div>
    </section>
  );
}
