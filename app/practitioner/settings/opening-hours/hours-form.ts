import { z } from 'zod';
import type { FormValues } from '@/components/patterns/form-state';
import { type OpeningRow, openingsIn } from '@/components/settings/opening-rows';
import { exceptionRangeInput, openingInput, type SaveException, type SaveOpenings, saveExceptionInput } from '@/lib/availability/schema';
import { idSchema } from '@/lib/core/id';
import { modes } from '@/lib/core/visit-mode';

/** "Only these" without one of them is no choice: null is what the schema refuses with its sentence. */
const boundTo = ({ bound, reasonIds }: OpeningRow) => (bound === 'all' ? [] : reasonIds.length > 0 ? reasonIds : null);
const byKey = <T>(rows: readonly OpeningRow[], read: (row: OpeningRow) => T) => Object.fromEntries(rows.map((row) => [row.key, read(row)]));
const rangeOfDate = (row: OpeningRow) => ({
  ...{ start: row.start, end: row.end },
  ...(modes.every((mode) => row.modes.includes(mode)) ? {} : { modes: row.modes }),
  ...(row.bound === 'all' ? {} : { reasonIds: boundTo(row) }),
  ...(row.knownOnly ? { knownOnly: true } : {}),
});

/** The week as its form sends it: one set of fields per range, named by the range's key, so that a refusal finds its field again. */
export const weekForm = z.preprocess(
  (sent) => {
    const values = (sent ?? {}) as FormValues;
    return { practitionerId: values.practitionerId, openings: byKey(openingsIn(values), (row) => ({ ...row, reasonIds: boundTo(row) })) };
  },
  z
    .object({
      practitionerId: idSchema('practitioner'),
      openings: z.record(z.string(), openingInput).refine((openings) => Object.keys(openings).length <= 100),
    })
    .transform(({ practitionerId, openings }): SaveOpenings => ({ practitionerId, openings: Object.values(openings) })),
);

/** One date: closed, or the ranges filled in. */
export const exceptionForm = z.preprocess(
  (sent) => {
    const values = (sent ?? {}) as FormValues;
    const { practitionerId, siteId, date, kind } = values;
    return { practitionerId, siteId, date, kind, openings: kind === 'other' ? byKey(openingsIn(values), rangeOfDate) : {} };
  },
  saveExceptionInput
    .omit({ openings: true })
    .extend({ kind: z.enum(['closed', 'other']), openings: z.record(z.string(), exceptionRangeInput) })
    .refine(({ kind, openings }) => kind === 'closed' || Object.keys(openings).length > 0, {
      error: 'opening.ranges_missing',
      path: ['openings', 'x0', 'start'],
    })
    .transform(({ kind: _kind, openings, ...exception }): SaveException => ({ ...exception, openings: Object.values(openings) })),
);
