import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { reportFault } from '@/app/_server/fault';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { PurposeRow } from '@/components/consents/purpose-row';
import { LinkButton } from '@/components/ui/link-button';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { listStandings, type PurposeView } from '@/lib/consents/list-standings';
import { noteShown } from '@/lib/consents/note-shown';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { transferBy } from '@/lib/sub-processors/transfer-by';
import { chooseOne } from '../consents/actions';
import { BusinessFeed } from './business-feed';

const groups = ['member', 'practice', 'integrations'] as const;
const groupOf = ({ kind, of }: PurposeView): (typeof groups)[number] =>
  kind === 'per_integration' ? 'integrations' : of === 'practice' ? 'practice' : 'member';

/** Section 1 of the GDPR tab: one row for each purpose, with the text in force and its answer. */
export async function ConsentsSection({ context }: { context: Context<MemberActor> }) {
  const [t, registers] = [await getTranslations('consents'), await getTranslations('registers')];
  const [locale, zone] = [await requestLocale(), await readTimeZone(context)];
  const all = await listStandings(context, { language: locale });
  const unseen = all.filter(({ shown, mayAnswer }) => mayAnswer && !shown).map(({ name }) => name);
  if (unseen.length > 0)
    after(() =>
      noteShown(context, { names: unseen, noticeId: 'gdpr_tab', language: locale }).catch((error: unknown) =>
        reportFault(error, { kind: 'consents.note_shown' }),
      ),
    );
  const ending = (
    <a href="#deletion" className="link inline-flex min-h-6 items-center">
      {t('closeAccount')}
    </a>
  );
  const receipt = (id: string) => (
    <a href={`/practitioner/settings/gdpr/consents/receipt/${id}?format=pdf`} className="link">
      {t('receipt')}
    </a>
  );
  const standings: Partial<Record<PurposeView['name'], ReactNode>> = {
    'third_party_integrations.google_business': <BusinessFeed {...{ context, locale, zone }} />,
  };
  const transferOf = (integration: string | null) => {
    const by = integration ? transferBy(integration) : null;
    if (!by) return undefined;
    const safeguards = new Intl.ListFormat(locale).format(by.safeguards.map((one) => registers(`safeguard.${one}`)));
    return t('transferText', { safeguards });
  };
  return (
    <section aria-labelledby="consents" className="grid gap-4">
      <header className="grid gap-1">
        <h2 id="consents" className="text-h2">
          {t('title')}
        </h2>
        <p className="max-w-prose text-ink-2">{t('sentence')}</p>
      </header>
      <Words of={['consents', 'common']}>
        {groups.map((group) => (
          <div key={group} className="grid gap-2">
            <h3 className="text-h3">{t(`group.${group}`)}</h3>
            {group === 'integrations' ? <p className="text-ink-2">{t('integrationsSentence')}</p> : null}
            <ul className="grid divide-y divide-line rounded-panel border border-line bg-surface">
              {all
                .filter((one) => groupOf(one) === group)
                .map((purpose) => (
                  <PurposeRow
                    key={purpose.name}
                    {...{ purpose, locale, zone, ending, receipt }}
                    action={chooseOne}
                    instead={t('ownerOnly')}
                    standing={standings[purpose.name]}
                    transfer={transferOf(purpose.object)}
                  />
                ))}
            </ul>
          </div>
        ))}
      </Words>
      <div>
        <LinkButton href="/practitioner/settings/gdpr/consents">{t('fullLog')}</LinkButton>
      </div>
    </section>
  );
}
