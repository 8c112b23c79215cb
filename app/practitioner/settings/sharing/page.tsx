import { Download, ExternalLink, Printer } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { CopyField } from '@/components/settings/copy-field';
import { EmbedOriginsForm } from '@/components/settings/embed-origins-form';
import { NoAgenda } from '@/components/settings/no-agenda';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { PractitionerChoice } from '@/components/settings/practitioner-choice';
import { SettingsHead } from '@/components/settings/settings-head';
import { buttonLook } from '@/components/ui/button-look';
import { LinkButton } from '@/components/ui/link-button';
import { mayHaveProfile } from '@/lib/practice/policy';
import { readPracticeRules } from '@/lib/practice/read-practice-rules';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { chosenPractitioner } from '../chosen-practitioner';
import { saveOrigins } from './actions';
import { embedAddress, posterAddress, publicAddress, qrAddress, reasonAddress } from './addresses';

const here = addressOf.sharing;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sharing'))('title') };
}

export default async function SharingPage({ searchParams }: { searchParams: Promise<{ practitioner?: string }> }) {
  const context = await memberContext();
  const chosen = await chosenPractitioner(context, (await searchParams).practitioner);
  const t = await getTranslations('sharing');
  const head = <SettingsHead title={t('title')} description={t('description')} />;
  if (!chosen) {
    return (
      <>
        {head}
        <NoAgenda mayHaveOwn={mayHaveProfile(context.actor)} />
      </>
    );
  }
  const { practitioner, practitioners } = chosen;
  const { id, slug } = practitioner;
  const rules = await readPracticeRules(context, id);
  if (!rules.ok) redirect('/practitioner/settings');
  const reasons = (await listVisitReasons(context, id)).filter(({ bookableOnline }) => bookableOnline);
  const url = publicAddress(slug);
  return (
    <Words of={['sharing', 'common']}>
      {head}
      <PractitionerChoice path={here} chosen={id} practitioners={practitioners} />
      <div className="grid max-w-3xl gap-10">
        <Part id="address" title={t('address.title')} sentence={t('address.sentence')}>
          <CopyField text={url} label={t('address.label')} />
          <div>
            <LinkButton icon={<ExternalLink aria-hidden />} href={`/book/${slug}`}>
              {t('address.view')}
            </LinkButton>
          </div>
        </Part>
        <Part id="qr" title={t('qr.title')} sentence={t('qr.sentence')}>
          <div className="flex flex-wrap items-start gap-4">
            {/* biome-ignore lint/performance/noImgElement: made for this reader alone, nothing to optimise */}
            <img
              src={qrAddress(id, 'svg')}
              alt={t('qr.alt', { url })}
              width={176}
              height={176}
              className="rounded-control border border-line"
            />
            <div className="grid justify-items-start gap-2">
              {(['svg', 'png'] as const).map((format) => (
                <a key={format} href={qrAddress(id, format)} download={`${slug}.${format}`} className={buttonLook('secondary')}>
                  <Download aria-hidden />
                  <span>{t(`qr.${format}`)}</span>
                </a>
              ))}
              <LinkButton icon={<Printer aria-hidden />} href={posterAddress(id)}>
                {t('qr.print')}
              </LinkButton>
            </div>
          </div>
        </Part>
        <Part id="reasons" title={t('reasons.title')} sentence={t('reasons.sentence')}>
          {reasons.length === 0 ? (
            <div className="grid justify-items-start gap-2">
              <p className="text-ink-2">{t('reasons.none')}</p>
              <LinkButton href={forPractitioner(addressOf.visitReasons, id)}>{t('reasons.toReasons')}</LinkButton>
            </div>
          ) : (
            <ul className="grid gap-3">
              {reasons.map((reason) => (
                <li key={reason.id} className="grid gap-1">
                  <p className="font-semibold wrap-anywhere">{reason.label}</p>
                  <CopyField text={reasonAddress(slug, reason.id)} label={t('reasons.labelOf', { label: reason.label })} />
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part id="embed" title={t('embed.title')} sentence={t('embed.sentence')}>
          <CopyField text={frame(slug, t('embed.frameTitle'))} label={t('embed.label')} lines={4} />
          <EmbedOriginsForm key={id} action={saveOrigins} practitionerId={id} origins={rules.value.agenda?.embedOrigins ?? []} />
        </Part>
      </div>
    </Words>
  );
}

const frame = (slug: string, title: string) =>
  `<iframe src="${embedAddress(slug)}" title="${title}"\n  style="width:100%;min-height:640px;border:0" loading="lazy"></iframe>`;

type PartProps = { id: string; title: string; sentence: string; children: ReactNode };

function Part({ id, title, sentence, children }: PartProps) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="max-w-prose">
        <h2 id={id} className="text-h2">
          {title}
        </h2>
        <p className="text-ink-2">{sentence}</p>
      </div>
      {children}
    </section>
  );
}
