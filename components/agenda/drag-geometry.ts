import { bodyOf, type Stage, shownColumns } from './stage';

/** So near to an edge the grid scrolls along, so many px a frame at most. */
const edgePx = 48;
const speedPx = 14;

/** How hard an edge pulls, in px a frame: more the nearer, nothing away from it. */
export function pull(at: number, low: number, high: number): number {
  if (at < low + edgePx) return -Math.min(1, (low + edgePx - at) / edgePx) * speedPx;
  if (at > high - edgePx) return Math.min(1, (at - high + edgePx) / edgePx) * speedPx;
  return 0;
}

/** The column under the pointer, or the nearest one beside it. */
export function nearestColumn(root: HTMLElement, stage: Stage, x: number): string | null {
  let best: { key: string; away: number } | null = null;
  for (const { key } of shownColumns(root, stage)) {
    const body = bodyOf(root, key)?.getBoundingClientRect();
    if (!body) continue;
    const away = Math.max(body.left - x, x - body.right, 0);
    if (!best || away < best.away) best = { key, away };
  }
  return best?.key ?? null;
}

/** The click that ends a drag opens nothing. */
export function swallowClick(root: HTMLElement) {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  root.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 0);
}
