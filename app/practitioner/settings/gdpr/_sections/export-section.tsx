import { Archive } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Words } from '@/app/_server/words';
import { exportAddress } from '@/components/exports/addresses';
import { ExportRows, isUnderWay } from '@/components/exports/export-rows';
import { StartExportForm } from '@/components/exports/start-export-form';
import { EmptyState } from '@/components/patterns/empty-state';
import { Panel } from '@/components/ui/panel';
import { hasSteppedUp } from '@/lib/access/rules';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { listExports } from '@/lib/exports/list-exports';
import { mayExportPractice } from '@/lib/exports/policy';
import { preparePracticeCopy } from '../export/actions';

/** The whole of the practice as an archive: asked for by its owner, prepared by a worker, open for seven days to who asked. */
export async function ExportSection({ context }: { context: Context<MemberActor> }) {
  const [t, access] = [await getTranslations('exports.section'), await getTranslations('access')];
  const [lines, zone] = [await listExports(context), await readTimeZone(context)];
  const mayStart = mayExportPractice(context.actor);
  const isWaiting = lines.some((line) => line.scope === 'practice' && isUnderWay(line));
  const hasFailed = lines.find(({ scope }) => scope === 'practice')?.state === 'failed';
  const words = { start: t(hasFailed ? 'again' : 'start'), busy: t('starting'), done: t('asked'), password: access('again.password') };
  return (
    <section aria-labelledby="export" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="export" className="text-h2">
          {t('title')}
        </h2>
        <p className="max-w-prose text-ink-2">{t(mayStart ? 'sentence' : 'ownerOnly')}</p>
      </div>
      {mayStart && !isWaiting ? (
        <Panel className="grid gap-4">
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
            <dt className="text-ink-2">{t('scope')}</dt>
            <dd>{t('scopePractice')}</dd>
            <dt className="text-ink-2">{t('format')}</dt>
            <dd>{t('formatZip')}</dd>
          </dl>
          <Words of={['access', 'common', 'errors.flaw']}>
            <StartExportForm
              action={preparePracticeCopy}
              fields={{}}
              words={words}
              asksPassword={!hasSteppedUp(context.actor, context.clock.now())}
            />
          </Words>
        </Panel>
      ) : null}
      {lines.length > 0 ? (
        <ExportRows lines={lines} label={t('list')} zone={zone} hrefOf={({ id }) => exportAddress.ofMember(id)} />
      ) : (
        <EmptyState icon={<Archive aria-hidden />} title={t('empty')} sentence={t('emptyHint')} />
      )}
    </section>
  );
}
