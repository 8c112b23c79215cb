import { z } from 'zod';
import type { FormValues } from '@/components/patterns/form-state';
import { type OpeningRow, openingsIn } from '@/components/settings/opening-rows';
import { openingInput, type SaveException, type SaveOpenings, saveExceptionInput } from '@/lib/availability/schema';
import { idSchema } from '@/lib/core/id';

const byKey = (rows: readonly OpeningRow[]) => Object.fromEntries(rows.map(({ key, ...row }) => [key, row]));

/** The week as its form sends it: one set of fields per range, named by the range's key, so that a refusal finds its field again. */
export const weekForm = z.preprocess(
  (sent) => {
    const values = (sent ?? {}) as FormValues;
    return { practitionerId: values.practitionerId, openings: byKey(openingsIn(values)) };
  },
  z
    .object({
      practitionerId: idSchema('practitioner'),
      openings: z.record(z.string(), openingInput).refine((openings) => Object.keys(openings).length <= 100),
    })
    .transform(({ practitionerId, openings }): SaveOpenings => ({ practitionerId, openings: Object.values(openings) })),
);

const range = saveExceptionInput.shape.openings.element;

/** One date: closed, or the ranges filled in. */
export const exceptionForm = z.preprocess(
  (sent) => {
    const values = (sent ?? {}) as FormValues;
    const { practitionerId, siteId, date, kind } = values;
    return { practitionerId, siteId, date, kind, openings: kind === 'other' ? byKey(openingsIn(values)) : {} };
  },
  saveExceptionInput
    .omit({ openings: true })
    .extend({ kind: z.enum(['closed', 'other']), openings: z.record(z.string(), range) })
    .refine(({ kind, openings }) => kind === 'closed' || Object.keys(openings).length > 0, {
      error: 'opening.ranges_missing',
      path: ['openings', 'x0', 'start'],
    })
    .transform(({ kind: _kind, openings, ...exception }): SaveException => ({ ...exception, openings: Object.values(openings) })),
);
