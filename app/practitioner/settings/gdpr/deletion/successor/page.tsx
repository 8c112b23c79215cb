import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { OneButtonForm } from '@/components/registers/one-button-form';
import { RightsForm } from '@/components/rights/rights-form';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { hasSteppedUp } from '@/lib/access/rules';
import { mayHandOver } from '@/lib/handovers/policy';
import { readGiven } from '@/lib/handovers/read-handovers';
import { SuccessorState } from '../successor-state';
import { offerPatients, withdrawPatientsOffer } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deletion.successor'))('title') };
}

/** Offering one's patients to the practice that will go on with them: the address of its owner, the answer, taking it back. */
export default async function SuccessorPage() {
  const context = await memberContext();
  if (!mayHandOver(context.actor)) redirect(`${addressOf.gdpr}#deletion`);
  const [t, tab, closing] = [await getTranslations('deletion.successor'), await getTranslations('gdpr'), await getTranslations('deletion')];
  const offer = await readGiven(context);
  const stands = offer?.state === 'offered' || offer?.state === 'accepted';
  const trail = [
    { href: `${addressOf.gdpr}#deletion`, label: tab('title') },
    { href: `${addressOf.gdpr}/deletion`, label: closing('pageTitle') },
  ];
  return (
    <Words of={['access', 'common', 'errors.flaw']}>
      <SettingsHead title={t('title')} description={t('sentence')} trail={trail} />
      <div className="grid max-w-3xl gap-8">
        <SuccessorState
          context={context}
          offer={offer}
          actions={
            stands && !(offer.isPromised && offer.state === 'accepted') ? (
              <OneButtonForm action={withdrawPatientsOffer} fields={{ handoverId: offer.id }} label={t('withdraw')} />
            ) : undefined
          }
        />
        <section aria-labelledby="how" className="grid gap-3">
          <h2 id="how" className="text-h2">
            {t('how.title')}
          </h2>
          <ul className="grid max-w-prose list-disc gap-2 pl-5">
            <li>{t('how.what')}</li>
            <li>{t('how.patients')}</li>
            <li>{t('how.when')}</li>
          </ul>
        </section>
        {stands ? null : (
          <section aria-labelledby="offer" className="grid gap-4">
            <h2 id="offer" className="text-h2">
              {t('form.title')}
            </h2>
            <RightsForm
              action={offerPatients}
              hidden={{}}
              kind="primary"
              button={t('form.submit')}
              fields={[{ kind: 'email', name: 'email', label: t('form.email'), hint: t('form.hint') }]}
              signInAgain={!hasSteppedUp(context.actor, context.clock.now())}
            />
          </section>
        )}
      </div>
    </Words>
  );
}
