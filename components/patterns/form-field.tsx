import type { ComponentProps, ReactNode } from 'react';
import { type FieldControl, FieldError, fieldControl, Hint, Label } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { Textarea } from '@/components/ui/textarea';

type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** The word for "facultatif"; without it the field is required. */
  optional?: string | undefined;
  /** The field's id; its `name` unless the page shows it twice. */
  id?: string;
};

type FormFieldProps = FieldWords & { name: string; className?: string; children: (control: FieldControl & { name: string }) => ReactNode };

/** Label, hint, control, error, in this order, tied together. For a control of your own: spread what `children` receives on it. */
export function FormField({ name, id = name, label, hint, error, optional, className, children }: FormFieldProps) {
  return (
    <div className={className}>
      <Label htmlFor={id} optional={optional}>
        {label}
      </Label>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      <div className="mt-1">{children({ ...fieldControl(id, { hint, error }), name })}</div>
      {error ? (
        <FieldError id={`${id}-error`} className="mt-1">
          {error}
        </FieldError>
      ) : null}
    </div>
  );
}

type Typed<Tag extends 'input' | 'textarea' | 'select'> = FieldWords & Omit<ComponentProps<Tag>, 'id' | 'name'> & { name: string };

/** `required` is set unless the field carries the word for optional. */
export function TextField({ name, id = name, label, hint, error, optional, className, ...input }: Typed<'input'>) {
  return (
    <FormField {...{ name, id, label, hint, error, optional }} {...(className ? { className } : {})}>
      {(control) => <TextInput required={!optional} {...input} {...control} />}
    </FormField>
  );
}

export function TextareaField({ name, id = name, label, hint, error, optional, className, ...textarea }: Typed<'textarea'>) {
  return (
    <FormField {...{ name, id, label, hint, error, optional }} {...(className ? { className } : {})}>
      {(control) => <Textarea required={!optional} {...textarea} {...control} />}
    </FormField>
  );
}

export function SelectField({ name, id = name, label, hint, error, optional, className, children, ...select }: Typed<'select'>) {
  return (
    <FormField {...{ name, id, label, hint, error, optional }} {...(className ? { className } : {})}>
      {(control) => (
        <Select required={!optional} {...select} {...control}>
          {children}
        </Select>
      )}
    </FormField>
  );
}
