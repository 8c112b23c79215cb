import { type ChoiceSet, radioAttributes } from './choice';
import { ChoiceFieldset } from './choice-fieldset';
import { classNames } from './class-names';

type RadioTilesProps = ChoiceSet & { columns?: 1 | 2 | 3 | 5 };

const grids = { 1: 'grid-cols-1', 2: 'grid-cols-2', 3: 'grid-cols-3', 5: 'grid-cols-5' };

/** Radios as tiles: times, days, visit reasons. Chosen = pine-soft, a 2 px pine edge and the radio's own checked state. */
export function RadioTiles({ columns = 1, ...set }: RadioTilesProps) {
  const short = columns > 1;
  return (
    <ChoiceFieldset set={set}>
      <div className={classNames('grid gap-2', grids[columns])}>
        {set.choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              'flex min-h-12 min-w-0 cursor-pointer rounded-control border border-line-strong bg-surface px-3 py-1 text-control hover:border-ink-2',
              'has-checked:border-pine has-checked:bg-pine-soft has-checked:font-semibold has-checked:text-pine-strong has-checked:shadow-[inset_0_0_0_1px_var(--pine)]',
              'has-disabled:cursor-not-allowed has-disabled:border-line has-disabled:bg-sunken has-disabled:text-ink-3',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              'forced-colors:has-checked:outline-2 forced-colors:has-checked:outline-[Highlight]',
              short ? 'flex-col items-center justify-center text-center leading-tight' : 'flex-wrap items-center justify-between gap-x-4',
            )}
          >
            <input {...radioAttributes(set, choice)} className="sr-only scroll-mb-32" />
            <span className={short ? undefined : 'font-semibold'}>{choice.label}</span>
            {choice.hint ? <span className="text-body font-normal text-ink-2">{choice.hint}</span> : null}
          </label>
        ))}
      </div>
    </ChoiceFieldset>
  );
}
