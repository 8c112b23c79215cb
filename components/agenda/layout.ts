import type { Zone } from '@/lib/core/zone';
import type { Crowd, HourMark, Placed, Span } from './agenda-as-drawn';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** What is drawn at least, in minutes of the day. */
const leastHours = { start: 8 * 60, end: 19 * 60 };

type Day = { readonly day: number; readonly from: number; readonly to: number };

const wallMinute = (zone: Zone, at: number) => Math.floor(((((at + zone.offsetAt(at)) % DAY) + DAY) % DAY) / MINUTE);

export const clip = (span: Span, within: Span): Span | null => {
  const start = Math.max(span.start, within.start);
  const end = Math.min(span.end, within.end);
  return end > start ? { start, end } : null;
};

/**
 * The hours drawn on every day, in whole hours of the wall clock: from one hour before the earliest opening or visit to one hour after the
 * latest, 08:00–19:00 at least. Minutes of the day, 0–1440.
 */
export function visibleHours(zone: Zone, days: readonly Day[], spans: readonly Span[]): { start: number; end: number } {
  let { start, end } = leastHours;
  for (const { from, to } of days) {
    for (const span of spans) {
      const part = clip(span, { start: from, end: to });
      if (!part) continue;
      const last = part.end === to ? DAY / MINUTE : wallMinute(zone, part.end);
      start = Math.min(start, Math.floor(wallMinute(zone, part.start) / 60) * 60 - 60);
      end = Math.max(end, Math.ceil(last / 60) * 60 + 60);
    }
  }
  return { start: Math.max(0, start), end: Math.min(DAY / MINUTE, end) };
}

/** The instants at which those hours begin and end on one day: as long as the day really is between them. */
export const edgesOf = (zone: Zone, { day, from, to }: Day, hours: { start: number; end: number }): Span => ({
  start: hours.start === 0 ? from : zone.instantOf(day, hours.start, 'earlier'),
  end: hours.end === DAY / MINUTE ? to : zone.instantOf(day, hours.end, 'later'),
});

/** Every full hour the clocks show between two instants: none is skipped where an hour comes twice, none invented where one is missing. */
export function hourMarks(zone: Zone, { start, end }: Span): HourMark[] {
  const marks: HourMark[] = [];
  for (let at = start; at < end; ) {
    const past = wallMinute(zone, at) % 60;
    if (past === 0) marks.push({ at, label: zone.format(at).slice(11, 16) });
    at += (60 - past) * MINUTE;
  }
  return marks;
}

/** More than this do not fit beside each other: the rest is a number in the last share. */
const mostLanes = 3;
type Chain = { id: string; lane: number; start: number; end: number }[];

/**
 * Blocks that overlap share the width equally, in the order given (start, then creation); a chain of overlaps shares as one. Where a chain
 * needs more than three shares, those beyond the second stand together as a crowd in the third.
 */
export function placeBlocks(blocks: readonly (Span & { readonly id: string })[]): { placed: Placed[]; crowds: Crowd[] } {
  const placed: Placed[] = [];
  const crowds: Crowd[] = [];
  let chain: Chain = [];
  const close = () => {
    const lanes = Math.max(0, ...chain.map(({ lane }) => lane + 1));
    const kept = lanes > mostLanes ? chain.filter(({ lane }) => lane < mostLanes - 1) : chain;
    placed.push(...kept.map(({ id, lane }) => ({ id, lane, lanes: Math.min(lanes, mostLanes) })));
    if (lanes > mostLanes) crowds.push(...crowdsOf(chain.filter(({ lane }) => lane >= mostLanes - 1)));
    chain = [];
  };
  for (const { id, start, end } of [...blocks].sort((a, b) => a.start - b.start)) {
    if (chain.every((one) => one.end <= start)) close();
    const busy = new Set(chain.filter((one) => one.end > start).map(({ lane }) => lane));
    let lane = 0;
    while (busy.has(lane)) lane++;
    chain.push({ id, lane, start, end });
  }
  close();
  return { placed, crowds };
}

/** Those left over, gathered where they touch. */
function crowdsOf(rest: Chain): Crowd[] {
  const crowds: { ids: string[]; start: number; end: number }[] = [];
  for (const { id, start, end } of rest) {
    const last = crowds.at(-1);
    if (last && start < last.end) {
      last.ids.push(id);
      last.end = Math.max(last.end, end);
    } else crowds.push({ ids: [id], start, end });
  }
  return crowds.map((crowd) => ({ ...crowd, lane: mostLanes - 1, lanes: mostLanes }));
}

/** What is left of `from` once `taken` is cut out, ascending. */
export function without(from: readonly Span[], taken: readonly Span[]): Span[] {
  let left = from.filter(({ start, end }) => end > start);
  for (const cut of taken) {
    left = left.flatMap((span) => {
      if (cut.end <= span.start || cut.start >= span.end) return [span];
      return [
        { start: span.start, end: Math.min(span.end, cut.start) },
        { start: Math.max(span.start, cut.end), end: span.end },
      ].filter(({ start, end }) => end > start);
    });
  }
  return [...left].sort((a, b) => a.start - b.start);
}

/** Opening hours that touch or overlap are one. */
export function joined(open: readonly Span[]): readonly Span[] {
  const joint: { start: number; end: number }[] = [];
  for (const { start, end } of [...open].sort((a, b) => a.start - b.start)) {
    const last = joint.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joint.push({ start, end });
  }
  return joint;
}
