import { Download } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { breachAddress } from '@/components/breaches/addresses';
import { breachFields } from '@/components/breaches/breach-fields';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { ActFold } from '@/components/rights/act-fold';
import { RightsForm } from '@/components/rights/rights-form';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { draftOf } from '@/lib/breaches/draft';
import { isUndecided, localOf } from '@/lib/breaches/rules';
import type { BreachView } from '@/lib/breaches/schema';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Locale, locales } from '@/lib/core/locale';
import { countAffected } from '@/lib/journal/count-affected';
import { listJournalPeople } from '@/lib/journal/read-journal';
import { changeOneBreach, closeOneBreach, keepOneDraft, noteAuthorityTold, notePeopleTold } from '../actions';
import { type Asked, periodOf } from './asked';

type Props = { context: Context<MemberActor>; breach: BreachView; asked: Asked };
const languages: Record<Locale, string> = { fr: 'Français', en: 'English', de: 'Deutsch' };

/** What can be done with a breach that is not closed: the facts, the count, the two texts, the notices, the end. */
export async function BreachActs({ context, breach, asked }: Props) {
  const [t, locale] = [await getTranslations('breach'), await requestLocale()];
  const { id, version, timeZone, authority } = breach;
  const hidden = { breachId: id, version };
  const now = localOf(context.clock.now(), timeZone);
  const period = periodOf(asked, timeZone);
  const counted = period ? await countAffected(context, { ...period, member: asked.member }) : null;
  const language = asked.language ?? locale;
  const isLate = context.clock.now() > breach.notifyDueAt;
  return (
    <section aria-labelledby="next" className="grid gap-3">
      <h2 id="next" className="text-h3">
        {t('act.next')}
      </h2>
      <div className="rounded-panel border border-line bg-surface">
        <ActFold title={t('act.count')} hint={t('act.countHint')} open={counted !== null}>
          <form action={breachAddress(id)} className="flex flex-wrap items-end gap-3">
            <TextField name="from" type="date" label={t('act.countFrom')} defaultValue={asked.from ?? now.slice(0, 10)} />
            <TextField name="to" type="date" label={t('act.countTo')} defaultValue={asked.to ?? now.slice(0, 10)} />
            <SelectField name="member" label={t('act.countMember')} defaultValue={asked.member ?? ''} required={false}>
              <option value="">{t('act.everyone')}</option>
              {(await listJournalPeople(context)).map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </SelectField>
            <Button type="submit">{t('act.countShow')}</Button>
          </form>
          {counted === null ? null : <p role="status">{t('act.counted', { count: counted })}</p>}
        </ActFold>
        <ActFold title={t('act.change')} open={counted !== null}>
          <RightsForm
            key={`${version} ${counted}`}
            action={changeOneBreach}
            hidden={hidden}
            button={t('form.save')}
            done={t('form.saved')}
            fields={breachFields((key) => t(key as 'form.title'), breach, now, counted)}
          />
        </ActFold>
        {(['authority', 'people'] as const).map((whom) => (
          <ActFold
            key={whom}
            title={t(`act.${whom}Draft`)}
            hint={t('act.draftHint')}
            open={asked.language !== undefined && whom === 'authority'}
          >
            <nav aria-label={t('act.language')} className="flex flex-wrap gap-3">
              {locales.map((one) => (
                <Link
                  key={one}
                  href={`${breachAddress(id)}?language=${one}`}
                  className="link inline-flex min-h-target items-center"
                  lang={one}
                  aria-current={one === language ? 'true' : undefined}
                >
                  {languages[one]}
                </Link>
              ))}
            </nav>
            <RightsForm
              key={`${version} ${language}`}
              action={keepOneDraft}
              hidden={{ ...hidden, for: whom }}
              button={t('act.keep')}
              done={t('form.saved')}
              fields={[
                {
                  ...{ kind: 'long', name: 'text', label: t('act.text') },
                  value: (asked.language === undefined && breach.drafts[whom]) || draftOf(breach, whom, language),
                },
              ]}
            />
            <p className="flex flex-wrap gap-2">
              {(['pdf', 'plain'] as const).map((form) => (
                <a
                  key={form}
                  href={`${breachAddress(id)}/draft?for=${whom}&form=${form}&language=${language}`}
                  download
                  className={buttonLook('secondary')}
                >
                  <Download aria-hidden />
                  <span>{t(`act.${form}`)}</span>
                </a>
              ))}
            </p>
          </ActFold>
        ))}
        {breach.notifiedAuthorityAt ? null : (
          <ActFold
            title={t('act.notify')}
            hint={t('act.notifyHint', { authority: authority.name })}
            open={isUndecided(breach) && counted === null}
          >
            <RightsForm
              action={noteAuthorityTold}
              hidden={hidden}
              kind="primary"
              button={t('act.notify')}
              fields={[
                { kind: 'datetime-local', name: 'at', label: t('act.at'), value: now },
                { kind: 'text', name: 'reference', label: t('act.reference'), isOptional: true },
                { kind: 'long', name: 'delayReason', label: t('act.delayReason'), isOptional: !isLate },
              ]}
            />
          </ActFold>
        )}
        {breach.notifiedPeopleAt ? null : (
          <ActFold title={t('act.notifyPeople')}>
            <RightsForm
              action={notePeopleTold}
              hidden={hidden}
              button={t('act.notifyPeople')}
              fields={[{ kind: 'datetime-local', name: 'at', label: t('act.at'), value: now }]}
            />
          </ActFold>
        )}
        <ActFold title={t('act.close')} hint={t('act.closeHint')}>
          <RightsForm
            action={closeOneBreach}
            hidden={hidden}
            button={t('act.close')}
            fields={[{ kind: 'long', name: 'ground', label: t('act.ground'), isOptional: true }]}
          />
        </ActFold>
      </div>
    </section>
  );
}
