import { classNames } from './class-names';

/** One primary per view; danger only inside the dialog that names the consequence, quiet-danger opens that dialog. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'quiet-danger';

const kinds: Record<ButtonKind, string> = {
  primary:
    'border-transparent bg-pine text-on-solid hover:bg-pine-strong aria-disabled:bg-pine-strong disabled:border-line disabled:bg-sunken disabled:text-ink-3',
  secondary:
    'border-line-strong bg-surface text-ink hover:border-ink-2 hover:bg-sunken aria-disabled:bg-sunken disabled:border-line disabled:bg-sunken disabled:text-ink-3',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-sunken hover:text-ink aria-disabled:bg-sunken disabled:text-ink-3',
  danger: 'border-transparent bg-danger text-on-solid hover:brightness-95 disabled:border-line disabled:bg-sunken disabled:text-ink-3',
  'quiet-danger': 'border-transparent bg-transparent text-danger hover:bg-danger-soft aria-disabled:bg-danger-soft disabled:text-ink-3',
};

// A button is as high as its words: an icon in front would otherwise set the baseline it shares with its neighbours, with and without icon.
const wordBaseline = "before:-mr-2 before:w-0 before:whitespace-pre before:content-['_']";

const shape =
  'inline-flex min-h-control items-center justify-center gap-2 rounded-control border py-1 text-center text-control font-semibold no-underline ' +
  'select-none motion-safe:transition-transform motion-safe:duration-press motion-safe:active:translate-y-px ' +
  'aria-disabled:cursor-progress disabled:cursor-not-allowed [&_svg]:size-4.5';

export const buttonLook = (kind: ButtonKind, { iconOnly = false, wide = false }: { iconOnly?: boolean; wide?: boolean } = {}): string =>
  classNames(shape, wordBaseline, iconOnly ? 'min-w-control px-0' : 'px-4', wide && 'w-full', kinds[kind]);
