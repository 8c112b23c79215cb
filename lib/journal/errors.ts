export type JournalError =
  | { code: 'journal.not_allowed' }
  /** Also when somebody else said meanwhile what it was. */
  | { code: 'journal.reviewed_meanwhile' };
