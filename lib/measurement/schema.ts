import { z } from 'zod';
import { dashboardFamilies, featureNames, publicFamilies } from './rules';

/** What a member's browser tells, a few at a time: names from closed lists and nothing else. */
export const FeatureUses = z.strictObject({
  uses: z
    .array(z.strictObject({ name: z.enum(featureNames), family: z.enum(dashboardFamilies) }))
    .max(50)
    .default([]),
});
export type FeatureUses = z.infer<typeof FeatureUses>;

export const PageView = z.strictObject({ family: z.enum(publicFamilies) });
export type PageView = z.infer<typeof PageView>;
