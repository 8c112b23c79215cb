/** The only door to the time of day. Everything that depends on "now" takes a Clock, so that tests and `/dev/clock` can move it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
export const frozenClock = (iso: string): Clock => ({ now: () => new Date(iso) });
