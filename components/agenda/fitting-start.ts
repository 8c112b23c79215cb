import { type AgendaBlock, type AgendaColumn, type DeskReason, MINUTE, STEP } from './agenda-as-drawn';
import { anyBlocks, conflictsOnScreen } from './conflicts';

/** How far before the pressed time a visit may begin instead: a hand means the free half-hour, seldom its last minutes. */
const reachMs = 30 * MINUTE;

type Pressed = { readonly practitionerId: string; readonly start: number };

/**
 * Where a visit of this reason begins when a time was pressed: there, or up to half an hour before if only then it fits. Where nothing fits
 * it is the time pressed, and what is in the way is said.
 */
export function fittingStart(
  columns: readonly AgendaColumn[],
  blocks: ReadonlyMap<string, AgendaBlock>,
  { practitionerId, start }: Pressed,
  reason: Pick<DeskReason, 'durationMinutes' | 'bufferBefore' | 'bufferAfter'> | undefined,
  now: number,
): number {
  if (!reason) return start;
  const { durationMinutes, bufferBefore, bufferAfter } = reason;
  const fits = (at: number) => {
    const wish = {
      practitionerId,
      start: at,
      end: at + durationMinutes * MINUTE,
      bufferBefore,
      bufferAfter,
      except: null,
      patientId: null,
    };
    return (at === start || at >= now) && !anyBlocks(conflictsOnScreen(columns, blocks, wish, now));
  };
  for (let at = start; at >= start - reachMs; at -= STEP) if (fits(at)) return at;
  return start;
}
