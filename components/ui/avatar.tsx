import { classNames } from './class-names';

/** Up to two initials, from the first and the last word of a name as displayed. */
const initialsOf = (name: string): string => {
  const words = name.split(/[\s-]+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
};

const sizes = {
  28: 'size-7 text-micro',
  36: 'size-9 text-small font-semibold',
  40: 'size-10 text-body font-semibold',
  56: 'size-14 text-h3',
};
const tones = { pine: 'bg-pine-soft text-pine-strong', clay: 'bg-clay-soft text-ink', plain: 'bg-sunken text-ink-2' };

type AvatarProps = { name: string; size?: keyof typeof sizes; tone?: keyof typeof tones; className?: string };

/** Decorative: the name always stands beside it in words. Practitioners in pine, patients in clay. */
export function Avatar({ name, size = 36, tone = 'pine', className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-full select-none',
        sizes[size],
        tones[tone],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
