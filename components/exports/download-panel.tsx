'use client';

import { Download } from 'lucide-react';
import { SignInAgain } from '@/components/access/sign-in-again';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

type DownloadPanelProps = {
  prove: FormAction;
  href: string;
  /** The password was proved within ten minutes. */
  isOpen: boolean;
  words: { readonly get: string; readonly prove: string; readonly busy: string; readonly proved: string; readonly password: string };
};

/** The password, then the link: a download is an address, so who may follow it is asked before. Needs `access`, `common` and `errors.flaw`. */
export function DownloadPanel({ prove, href, isOpen, words }: DownloadPanelProps) {
  const [state, send] = useFormAction(prove);
  if (isOpen || state.status === 'done')
    return (
      <div className="grid justify-items-start gap-3">
        {state.status === 'done' ? <Notice tone="success" live="polite" title={words.proved} /> : null}
        <a href={href} download className={buttonLook('primary')}>
          <Download aria-hidden />
          <span>{words.get}</span>
        </a>
      </div>
    );
  return (
    <form action={send} noValidate className="grid gap-4">
      <FormRefusal state={state} fields={{ password: words.password }} />
      <SignInAgain isNeeded state={state} />
      <div>
        <SubmitButton busyLabel={words.busy} className="max-sm:w-full">
          {words.prove}
        </SubmitButton>
      </div>
    </form>
  );
}
