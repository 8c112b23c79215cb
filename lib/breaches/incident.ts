import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { breachKinds, dataKinds, severities } from './rules';

const said = z.string().trim().min(1).max(10_000);
const inEach = (text: z.ZodString) => z.object({ fr: text, en: text, de: text });
const key = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/**
 * An incident of Prati's, as `npm run incident` reads it. `key` is its name for ever. `since`: when it began; `knownAt`: when Prati knew of it,
 * and practices that joined later have nothing to do with it. `practices`: all there were then, or these. Updates only grow; the last may end it.
 */
export const Incident = z
  .object({
    ...{ key, severity: z.enum(severities), kinds: z.array(z.enum(breachKinds)).min(1), dataKinds: z.array(z.enum(dataKinds)) },
    ...{ since: instant, knownAt: instant, practices: z.union([z.literal('all'), z.array(idSchema('practice')).min(1)]) },
    ...{ title: inEach(z.string().trim().min(1).max(160)), what: inEach(said), measures: inEach(said) },
    updates: z.array(z.object({ key, text: inEach(said), ends: z.boolean().default(false) })).default([]),
  })
  .refine(({ since, knownAt }) => since <= knownAt, { path: ['knownAt'], error: 'it was known before it began' })
  .refine(({ updates }) => new Set(updates.map((one) => one.key)).size === updates.length, {
    path: ['updates'],
    error: 'two have one key',
  });
export type Incident = z.output<typeof Incident>;
