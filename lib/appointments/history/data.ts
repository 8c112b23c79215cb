import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Asker } from '../rules';
import { visibleTo } from '../views/data';

export type HistoryRow = {
  id: Id<'event'>;
  name: string;
  payload: {
    version?: number;
    from?: string;
    to?: string;
    late?: boolean;
    by?: Asker;
    fromStart?: string;
    fromEnd?: string;
    fromPractitionerId?: string;
    hadRoom?: boolean;
  };
  at: Date;
  actorKind: string;
  memberName: string | null;
};

/**
 * What happened to one appointment, oldest first, with the member who did it where one did. Nothing can have happened to it before its row
 * was made: that bound lets the index on (practice, at) be used, which a look into the payload alone would not.
 */
export const findHistory = ({ db, actor }: InPractice, id: Id<'appointment'>): Promise<HistoryRow[]> =>
  db.$queryRaw<HistoryRow[]>`
    select e.id, e.name, e.payload, e.at, e.actor_kind as "actorKind", m.display_name as "memberName"
    from appointment a
      join event e on e.practice_id = a.practice_id and e.at >= a.created_at and e.payload ->> 'appointmentId' = a.id
      left join member m on m.practice_id = e.practice_id and m.id = e.actor_id and e.actor_kind = 'member'
    where ${visibleTo(actor)} and a.id = ${id} and e.practice_id = ${actor.practiceId}
    order by e.seq`;
