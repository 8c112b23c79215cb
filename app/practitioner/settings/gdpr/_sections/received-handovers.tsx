import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { whenText } from '@/components/patterns/when-text';
import { OneButtonForm } from '@/components/registers/one-button-form';
import { addressOf } from '@/components/settings/places';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { mayHandOver } from '@/lib/handovers/policy';
import { listReceived } from '@/lib/handovers/read-handovers';
import type { ReceivedHandover } from '@/lib/handovers/schema';
import { readLifecycle } from '@/lib/lifecycle/read-lifecycle';
import { answerPatientsOffer } from '../deletion/successor/actions';

const tones = {
  offered: 'warning',
  accepted: 'info',
  done: 'success',
  failed: 'warning',
  refused: 'info',
  withdrawn: 'info',
  expired: 'info',
} as const;

/** Patients other practices ask this one to take over: the question with its two answers, then what came of it. Nothing where nobody asks. */
export async function ReceivedHandovers({ context }: { context: Context<MemberActor> }) {
  const received = await listReceived(context);
  if (received.length === 0) return null;
  return (
    <Words of={['common']}>
      <ul className="grid gap-3">
        {received.map((one) => (
          <li key={one.id}>
            <OneReceived context={context} received={one} />
          </li>
        ))}
      </ul>
    </Words>
  );
}

async function OneReceived({ context, received }: { context: Context<MemberActor>; received: ReceivedHandover }) {
  const [t, locale, zone] = [await getTranslations('deletion.received'), await requestLocale(), await readTimeZone(context)];
  const { id, state, from, outcome, offeredAt, expiresAt, answeredAt, closedAt, closesAt } = received;
  const facts = { from, date: whenText(closedAt ?? answeredAt ?? offeredAt, 'day', { locale, zone }) };
  const answer = (said: 'accepted' | 'refused', words: 'accepted' | 'refused' | 'takenBack' = said) => (
    <OneButtonForm action={answerPatientsOffer} fields={{ handoverId: id, answer: said }} label={t(`answer.${words}`)} />
  );
  // A practice whose trial or subscription is over by then can take nobody.
  const { next } = await readLifecycle(context);
  const endsOn = state === 'accepted' && next ? whenText(next.at, 'sentence', { locale, zone }) : null;
  const actions =
    state === 'offered' && mayHandOver(context.actor) ? (
      <>
        {answer('accepted')}
        {answer('refused')}
      </>
    ) : state === 'accepted' && mayHandOver(context.actor) ? (
      <>
        {endsOn ? <LinkButton href={addressOf.subscription}>{t('subscribe')}</LinkButton> : null}
        {answer('refused', 'takenBack')}
      </>
    ) : state === 'done' ? (
      <LinkButton href={addressOf.import}>{t('open')}</LinkButton>
    ) : undefined;
  const until = whenText(expiresAt, 'sentence', { locale, zone });
  const counts = {
    ...{ until, closes: closesAt ? whenText(closesAt, 'sentence', { locale, zone }) : '' },
    ...(outcome?.state === 'done' ? { patients: outcome.patients, visits: outcome.visits } : { patients: 0, visits: 0 }),
  };
  return (
    <Notice tone={tones[state]} title={t(`title.${state}`, facts)} actions={actions}>
      <p>{t(`sentence.${state === 'accepted' && closesAt ? 'planned' : state}`, counts)}</p>
      {endsOn ? <p>{t('ending', { ends: endsOn })}</p> : null}
      {state === 'offered' && !mayHandOver(context.actor) ? <p>{t('onlyOwner')}</p> : null}
    </Notice>
  );
}
