import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { DurationForm } from '@/components/retention/duration-form';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { idSchema } from '@/lib/core/id';
import { mayKeepTerms } from '@/lib/retention/policy';
import { readRetention } from '@/lib/retention/read-retention';
import { saveOneRetention } from './actions';
import { DryRunTable } from './dry-run-table';
import { HoldList } from './hold-list';
import { NewHold } from './new-hold';
import { categoryWord } from './words';

const here = `${addressOf.gdpr}/retention`;
const InAddress = z.object({
  dry: z.literal('run').optional().catch(undefined),
  q: z.string().trim().max(100).catch(''),
  patient: idSchema('patient').optional().catch(undefined),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('page.title') };
}

/** Where the practice chooses its durations, opens and lifts holds, and tries a run without changing anything. */
export default async function RetentionPage({ searchParams }: Props) {
  const context = await memberContext();
  const { dry, q, patient } = InAddress.parse(await searchParams);
  const [t, gdpr, read] = [await getTranslations('retention'), await getTranslations('gdpr'), await readRetention(context)];
  if (!read.ok) redirect(addressOf.gdpr);
  const isOwner = mayKeepTerms(context.actor);
  const { lines, holds, timeZone } = read.value;
  const settable = lines.flatMap(({ category, policy, keep }) =>
    policy.settable && keep && 'years' in keep ? [{ category, ...policy.settable, years: keep.years }] : [],
  );
  return (
    <Words of={['retention.choice', 'retention.hold', 'common']}>
      <SettingsHead
        title={t('page.title')}
        description={t('sentence')}
        trail={[{ href: `${addressOf.gdpr}#retention`, label: gdpr('title') }]}
      />
      <div className="grid max-w-3xl gap-10">
        {isOwner ? null : <Notice className="max-w-form">{t('page.onlyOwner')}</Notice>}
        {isOwner ? (
          <section aria-labelledby="durations" className="grid gap-4">
            <h2 id="durations" className="text-h2">
              {t('choice.title')}
            </h2>
            {settable.map(({ category, years, least, most }) => (
              <DurationForm
                key={category}
                action={saveOneRetention}
                label={t('choice.years', { category: categoryWord(t, category) })}
                {...{ category, years, least, most }}
              />
            ))}
          </section>
        ) : null}
        <section aria-labelledby="holds" className="grid gap-4">
          <h2 id="holds" className="text-h2">
            {t('hold.title')}
          </h2>
          <p className="max-w-prose text-ink-2">{t('hold.sentence')}</p>
          <HoldList context={context} holds={holds} zone={timeZone} />
          {isOwner ? (
            <NewHold context={context} query={q} patientId={patient ?? null} categories={lines.map(({ category }) => category)} />
          ) : null}
        </section>
        <section aria-labelledby="dry" className="grid gap-4">
          <h2 id="dry" className="text-h2">
            {t('dry.title')}
          </h2>
          <p className="max-w-prose text-ink-2">{t('dry.sentence')}</p>
          {dry === 'run' ? <DryRunTable context={context} /> : null}
          <div>
            <LinkButton href={`${here}?dry=run#dry`} prefetch={false}>
              {t('dry.start')}
            </LinkButton>
          </div>
        </section>
      </div>
    </Words>
  );
}
