import { CircleCheck, CircleDashed, Clock, Hand } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { DataTable } from '@/components/patterns/data-table';
import { SubProcessorChanges } from '@/components/registers/sub-processor-changes';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { sayChange, sayNotYet, sayOutside, sayTask } from '@/lib/registers/papers/sub-processors-paper';
import { sayCountry, sayDay, sayIn } from '@/lib/registers/words';
import { subProcessors } from '@/lib/sub-processors/list';
import { type ChangeStanding, readStandings } from '@/lib/sub-processors/read-standings';
import { startOfDay } from '@/lib/sub-processors/rules';
import type { SubProcessor } from '@/lib/sub-processors/schema';
import { objectTo, takeObjectionBack } from '../sub-processors/actions';

type State = 'current' | 'announced' | 'objected' | 'notYet';
const looks: Record<State, { tone: 'success' | 'warning' | 'danger' | 'neutral'; icon: ReactNode }> = {
  current: { tone: 'success', icon: <CircleCheck aria-hidden /> },
  announced: { tone: 'warning', icon: <Clock aria-hidden /> },
  objected: { tone: 'danger', icon: <Hand aria-hidden /> },
  notYet: { tone: 'neutral', icon: <CircleDashed aria-hidden /> },
};

function stateOf({ key, isBuilt }: SubProcessor, standings: readonly ChangeStanding[], now: Date): State {
  const own = standings.filter(({ change }) => change.becomes.key === key);
  if (own.some(({ objection }) => objection)) return 'objected';
  if (own.some(({ effectiveAt }) => effectiveAt === null || effectiveAt > now)) return 'announced';
  return isBuilt ? 'current' : 'notYet';
}

/** Section 8 of the tab: who handles data for Prati, where, what changes, and the practice's objection. */
export async function SubProcessorsSection({ context }: { context: Context<MemberActor> }) {
  const [t, locale, read] = [await getTranslations('registers.subProcessors'), await requestLocale(), await readStandings(context)];
  const standings = read.ok ? read.value : [];
  const [say, now] = [sayIn(locale), context.clock.now()];
  const day = (at: Date | string) => sayDay(locale, typeof at === 'string' ? startOfDay(at) : at);
  const badge = (one: SubProcessor) => {
    const state = stateOf(one, standings, now);
    return <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>;
  };
  const nameOf = ({ name, parentCountry, since }: SubProcessor) => (
    <span className="grid">
      <span className="font-semibold">{name}</span>
      <span className="font-normal text-ink-2 text-small">
        {sayCountry(locale, parentCountry)} · {t('head.since')} {day(since)}
      </span>
    </span>
  );
  const taskOf = (one: SubProcessor) => (
    <span className="grid">
      <span>{sayTask(say, one)}</span>
      {sayNotYet(say, one) ? <span className="text-ink-2 text-small">{sayNotYet(say, one)}</span> : null}
    </span>
  );
  const switchOf = ({ switch: own }: SubProcessor) =>
    own && own.kind !== 'setting' ? <a href="#consents">{t(`switch.${own.kind}`)}</a> : t(`switch.${own?.kind ?? 'none'}`);
  return (
    <Words of={['common', 'registers.subProcessors.objection']}>
      <section aria-labelledby="subProcessors" className="grid gap-4">
        <div className="grid gap-2">
          <h2 id="subProcessors" className="text-h2">
            {t('title')}
          </h2>
          <p className="max-w-prose text-ink-2">{t('sentence')}</p>
        </div>
        <h3 className="text-h3">{t('changes.title')}</h3>
        {standings.length === 0 ? (
          <p className="max-w-prose">{t('changes.none')}</p>
        ) : (
          <SubProcessorChanges
            object={objectTo}
            takeBack={takeObjectionBack}
            changes={standings.map(({ change, toldAt, effectiveAt, mayObject, objection }) => ({
              ...{ number: change.number, sentence: sayChange(say, locale, change), mayObject },
              ...{ toldOn: toldAt && day(toldAt), effectiveOn: effectiveAt && day(effectiveAt) },
              isInForce: effectiveAt !== null && effectiveAt <= now,
              mayWithdraw: context.actor.role === 'owner',
              objection: objection && { madeOn: day(objection.madeAt), endBy: day(objection.endBy), ground: objection.ground },
            }))}
          />
        )}
        <DataTable
          caption={t('caption')}
          rows={subProcessors}
          rowKey={({ key }) => key}
          empty={null}
          columns={[
            { key: 'name', head: t('head.name'), cell: nameOf, onPhone: 'title' },
            { key: 'state', head: t('head.state'), cell: badge, onPhone: 'aside' },
            { key: 'task', head: t('head.task'), cell: taskOf },
            { key: 'place', head: t('head.place'), cell: (one) => sayCountry(locale, one.serverPlace) },
            { key: 'outside', head: t('head.outside'), cell: (one) => sayOutside(say, locale, one), onPhone: 'hidden' },
            { key: 'switch', head: t('head.switch'), cell: switchOf },
          ]}
        />
        <p className="max-w-prose text-small text-ink-2">{t('notYetLine')}</p>
        <div>
          <LinkButton href="/sous-traitants">{t('publicPage')}</LinkButton>
        </div>
      </section>
    </Words>
  );
}
