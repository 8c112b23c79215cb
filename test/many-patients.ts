import { writeInPractice } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { bringIn } from '@/lib/patients/bring-in';
import type { House } from './house';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const word = (n: number) => [0, 1, 2, 3].map((step) => letters[Math.floor(n / 26 ** step) % 26]).join('');

/** So many sealed files, each with `visits` past appointments: what makes a practice big. */
export async function manyPatients(
  { member, practiceId, practitionerId, reasonId, siteId }: House,
  count: number,
  visits: number,
): Promise<void> {
  const slice = 50;
  const details = { birthName: null, sex: null, address: { street: '1 rue des Tests', postcode: '69001', city: 'Lyon', doorCode: null } };
  for (let from = 0; from < count; from += slice) {
    const people = Array.from({ length: Math.min(slice, count - from) }, (_, n) => ({
      details,
      identity: {
        ...{ familyName: `Canari ${word(from + n)}`, givenName: `Essai ${word(n)}`, birthDate: '1980-01-01' },
        ...{ phone: `+336${String(39_000_000 + from + n).padStart(8, '0')}`, email: `canari.${from + n}@example.test` },
      },
    }));
    await writeInPractice(member, async (tx) => {
      const batchId = newId('importBatch');
      const createdAt = tx.clock.now();
      await tx.db.importBatch.create({
        data: { practiceId, id: batchId, kind: 'patients', state: 'done', mapping: {}, counts: {}, createdBy: 'test', createdAt },
      });
      const ids = await bringIn(tx, batchId, people, 'fr');
      const rows = ids.flatMap((patientId, n) =>
        Array.from({ length: visits }, (_, visit) => {
          const startsAt = new Date(createdAt.getTime() - (1 + (from + n) * visits + visit) * 3_600_000);
          const endsAt = new Date(startsAt.getTime() + 1_800_000);
          return {
            ...{
              practiceId,
              id: newId('appointment'),
              practitionerId,
              siteId,
              visitReasonId: reasonId,
              patientId,
              status: 'done',
              mode: 'in_person',
            },
            ...{
              startsAt,
              endsAt,
              blockStartsAt: startsAt,
              blockEndsAt: endsAt,
              bufferBefore: 0,
              bufferAfter: 0,
              wallStart: '09:00',
              timeZone: 'Europe/Paris',
            },
            ...{ source: 'practice', locale: 'fr', createdAt, createdBy: 'test', doneAt: endsAt, overbooked: true },
          };
        }),
      );
      await tx.db.appointment.createMany({ data: rows });
    });
  }
}
