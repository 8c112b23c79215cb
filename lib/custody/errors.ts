/** What whoever asks for their own may be answered; the last two only once a copy was there. */
export type OwnKeptError =
  | { code: 'access.step_up_needed' }
  | { code: 'custody.nothing_kept' }
  | { code: 'custody.request_unknown' }
  | { code: 'custody.copy_gone' }
  | { code: 'custody.copy_away' };

/** What a custodian may be answered. */
export type CustodyError =
  | { code: 'custody.not_proved' }
  | { code: 'custody.no_custodian' }
  | { code: 'custody.works_in_practice' }
  | { code: 'custody.practice_lives' }
  | { code: 'custody.nothing_kept' }
  | { code: 'custody.shredded' }
  | { code: 'custody.reason_needed' }
  | { code: 'custody.request_unknown' }
  | { code: 'custody.request_closed' }
  | { code: 'custody.opening_unknown' }
  | { code: 'custody.second_person_needed' }
  | { code: 'custody.not_approved' }
  | { code: 'custody.approval_over' }
  | { code: 'custody.used' }
  | { code: 'custody.not_held' }
  | { code: 'custody.copy_away' }
  /** Still within its legal term: which text says so, and until when (null: until two people say so). */
  | { code: 'custody.kept_by_law'; source: string; until: string | null };
