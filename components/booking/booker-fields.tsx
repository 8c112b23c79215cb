'use client';

import { SelectField, TextField } from '@/components/patterns/form-field';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';

export const bookerFields = ['booker.familyName', 'booker.givenName', 'booker.relation', 'booker.authority'] as const;

export type BookerWords = {
  title: string;
  familyName: string;
  givenName: string;
  relation: string;
  choose: string;
  relations: readonly { value: string; label: string }[];
  authority: string;
};
type BookerFieldsProps = {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, readonly string[]>>;
  words: BookerWords;
};

/** Who books for a relative: shown by the choice above, with or without scripts, and then as required as the rest. */
export function BookerFields({ values, errors, words }: BookerFieldsProps) {
  const authority = errors['booker.authority']?.[0];
  return (
    <fieldset className="hidden grid-cols-1 gap-4 border-t border-line pt-4 group-has-[#forWhom-relative:checked]/identity:grid">
      <legend className="float-left w-full text-h3">{words.title}</legend>
      {(['familyName', 'givenName'] as const).map((field) => (
        <TextField
          key={field}
          name={`booker.${field}`}
          label={words[field]}
          required={false}
          autoComplete={field === 'familyName' ? 'family-name' : 'given-name'}
          autoCapitalize="words"
          defaultValue={values[`booker.${field}`]}
          error={errors[`booker.${field}`]?.[0]}
        />
      ))}
      <SelectField
        name="booker.relation"
        label={words.relation}
        required={false}
        defaultValue={values['booker.relation'] ?? ''}
        error={errors['booker.relation']?.[0]}
      >
        <option value="">{words.choose}</option>
        {words.relations.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <div>
        <Checkbox
          id="booker.authority"
          name="booker.authority"
          value="yes"
          defaultChecked={values['booker.authority'] === 'yes'}
          label={words.authority}
          {...(authority ? { 'aria-invalid': true, 'aria-describedby': 'booker.authority-error' } : {})}
        />
        {authority ? <FieldError id="booker.authority-error">{authority}</FieldError> : null}
      </div>
    </fieldset>
  );
}
