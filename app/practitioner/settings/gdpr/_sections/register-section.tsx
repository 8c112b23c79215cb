import { BookCheck, BookOpen, Download, Printer } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { AgreementLine } from '@/components/registers/agreement-line';
import { DocumentList } from '@/components/registers/document-list';
import { OneButtonForm } from '@/components/registers/one-button-form';
import { ProcessingList } from '@/components/registers/processing-list';
import { addressOf } from '@/components/settings/places';
import { Badge } from '@/components/ui/badge';
import { buttonLook } from '@/components/ui/button-look';
import { LinkButton } from '@/components/ui/link-button';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { factsOf } from '@/lib/registers/papers/say-processing';
import { mayReadInstructions, mayReviewRegister } from '@/lib/registers/policy';
import { readRegister } from '@/lib/registers/read-register';
import type { ReviewedVersion } from '@/lib/registers/schema';
import { sayDay, sayIn } from '@/lib/registers/words';
import { markRegisterReviewed } from '../register/actions';
import { readAgreement } from '../register/read-agreement';
import { BreachRegister } from './breach-register';

const here = `${addressOf.gdpr}/register`;

/** Section 6 of the tab: what is done with the practice's data, the agreement it rests on, and what the practice must keep itself. */
export async function RegisterSection({ context }: { context: Context<MemberActor> }) {
  const [t, locale, view] = [await getTranslations('registers.section'), await requestLocale(), await readRegister(context, 'processor')];
  if (!view.ok) return null;
  const agreement = await readAgreement(context, locale);
  const say = sayIn(locale);
  const { register, version } = view.value;
  const processings = register.processings.map((processing) => ({
    ...{ key: processing.purpose, name: say(`registers.purpose.${processing.purpose}.name`) },
    ...{ line: say(`registers.purpose.${processing.purpose}.line`), facts: factsOf(say, locale, processing) },
  }));
  return (
    <Words of={['common']}>
      <section aria-labelledby="register" className="grid gap-6">
        <div className="grid gap-2">
          <h2 id="register" className="text-h2">
            {t('title')}
          </h2>
          <p className="max-w-prose text-ink-2">{t('sentence')}</p>
          <VersionState context={context} version={version} />
        </div>
        <div className="grid gap-3">
          <h3 className="text-h3">{t('processings', { count: processings.length })}</h3>
          <ProcessingList processings={processings} />
          <nav aria-label={t('outputs.label')} className="flex flex-wrap gap-2">
            <LinkButton href={here} icon={<Printer aria-hidden />}>
              {t('outputs.read')}
            </LinkButton>
            {(['pdf', 'csv', 'json'] as const).map((form) => (
              <a key={form} href={`${here}/register.${form}`} download className={buttonLook('secondary')}>
                <Download aria-hidden />
                <span>{t(`outputs.${form}`)}</span>
              </a>
            ))}
          </nav>
        </div>
        <AgreementLine
          href={`${here}/agreement`}
          isAccepted={agreement.state === 'given'}
          acceptedOn={agreement.since ? sayDay(locale, agreement.since) : ''}
          {...agreement.text}
          mayAccept={agreement.mayAnswer}
        />
        <div className="grid gap-3">
          <h3 className="text-h3">{t('templates.title')}</h3>
          <DocumentList
            documents={[
              { name: 'practice', href: `${here}?of=practice` },
              { name: 'sheet', href: `${here}/patients` },
              { name: 'dpia', href: `${here}/impact-assessment` },
              ...(mayReadInstructions(context.actor) ? [{ name: 'instructions' as const, href: `${here}/instructions` }] : []),
              { name: 'prati', href: `${here}?of=prati` },
              { name: 'versions', href: `${here}/versions` },
            ]}
          />
        </div>
        <BreachRegister context={context} />
      </section>
    </Words>
  );
}

/** Up to date or to review: whether an owner has read what the register says now. */
async function VersionState({ context, version }: { context: Context<MemberActor>; version: ReviewedVersion }) {
  const [t, locale] = [await getTranslations('registers.section.state'), await requestLocale()];
  const { number, firstSeenAt, reviewedAt } = version;
  if (number === null || firstSeenAt === null) return <p>{t('unrecorded')}</p>;
  const facts = { number: String(number), date: sayDay(locale, firstSeenAt) };
  if (reviewedAt) {
    return (
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="success" icon={<BookCheck aria-hidden />}>
          {t('current')}
        </Badge>
        <span>{t('reviewedLine', { ...facts, reviewed: sayDay(locale, reviewedAt) })}</span>
      </p>
    );
  }
  return (
    <div className="grid justify-items-start gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="warning" icon={<BookOpen aria-hidden />}>
          {t('review')}
        </Badge>
        <span>{t(number === 1 ? 'neverLine' : 'changedLine', facts)}</span>
      </p>
      {mayReviewRegister(context.actor) ? (
        <OneButtonForm action={markRegisterReviewed} fields={{ number: String(number) }} label={t('review_action')} />
      ) : (
        <p className="text-ink-2">{t('ownerOnly')}</p>
      )}
    </div>
  );
}
