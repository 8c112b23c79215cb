import { type Id, isId, type Kind } from '../lib/core/id';
import type { Result } from '../lib/core/result';
import type { CustodyError } from '../lib/custody/errors';
import { openingGrounds, refusalGrounds } from '../lib/custody/schema';

/** What `npm run custody` can do. */
export const usage = `npm run custody -- COMMAND

  list                                              requests that wait, the one due first before the others
  appoint                                           make somebody of Prati a custodian: the first proves themselves, later ones beside a custodian
  step-down                                         stop being one
  find PRACTICE                                     the ids of somebody without a login, by names and birth date (asked for here)
  ask PRACTICE SUBJECT --ground G --reason TEXT     ask to read what is kept of a patient (pat_…) or of the practice itself (prc_…)
  ask PRACTICE REQUEST --reason TEXT                the same for a request (crq_…); its ground is rights_request
  approve PRACTICE OPENING                          the second person says yes; it lasts 24 hours and serves once
  read PRACTICE OPENING --out FILE                  write the record, readable by its owner alone (mode 600); FILE must not exist
  hand-over PRACTICE REQUEST                        leave the copy where whoever asked fetches it, for seven days
  refuse PRACTICE REQUEST --ground G                answer that there is no copy
  lift-hold PRACTICE SUBJECT --ground G --reason T  ask to end the dispute that holds rows; after approve: lift-hold PRACTICE OPENING
  shred PRACTICE SUBJECT                            an order to shred: refused, with the reason, while a law or a dispute keeps it

Grounds to open: ${openingGrounds.join(', ')}. Grounds to refuse: ${refusalGrounds.join(', ')}.`;

/** Why nothing was done, in a sentence; ends the command with exit code 1. */
export class Refusal extends Error {}

/** Each refusal in words. */
export const sentences: Readonly<Record<Exclude<CustodyError['code'], 'custody.kept_by_law'>, string>> = {
  'custody.not_proved': 'E-mail and password do not open an account, or it rests after too many tries.',
  'custody.no_custodian': 'This account is no custodian (or was one and stepped down).',
  'custody.works_in_practice': 'Who works in, or is treated by, a practice is no custodian: use an account of Prati’s own.',
  'custody.practice_lives': 'There is no deleted practice of that id. In a practice that lives its own members open the archive.',
  'custody.nothing_kept': 'Nothing is kept of that person there: shredded when its term ended, or never archived.',
  'custody.shredded': 'What was kept of that person is past its term or shredded: nobody can read it any more.',
  'custody.reason_needed': 'Say why with --reason: the second person decides on it.',
  'custody.request_unknown': 'There is no such request in that practice.',
  'custody.request_closed': 'That request was answered, refused or withdrawn already.',
  'custody.opening_unknown': 'There is no such opening in that practice for that purpose.',
  'custody.second_person_needed': 'Whoever asked cannot approve: a second custodian has to.',
  'custody.not_approved': 'Nobody else approved this yet.',
  'custody.approval_over': 'Its time is over: ask again.',
  'custody.used': 'It served already, once: ask again.',
  'custody.not_held': 'No dispute holds any row of that subject.',
  'custody.copy_away': 'The store of files does not answer; nothing was changed. Try again.',
};
const sentenceOf = (error: CustodyError): string =>
  error.code === 'custody.kept_by_law'
    ? `Refused: ${error.source || 'a law'} keeps it ${error.until ? `until ${error.until}` : 'until two people lift its hold'}. It is shredded then by itself.`
    : sentences[error.code];
/** The value, or the refusal in words. */
export function must<T>(result: Result<T, CustodyError>): T {
  if (!result.ok) throw new Refusal(sentenceOf(result.error));
  return result.value;
}
/** An id given on the command line, of the kind it should be. */
export function named<K extends Kind>(kind: K, given: string | undefined, what: string): Id<K> {
  if (!isId(kind, given))
    throw new Refusal(given === undefined ? `Which ${what}? It is missing.\n\n${usage}` : `“${given}” is no ${what}.`);
  return given;
}
/** A ground given on the command line. */
export function oneOf<T extends string>(list: readonly T[], given: string | undefined): T {
  const found = list.find((one) => one === given);
  if (!found) throw new Refusal(`Say on which ground: --ground is one of ${list.join(', ')}.`);
  return found;
}

const files: Readonly<Record<string, string>> = {
  EEXIST: 'is there already: nothing is written over. Name another with --out',
  ENOENT: 'cannot be written: its folder does not exist',
  EACCES: 'cannot be written: permission denied',
  EPERM: 'cannot be written: permission denied',
  EROFS: 'cannot be written: the disk is read-only',
};
/** A file that cannot be opened for writing, in words; anything else as it is. */
export function asRefusal(error: unknown, file: string): unknown {
  const why = error instanceof Error && 'code' in error ? files[String(error.code)] : undefined;
  return why ? new Refusal(`${file} ${why}. Nothing was read, and the approval is not spent.`) : error;
}
