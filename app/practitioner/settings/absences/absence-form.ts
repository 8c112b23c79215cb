import { z } from 'zod';
import type { FormValues } from '@/components/patterns/form-state';
import { settleAffectedInput } from '@/lib/appointments/schema';
import { announceAbsenceInput } from '@/lib/availability/schema';

const decisionsIn = (values: FormValues) =>
  Object.entries(values).flatMap(([name, chosen]) => {
    const appointmentId = /^decide\.(.+)$/.exec(name)?.[1];
    if (!appointmentId) return [];
    if (chosen === 'leave' || chosen === 'cancel') return [{ appointmentId, do: chosen }];
    return [{ appointmentId, do: 'assign', practitionerId: chosen }];
  });

/** An absence, the appointments that were listed, and what becomes of each: `decide.<id>` is leave, cancel, or a colleague's id. */
export const absenceForm = z.preprocess(
  (sent) => ({ ...(sent as FormValues), decisions: decisionsIn((sent ?? {}) as FormValues) }),
  announceAbsenceInput.safeExtend({ decisions: settleAffectedInput.shape.decisions }),
);
/** What becomes of the appointments of an absence that stands already. */
export const settleForm = z.preprocess(
  (sent) => ({ ...(sent as FormValues), decisions: decisionsIn((sent ?? {}) as FormValues) }),
  settleAffectedInput.required({ absenceId: true }),
);
export type SettleForm = z.output<typeof settleForm>;
export type AbsenceForm = z.output<typeof absenceForm>;
