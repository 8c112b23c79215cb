import type { DrawnColumn, Span } from './agenda-as-drawn';

const FIVE_MINUTES = 5 * 60_000;

/** A length of time as the agenda's unit, five minutes, so that zoom and density act through one variable. */
export const height = (ms: number) => `calc(var(--agenda-step) * ${ms / FIVE_MINUTES})`;

/** Top and height of a stretch of time in its column, cut at the column's edges. */
export const place = ({ anchor, end: bottom }: Pick<DrawnColumn, 'anchor' | 'end'>, { start, end }: Span) => {
  const from = Math.max(start, anchor);
  return { top: height(from - anchor), height: height(Math.max(0, Math.min(end, bottom) - from)) };
};

/** An equal share of a column's width; the right edge stays free, so that a taken time can still be pressed. */
export const share = (lane: number, lanes: number) => ({
  left: `calc((100% - 0.625rem) * ${lane / lanes} + 2px)`,
  width: `calc((100% - 0.625rem) / ${lanes} - 2px)`,
});

/** A line each hour, fainter each half-hour, from the top of the column on. */
export const hourLines = {
  backgroundImage:
    'linear-gradient(to bottom, var(--line) 1px, transparent 1px), linear-gradient(to bottom, color-mix(in oklab, var(--line) 50%, transparent) 1px, transparent 1px)',
  backgroundSize: '100% calc(var(--agenda-step) * 12)',
  backgroundPosition: '0 0, 0 calc(var(--agenda-step) * 6)',
} as const;

/** Thin rules every 4 px: time kept free around a visit. */
export const bufferRules = {
  backgroundImage: 'repeating-linear-gradient(to bottom, var(--line-strong) 0 1px, transparent 1px 4px)',
  opacity: 0.55,
} as const;
