'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/components/patterns/form-field';
import { chosenIn, errorOf, type FormState, typedIn } from '@/components/patterns/form-state';
import { Checkbox } from '@/components/ui/checkbox';
import { Hint } from '@/components/ui/field';
import { dayParts } from '@/lib/waiting-list/rules';

export type KeptWishes = {
  readonly fromDate: string;
  readonly toDate: string;
  readonly weekdays: readonly number[];
  readonly dayParts: readonly string[];
};
type WishesFieldsProps = { state: FormState<unknown>; kept: KeptWishes; today: string; legend: string };

/** Between which dates, on which days, at what time of day. Needs the words of `waiting`. */
export function WishesFields({ state, kept, today, legend }: WishesFieldsProps) {
  const t = useTranslations('waiting');
  const date = (name: 'fromDate' | 'toDate') => (
    <TextField
      name={name}
      type="date"
      label={t(`wishes.${name}`)}
      min={today}
      defaultValue={typedIn(state, name, kept[name])}
      error={errorOf(state, name)}
    />
  );
  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className="mb-2 text-h3">{legend}</legend>
      <div className="grid grid-cols-2 items-start gap-4 max-[26rem]:grid-cols-1">
        {date('fromDate')}
        {date('toDate')}
      </div>
      <Boxes
        name="weekdays"
        legend={t('wishes.weekdays')}
        hint={t('wishes.weekdaysHint')}
        chosen={chosenIn(state, 'weekdays', kept.weekdays.map(String))}
        choices={['1', '2', '3', '4', '5', '6', '7'].map((day) => ({ value: day, label: t(`weekday.${day}`) }))}
      />
      <Boxes
        name="dayParts"
        legend={t('wishes.dayParts')}
        hint={t('wishes.dayPartsHint')}
        chosen={chosenIn(state, 'dayParts', kept.dayParts)}
        choices={dayParts.map((part) => ({ value: part, label: t(`part.${part}`) }))}
      />
    </fieldset>
  );
}

type BoxesProps = {
  name: string;
  legend: string;
  hint: string;
  chosen: readonly string[];
  choices: readonly { readonly value: string; readonly label: string }[];
};

const Boxes = ({ name, legend, hint, chosen, choices }: BoxesProps) => (
  <fieldset id={name} aria-describedby={`${name}-hint`} className="min-w-0">
    <legend className="text-control font-semibold">{legend}</legend>
    <Hint id={`${name}-hint`} className="mb-1">
      {hint}
    </Hint>
    <div className="flex flex-wrap gap-x-6 gap-y-1">
      {choices.map(({ value, label }) => (
        <Checkbox
          key={`${value}-${chosen.includes(value)}`}
          name={`${name}[]`}
          value={value}
          defaultChecked={chosen.includes(value)}
          label={label}
        />
      ))}
    </div>
  </fieldset>
);
