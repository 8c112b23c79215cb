'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { FormField } from '@/components/patterns/form-field';
import { classNames } from '@/components/ui/class-names';
import { TextInput } from '@/components/ui/text-input';
import { passwordFlaws, passwordStrength } from '@/lib/access/rules';

type PasswordFieldProps = {
  label: ReactNode;
  error?: string | undefined;
  autoComplete: 'current-password' | 'new-password';
  /** With it, the field says while one types how good a new password is; the list is what it should not contain. */
  about?: readonly string[];
  hint?: ReactNode;
};

/** A password that can be looked at, pasted and filled in by a password manager. */
export function PasswordField({ label, error, autoComplete, about, hint }: PasswordFieldProps) {
  const t = useTranslations('access');
  const [isShown, setShown] = useState(false);
  const [typed, setTyped] = useState('');
  const Icon = isShown ? EyeOff : Eye;
  return (
    <FormField name="password" label={label} hint={about ? t('passwordHint') : hint} error={error}>
      {(control) => (
        <>
          <span className="relative block">
            <TextInput
              {...control}
              type={isShown ? 'text' : 'password'}
              autoComplete={autoComplete}
              spellCheck={false}
              autoCapitalize="none"
              required
              className="pr-12"
              onChange={(event) => setTyped(event.target.value)}
            />
            <button
              type="button"
              aria-pressed={isShown}
              aria-label={t('showPassword')}
              onClick={() => setShown(!isShown)}
              className="absolute inset-y-0 right-0 inline-flex w-control items-center justify-center rounded-control text-ink-2 hover:text-ink"
            >
              <Icon aria-hidden className="size-4.5" />
            </button>
          </span>
          {about ? <Strength typed={typed} about={about} /> : null}
        </>
      )}
    </FormField>
  );
}

const fills = ['bg-danger', 'bg-warning', 'bg-success', 'bg-success'] as const;

function Strength({ typed, about }: { typed: string; about: readonly string[] }) {
  const t = useTranslations();
  const score = passwordStrength(typed, about);
  const [flaw] = typed ? passwordFlaws(typed, about) : [];
  const shown = typed ? score + (score === 0 ? 1 : 0) : 0;
  return (
    <div className="mt-2 grid gap-1">
      <div aria-hidden className="grid grid-cols-3 gap-1">
        {[1, 2, 3].map((step) => (
          <span key={step} className={classNames('h-1 rounded-full', step <= shown ? fills[score] : 'bg-line')} />
        ))}
      </div>
      <p role="status" className="text-body text-ink-2">
        {typed ? t(`access.strength.${score}`) : t('access.strength.empty')}
        {flaw ? `. ${t(`errors.flaw.${flaw}`)}` : null}
      </p>
    </div>
  );
}
