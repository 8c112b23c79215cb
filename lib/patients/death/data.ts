import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Sealer } from '@/lib/platform/keyring';
import { place } from '../sealed-identity';

type PatientId = Id<'patient'>;

/** Whether a death is noted on this file. */
export const isNoted = async ({ db, actor }: InPractice, id: PatientId): Promise<boolean> =>
  (await db.patient.count({ where: { practiceId: actor.practiceId, id, deceasedNotedAt: { not: null } } })) > 0;

/** Notes the day, or takes the note back. The file is locked by the caller. */
export const writeDeath = ({ db, actor, clock }: InPractice, id: PatientId, on: LocalDate | null, by: string | null, sealer: Sealer) =>
  db.patient.updateMany({
    where: { practiceId: actor.practiceId, id, mergedInto: null, erasedAt: null },
    data: {
      deceasedOnSealed: on === null ? null : sealer.seal(on, place('deceasedOn', id)),
      ...(on === null ? { deceasedNotedAt: null, deceasedNotedBy: null } : { deceasedNotedAt: clock.now(), deceasedNotedBy: by }),
    },
  });
