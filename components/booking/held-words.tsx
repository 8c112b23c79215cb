import { type Chosen, useChosenWords } from './booking-summary';

/** The held time in a sentence; on a phone the reason too, which a desk shows beside. */
export function HeldWords(chosen: Chosen) {
  const { when, what, how } = useChosenWords(chosen);
  return (
    <div>
      <p className="font-semibold first-letter:uppercase">{when}</p>
      <p className="text-body text-ink-2 lg:hidden">{[chosen.practitioner.displayName, what, how].filter(Boolean).join(' · ')}</p>
    </div>
  );
}
