import { type ChoiceSet, radioAttributes } from './choice';
import { ChoiceFieldset } from './choice-fieldset';

type RadioGroupProps = ChoiceSet & { inline?: boolean };

/** Two to five choices, one under the other, or on a line when the words are short. */
export function RadioGroup({ inline = false, ...set }: RadioGroupProps) {
  return (
    <ChoiceFieldset set={set}>
      <div className={inline ? 'flex flex-wrap gap-x-6 gap-y-1' : 'grid gap-1'}>
        {set.choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-target w-fit cursor-pointer items-start gap-3 py-[calc((var(--target)-var(--control-line))/2)] has-disabled:cursor-not-allowed has-disabled:text-ink-3"
          >
            <input
              {...radioAttributes(set, choice)}
              className="mt-[calc((var(--control-line)-1.25rem)/2)] size-5 shrink-0 cursor-[inherit] appearance-none rounded-full border border-line-strong bg-surface hover:border-ink-2 checked:border-[0.375rem] checked:border-pine checked:hover:border-pine-strong aria-invalid:border-danger disabled:border-line disabled:bg-sunken forced-colors:appearance-auto"
            />
            <span className="grid text-control">
              <span>{choice.label}</span>
              {choice.hint ? <span className="text-body text-ink-2">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </ChoiceFieldset>
  );
}
