import type { TableClass } from '../schema';
import { all, clear, link, members, sealedThenWiped, technical } from './columns';

export const breachesTables: Readonly<Record<string, TableClass>> = {
  breach: {
    ...{ category: 'breach', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: 'closed_at', recipients: [...members, 'authority'] },
    columns: {
      ...all(['practice_id', 'id', 'created_by'], link),
      ...{ title_sealed: sealedThenWiped('title'), facts_sealed: sealedThenWiped('facts') },
      ...{ consequences_sealed: sealedThenWiped('consequences'), measures_sealed: sealedThenWiped('measures') },
      ...{ kinds: clear('kinds'), data_kinds: clear('dataConcerned'), severity: clear('severity'), risk: clear('risk') },
      ...{ affected_count: clear('peopleConcerned'), happened_at: clear('happenedAt'), aware_at: clear('awareAt') },
      ...{ notify_due_at: clear('notifyBy'), state: clear('state'), authority_reference: clear('authorityReference') },
      ...{ authority_draft_sealed: sealedThenWiped('authorityNotice'), people_draft_sealed: sealedThenWiped('peopleNotice') },
      ...{ notified_authority_at: clear('authorityNotifiedAt'), notified_people_at: clear('peopleNotifiedAt') },
      ...{ delay_reason_sealed: sealedThenWiped('delayReason'), close_ground_sealed: sealedThenWiped('closingGround') },
      ...{ closed_at: clear('closedAt'), created_at: clear('notedAt'), version: technical },
      ...all(['remind_at', 'incident_key'], technical),
    },
  },
  breach_step: {
    ...{ category: 'breach', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'breach_id', 'by_id'], link),
      ...{ at: clear('at'), what: clear('step'), facts: clear('facts'), text_sealed: sealedThenWiped('text') },
    },
  },
};
