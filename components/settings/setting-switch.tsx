'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, startTransition, useOptimistic } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';

type SettingSwitchProps = {
  action: FormAction;
  name: string;
  /** What else the action is told: whose setting it is. */
  fields: Readonly<Record<string, string>>;
  checked: boolean;
  label: ReactNode;
  hint?: string;
  stateWords: { on: string; off: string };
  className?: string;
};

/** Takes effect at once and goes back by itself when it was refused; without scripts it is sent by a button. Needs the words of `common`. */
export function SettingSwitch({ action, name, fields, checked, label, hint, stateWords, className }: SettingSwitchProps) {
  const common = useTranslations('common');
  const [state, send, isBusy] = useFormAction(action);
  const [shown, setShown] = useOptimistic(checked);
  const change = (isOn: boolean) => {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    if (isOn) form.set(name, 'on');
    startTransition(() => {
      setShown(isOn);
      send(form);
    });
  };
  return (
    <form action={send} className="grid gap-1">
      {state.status === 'refused' && !isBusy ? <FormRefusal state={state} /> : null}
      {Object.entries(fields).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Switch
        name={name}
        label={label}
        {...(hint ? { hint } : {})}
        {...(className ? { className } : {})}
        stateWords={stateWords}
        checked={shown}
        onChange={(event) => change(event.target.checked)}
      />
      <noscript>
        <Button type="submit">{common('save')}</Button>
      </noscript>
    </form>
  );
}
