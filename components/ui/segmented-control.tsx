import { type ChoiceSet, radioAttributes } from './choice';
import { ChoiceFieldset } from './choice-fieldset';
import { classNames } from './class-names';

/** Two to five short choices of one dimension (day, week, list). Radios underneath: arrows move, the form carries the value. */
export function SegmentedControl({ hideLegend = true, ...rest }: ChoiceSet) {
  const set = { hideLegend, ...rest };
  return (
    <ChoiceFieldset set={set}>
      <div className="inline-flex max-w-full flex-wrap rounded-control border border-line bg-sunken p-0.5">
        {set.choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              'flex min-h-[calc(var(--control-height)-0.375rem)] cursor-pointer items-center justify-center gap-2 rounded-block border border-transparent px-3 text-center text-control text-ink-2 hover:text-ink [&_svg]:size-4',
              'has-checked:border-line-strong has-checked:bg-surface has-checked:font-semibold has-checked:text-pine-strong',
              'has-disabled:cursor-not-allowed has-disabled:text-ink-3',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              'forced-colors:border-[Canvas] forced-colors:has-checked:border-[Highlight]',
            )}
          >
            <input {...radioAttributes(set, choice)} className="sr-only" />
            {choice.label}
          </label>
        ))}
      </div>
    </ChoiceFieldset>
  );
}
