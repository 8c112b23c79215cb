import { classNames } from '@/components/ui/class-names';
import type { ReasonColour } from '@/lib/visit-reasons/rules';

const fills: { readonly [C in ReasonColour]: string } = {
  brick: 'bg-reason-brick',
  amber: 'bg-reason-amber',
  olive: 'bg-reason-olive',
  meadow: 'bg-reason-meadow',
  lagoon: 'bg-reason-lagoon',
  sky: 'bg-reason-sky',
  lilac: 'bg-reason-lilac',
  rose: 'bg-reason-rose',
};

/** The fill of a reason's colour; a name this version does not know has none. */
export const reasonFill = (colour: string): string => (colour in fills ? fills[colour as ReasonColour] : 'bg-line');

/** The 4 px bar a reason's appointments carry in the agenda. Decorative: the reason's name stands beside it. */
export function ReasonBar({ colour, className }: { colour: ReasonColour; className?: string }) {
  return (
    <span aria-hidden className={classNames('inline-block w-1 shrink-0 rounded-full forced-color-adjust-none', fills[colour], className)} />
  );
}

export function ReasonSwatch({ colour }: { colour: ReasonColour }) {
  return <span aria-hidden className={classNames('inline-block size-4 shrink-0 rounded-badge forced-color-adjust-none', fills[colour])} />;
}
