import { z } from 'zod';
import { readName } from '@/lib/patients/rules';

export const relations = ['parent', 'guardian', 'partner', 'child', 'carer', 'other'] as const;

/** Who books for a relative, and what they state: that they may. Kept under the relative's own key. */
export type Booker = {
  readonly familyName: string;
  readonly givenName: string;
  /** What the booker is to the patient. */
  readonly relation: (typeof relations)[number];
  readonly authority: true;
};

const name = (field: 'family_name' | 'given_name') =>
  z.string({ error: `booking.booker.${field}_missing` }).transform((typed, ctx) => {
    const value = readName(typed);
    if (value !== null) return value;
    ctx.addIssue({ code: 'custom', message: typed.trim() === '' ? `booking.booker.${field}_missing` : `patient.${field}_unreal` });
    return z.NEVER;
  });

/** The booker as typed beside a relative's identity. Messages are keys. */
export const typedBooker = z.object({
  familyName: name('family_name'),
  givenName: name('given_name'),
  relation: z.enum(relations, { error: 'booking.booker.relation_missing' }),
  authority: z.preprocess((ticked) => ticked === true || ticked === 'yes', z.literal(true, { error: 'authority' })),
});
