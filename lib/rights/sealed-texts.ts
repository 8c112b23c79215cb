import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { PatientSealer, Sealer } from '@/lib/platform/keyring';
import type { RequestRow, SealedTexts } from './requests/data';
import type { Requester, RequestTexts } from './schema';

export type TextField = 'requester' | 'wishes' | 'answer' | 'extension';
const place = (field: TextField, row: string) => ({ table: 'rights_request', column: `${field}_sealed`, row });
const columnOf = {
  requester: 'requesterSealed',
  wishes: 'wishesSealed',
  answer: 'answerSealed',
  extension: 'extensionSealed',
} as const satisfies Record<TextField, keyof SealedTexts>;

/** Of the patient once known, so that erasing the person erases the text; else of the practice. Undefined for a patient without a key. */
export async function sealerOf(tx: InPractice, patientId: Id<'patient'> | null): Promise<PatientSealer | undefined> {
  const { keyring, db, actor } = tx;
  if (patientId === null) return keyring.practiceSealer(db, actor.practiceId);
  return (await keyring.patientSealers(db, actor.practiceId, [patientId])).get(patientId);
}

export const sealText = (sealer: Sealer, id: Id<'rightsRequest'>, field: TextField, text: string): string | null =>
  text === '' ? null : sealer.seal(text, place(field, id));

const read = (sealer: Sealer, row: Pick<RequestRow, 'id'> & SealedTexts, field: TextField): string => {
  const sealed = row[columnOf[field]];
  return sealed === null ? '' : sealer.open(sealed, place(field, row.id));
};

export function openTexts(sealer: PatientSealer | undefined, row: RequestRow): RequestTexts {
  if (!sealer || sealer === 'destroyed') return 'erased';
  return { wishes: read(sealer, row, 'wishes'), answer: read(sealer, row, 'answer'), extension: read(sealer, row, 'extension') };
}

export function openRequester(sealer: PatientSealer | undefined, row: RequestRow): Requester | null {
  if (!sealer || sealer === 'destroyed') return null;
  const text = read(sealer, row, 'requester');
  return text === '' ? null : (JSON.parse(text) as Requester);
}

/** All of a request's texts, moved from one key to another: the person was identified. */
export function sealAnew(from: Sealer, to: Sealer, row: RequestRow): SealedTexts {
  const again = (field: TextField) => sealText(to, row.id, field, read(from, row, field));
  return {
    requesterSealed: again('requester'),
    wishesSealed: again('wishes'),
    answerSealed: again('answer'),
    extensionSealed: again('extension'),
  };
}
