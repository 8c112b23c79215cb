import type { TableClass } from '../schema';
import { all, clear, link, members, technical } from './columns';

export const eventsTables: Readonly<Record<string, TableClass>> = {
  event: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: 'at', deletedBy: 'archivist', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'actor_id'], link),
      ...all(['seq', 'name', 'payload', 'actor_kind', 'at', 'relayed_at', 'awaited', 'dead'], technical),
    },
  },
  audit_head: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: members },
    columns: { practice_id: link, seq: technical, hash: technical },
  },
  audit_entry: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'member' },
    ...{ patient: { column: 'subject' }, member: { column: 'actor_id' }, clock: 'at', chain: true, recipients: members },
    columns: {
      ...all(['practice_id', 'actor_id', 'subject'], link),
      // Whose work it was is told in a patient's copy by role alone: where they sat is for the journal's own readers.
      ...all(['network', 'device'], technical),
      ...{
        seq: technical,
        previous: technical,
        hash: technical,
        at: clear('at'),
        act: clear('act'),
        actor_kind: clear('actorKind'),
        facts: clear('facts'),
      },
    },
  },
};
