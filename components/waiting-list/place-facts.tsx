import type { ReactNode } from 'react';

type PlaceFactsProps = { facts: readonly { readonly label: string; readonly value: ReactNode }[] };

/** What one waits for, a line for each thing. */
export function PlaceFacts({ facts }: PlaceFactsProps) {
  return (
    <dl className="grid gap-3 rounded-panel border border-line bg-surface p-4 sm:p-6">
      {facts.map(({ label, value }) => (
        <div key={label} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <dt className="text-ink-2">{label}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
