import type { Cycle } from './rules';

export type Plan = { readonly id: string; readonly name: string; readonly unitMinor: Readonly<Record<Cycle, number>> };

/** What Prati sells: one plan, for each agenda of the practice, in euro cents before VAT. A year costs ten months. */
export const cabinet: Plan = { id: 'cabinet', name: 'Prati Cabinet', unitMinor: { monthly: 3_900, yearly: 39_000 } };
