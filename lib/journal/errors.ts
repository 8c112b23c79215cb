export type JournalError =
  | { code: 'journal.not_allowed' }
  | { code: 'journal.not_found' }
  /** Somebody else said meanwhile what it was. */
  | { code: 'journal.reviewed_meanwhile' };
