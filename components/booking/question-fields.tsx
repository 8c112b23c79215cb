'use client';

import { SelectField, TextareaField } from '@/components/patterns/form-field';
import { RadioGroup } from '@/components/ui/radio-group';
import { answerField } from './answer-field';

/** One question of the practice, as the form needs it. */
export type AskedQuestion = {
  readonly id: string;
  readonly text: string;
  readonly kind: 'yes_no' | 'choice' | 'text';
  readonly choices: readonly string[];
  readonly required: boolean;
};
export type QuestionWords = { title: string; yes: string; no: string; optional: string; choose: string };

type QuestionFieldsProps = {
  questions: readonly AskedQuestion[];
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, readonly string[]>>;
  words: QuestionWords;
};

/** What the practice wants to know before this visit; in its own words, so in its own language. */
export function QuestionFields({ questions, values, errors, words }: QuestionFieldsProps) {
  if (questions.length === 0) return null;
  return (
    <fieldset className="grid grid-cols-1 gap-4 border-t border-line pt-4">
      <legend className="float-left mb-0 w-full text-h3">{words.title}</legend>
      {questions.map(({ id, text, kind, choices, required }) => {
        const name = answerField(id);
        const shared = { name, defaultValue: values[name], error: errors[name]?.[0] };
        const optional = required ? undefined : words.optional;
        if (kind === 'text') return <TextareaField key={id} {...shared} label={text} optional={optional} rows={2} maxLength={500} />;
        const offered =
          kind === 'yes_no'
            ? [
                { value: 'yes', label: words.yes },
                { value: 'no', label: words.no },
              ]
            : choices.map((choice) => ({ value: choice, label: choice }));
        if (offered.length > 5)
          return (
            <SelectField key={id} {...shared} label={text} optional={optional}>
              <option value="">{words.choose}</option>
              {offered.map(({ value }) => (
                <option key={value} value={value}>
                  {value}
                </option>
              ))}
            </SelectField>
          );
        return (
          <RadioGroup
            key={id}
            {...shared}
            legend={required ? text : `${text} (${words.optional})`}
            inline={kind === 'yes_no'}
            choices={offered}
          />
        );
      })}
    </fieldset>
  );
}
