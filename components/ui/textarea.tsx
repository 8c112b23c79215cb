import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { fieldLook } from './field-look';

/** Four lines high, growing with its text where the browser can. */
export function Textarea({ className, ...textarea }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={4}
      {...textarea}
      className={classNames(fieldLook, 'field-sizing-content min-h-[calc(var(--control-line)*4+1rem)] resize-y py-2', className)}
    />
  );
}
