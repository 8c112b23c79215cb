import { type Context, inPractice } from '@/lib/context';
import { type Authority, authorityOf } from '@/lib/rights/authority';
import { findFrame } from './data';

/** Whom the practice tells of a breach, by its jurisdiction. */
export async function readAuthority(ctx: Context): Promise<Authority> {
  const { jurisdiction, holidayRegion } = await inPractice(ctx, findFrame);
  return authorityOf(jurisdiction, holidayRegion);
}
