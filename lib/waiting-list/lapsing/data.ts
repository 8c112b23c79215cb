import type { InPractice } from '@/lib/context';
import { isLive } from '../views/data';

/** Places nobody will be offered a time for any more. One with an open offer waits for its answer first. */
export const endOverdue = ({ db, actor, clock }: InPractice): Promise<number> =>
  db.$executeRaw`update waiting_entry set status = 'lapsed', closed_at = ${clock.now()} where practice_id = ${actor.practiceId} and id in (
    select e.id from waiting_entry e
      join practice c on c.id = e.practice_id
      left join appointment a on a.practice_id = e.practice_id and a.id = e.appointment_id
    where e.practice_id = ${actor.practiceId} and e.status = 'waiting' and not ${isLive(clock.now())}
      and not exists (select from waiting_offer o where o.practice_id = e.practice_id and o.entry_id = e.id and o.status = 'open'))`;

/** What was typed and never proved is wiped with the place it asked for. */
export const forgetUnproved = ({ db, actor, clock }: InPractice, before: Date): Promise<number> =>
  db.$executeRaw`update waiting_entry set status = 'lapsed', closed_at = ${clock.now()}, identity_sealed = null
    where practice_id = ${actor.practiceId} and status = 'asked' and created_at <= ${before}`;
