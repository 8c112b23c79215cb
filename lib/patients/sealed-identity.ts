import type { Id } from '@/lib/core/id';
import type { PatientSealer, Sealer } from '@/lib/platform/keyring';
import type { PatientIdentity } from './schema';

type Sealed = {
  familyNameSealed: string | null;
  givenNameSealed: string | null;
  birthDateSealed: string | null;
  phoneSealed: string | null;
  emailSealed: string | null;
};
export type IdentityRow = Sealed & { id: string; erasedAt: Date | null };

const place = (column: keyof typeof sealedColumns, row: string) => ({ table: 'patient', column: sealedColumns[column], row });
const sealedColumns = {
  familyName: 'family_name_sealed',
  givenName: 'given_name_sealed',
  birthDate: 'birth_date_sealed',
  phone: 'phone_sealed',
  email: 'email_sealed',
} as const;

/** Each field under the patient's own key, bound to its column and row. */
export const sealIdentity = (
  sealer: Sealer,
  id: Id<'patient'>,
  { familyName, givenName, birthDate, phone, email }: PatientIdentity,
): Sealed => ({
  familyNameSealed: sealer.seal(familyName, place('familyName', id)),
  givenNameSealed: sealer.seal(givenName, place('givenName', id)),
  birthDateSealed: sealer.seal(birthDate, place('birthDate', id)),
  phoneSealed: phone === null ? null : sealer.seal(phone, place('phone', id)),
  emailSealed: email === null ? null : sealer.seal(email, place('email', id)),
});

/** `erased` when the file was, or when its key is gone. */
export const openIdentity = (row: IdentityRow, sealer: PatientSealer | undefined): PatientIdentity | 'erased' => {
  const { id, familyNameSealed, givenNameSealed, birthDateSealed, phoneSealed, emailSealed } = row;
  if (row.erasedAt !== null || sealer === 'destroyed') return 'erased';
  if (!sealer || familyNameSealed === null || givenNameSealed === null || birthDateSealed === null)
    throw new Error(`${id} is not erased, yet has no key or no identity`);
  return {
    familyName: sealer.open(familyNameSealed, place('familyName', id)),
    givenName: sealer.open(givenNameSealed, place('givenName', id)),
    birthDate: sealer.open(birthDateSealed, place('birthDate', id)),
    phone: phoneSealed === null ? null : sealer.open(phoneSealed, place('phone', id)),
    email: emailSealed === null ? null : sealer.open(emailSealed, place('email', id)),
  };
};
