import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { fieldLook } from './field-look';

/** Takes its id and ARIA from `fieldControl`. Give `autoComplete` and, for dates and codes, `inputMode="numeric"`. */
export function TextInput({ className, type = 'text', ...input }: ComponentProps<'input'>) {
  return <input {...input} type={type} className={classNames(fieldLook, 'min-h-control', className)} />;
}
