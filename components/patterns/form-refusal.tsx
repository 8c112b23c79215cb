'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { FormErrorSummary } from '@/components/patterns/form-error-summary';
import { Notice } from '@/components/ui/notice';
import { outdated, unanswered } from './answered';
import { errorList, type FormState } from './form-state';
import { IntoView } from './into-view';
import { SessionEnded } from './session-ended';

type FormRefusalProps = {
  state: FormState<unknown>;
  /** Label by name of each field, in the order of the form; the name is also the id of its control. */
  fields?: Readonly<Record<string, string>>;
};

const savedElsewhere = ['settings.changed_meanwhile', 'rights.changed_meanwhile', 'breach.changed_meanwhile'];

/**
 * On top of a refused form: the faulty fields with links, or the one sentence when no field is at fault. When the sign-in has ended the
 * form stays as it is and a second tab signs in again; when no answer came, it can be sent again; when somebody else saved meanwhile, a
 * second tab shows what stands. Needs the namespace `common`.
 */
export function FormRefusal({ state, fields = {} }: FormRefusalProps) {
  const t = useTranslations('common.form');
  if (state.status !== 'refused') return null;
  if (state.code === 'access.signed_out') return <SessionEnded />;
  if (state.code === unanswered || state.code === outdated) return <NoAnswer isOutdated={state.code === outdated} />;
  if (savedElsewhere.includes(state.code)) return <ChangedMeanwhile state={state} />;
  const errors = errorList(state, Object.keys(fields)).map(({ field, message }) => ({
    field,
    message: t('line', { label: fields[field] ?? field, message }),
  }));
  if (errors.length > 0) return <FormErrorSummary title={t('summary', { count: errors.length })} errors={errors} of={state} />;
  return (
    <IntoView of={state}>
      <Notice tone="danger" live="assertive" title={state.message} />
    </IntoView>
  );
}

function NoAnswer({ isOutdated }: { isOutdated: boolean }) {
  const t = useTranslations('common.form');
  return (
    <IntoView>
      <Notice tone="warning" live="assertive" title={t(isOutdated ? 'outdated' : 'unanswered')}>
        {t(isOutdated ? 'outdatedHint' : 'unansweredHint')}
      </Notice>
    </IntoView>
  );
}

/** Takes the focus each time: the button pressed may stand far below. The link is to the page itself, as it is stored now. */
function ChangedMeanwhile({ state }: { state: FormState<unknown> & { status: 'refused' } }) {
  const t = useTranslations('common.form');
  const query = useSearchParams().toString();
  const band = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === 'refused') band.current?.focus();
  }, [state]);
  return (
    <div ref={band} tabIndex={-1} className="rounded-panel">
      <Notice
        tone="warning"
        live="assertive"
        title={t('changedMeanwhile')}
        actions={
          <a href={`?${query}`} target="_blank" rel="noopener" className="link inline-flex min-h-target items-center font-semibold">
            {t('seePresent')}
          </a>
        }
      >
        {state.message}
      </Notice>
    </div>
  );
}
