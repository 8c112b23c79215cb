import { getTranslations } from 'next-intl/server';
import { currentHolder } from '@/app/_server/holder';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { StartExportForm } from '@/components/exports/start-export-form';
import { whenText } from '@/components/patterns/when-text';
import { dayText } from '@/components/rights/day-text';
import { keptAddress } from '@/components/rights/kept-addresses';
import { RightsForm } from '@/components/rights/rights-form';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { hasProved } from '@/lib/custody/ask-for-copy';
import { readOwnKept } from '@/lib/custody/read-own-kept';
import type { KeptRequest, OwnKept, RequestState } from '@/lib/custody/schema';
import { askForKeptCopy, withdrawKeptCopy } from './actions';

/** Prati is in France: its dates are told by the clock of Paris. */
const zone = 'Europe/Paris';
const tones = { asked: 'pine', answered: 'success', refused: 'neutral', withdrawn: 'neutral' } as const satisfies Record<
  RequestState,
  string
>;

/** Practices that are gone and what Prati keeps of this login for them; nothing at all where there is none. */
export async function KeptSection() {
  const holder = await currentHolder();
  const kept = holder ? await readOwnKept(holder, holder.holder.accountId) : [];
  if (!holder || kept.length === 0) return null;
  const t = await getTranslations('custody');
  return (
    <section aria-labelledby="kept" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="kept" className="text-h2">
          {t('title')}
        </h2>
        <p className="max-w-prose text-ink-2">{t('sentence')}</p>
      </div>
      <Words of={['access', 'common', 'errors.flaw']}>
        {kept.map((one) => (
          <OneKept key={one.practiceId} kept={one} now={holder.clock.now()} asksPassword={!hasProved(holder)} />
        ))}
      </Words>
    </section>
  );
}

async function OneKept({ kept, now, asksPassword }: { kept: OwnKept; now: Date; asksPassword: boolean }) {
  const [t, locale] = [await getTranslations('custody'), await requestLocale()];
  const day = (date: Date) => whenText(date, 'date', { locale, zone });
  const { practiceId, name, closedAt, rows, until, isHeld, requests } = kept;
  const isWaiting = requests.some(({ state }) => state === 'asked');
  const words = { start: t('ask'), busy: t('asking'), done: t('asked'), password: t('password') };
  return (
    <Panel aria-labelledby={practiceId} className="grid gap-3">
      <div>
        <h3 id={practiceId} className="text-h3">
          {name}
        </h3>
        <p className="text-small text-ink-2">{t('closed', { date: day(closedAt) })}</p>
      </div>
      <p className="max-w-prose">{until ? t('kept', { rows, date: day(until) }) : t('keptNoDate', { rows })}</p>
      {isHeld ? <p className="max-w-prose text-ink-2">{t('held')}</p> : null}
      {requests.length > 0 ? (
        <ul className="grid gap-3">
          {requests.map((request) => (
            <OneRequest key={request.id} {...{ request, now }} />
          ))}
        </ul>
      ) : null}
      {isWaiting ? null : (
        <>
          <p className="max-w-prose text-small text-ink-2">{t('askHint')}</p>
          <StartExportForm action={askForKeptCopy} fields={{ practiceId }} words={words} asksPassword={asksPassword} />
        </>
      )}
    </Panel>
  );
}

async function OneRequest({ request, now }: { request: KeptRequest; now: Date }) {
  const [t, locale] = [await getTranslations('custody'), await requestLocale()];
  const day = (date: Date) => whenText(date, 'date', { locale, zone });
  const { practiceId, id, state, askedAt, dueOn, closedAt, ground, copyUntil } = request;
  const isThere = state === 'answered' && copyUntil !== null && copyUntil > now;
  return (
    <li className="grid gap-2 border-line border-t pt-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{t('askedOn', { date: day(askedAt) })}</span>
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
      </p>
      <p className="text-small text-ink-2">
        {closedAt ? t('closedOn', { date: day(closedAt) }) : t('due', { date: dayText(dueOn, locale) })}
      </p>
      {ground ? (
        <p className="max-w-prose">
          {t(`ground.${ground}`)} {t('complaint')}
        </p>
      ) : null}
      {isThere ? (
        <>
          <p>{t('copyUntil', { date: day(copyUntil) })}</p>
          <div>
            <LinkButton kind="primary" href={keptAddress(id)}>
              {t('open')}
            </LinkButton>
          </div>
        </>
      ) : null}
      {state === 'answered' && !isThere ? <p className="text-ink-2">{t('copyGone')}</p> : null}
      {state === 'asked' ? <RightsForm action={withdrawKeptCopy} hidden={{ practiceId, requestId: id }} button={t('withdraw')} /> : null}
    </li>
  );
}
