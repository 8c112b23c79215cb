'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/** The button of a form with an action: busy by itself while the action runs. */
export function SubmitButton({ busy = false, kind = 'primary', ...button }: Omit<ButtonProps, 'type'>) {
  const { pending } = useFormStatus();
  return <Button {...button} kind={kind} type="submit" busy={busy || pending} />;
}
