import type { Id } from '@/lib/core/id';
import type { PatientSealer, Sealer } from '@/lib/platform/keyring';
import type { Sex } from './rules';
import type { Death, PatientAddress, PatientDetails, PatientIdentity } from './schema';

/** The columns that say who a patient is, each under the patient's own key and bound to its column and row. */
export const sealedColumns = {
  familyName: 'family_name_sealed',
  givenName: 'given_name_sealed',
  birthDate: 'birth_date_sealed',
  phone: 'phone_sealed',
  email: 'email_sealed',
  birthName: 'birth_name_sealed',
  sex: 'sex_sealed',
  address: 'address_sealed',
  deceasedOn: 'deceased_on_sealed',
} as const;
export type SealedField = keyof typeof sealedColumns;

type Sealed = { readonly [F in SealedField as `${F}Sealed`]: string | null };
type SealedIdentity = Omit<Sealed, 'sexSealed' | 'addressSealed' | 'deceasedOnSealed'>;
export type IdentityRow = SealedIdentity & { id: string; erasedAt: Date | null };

export const place = (field: SealedField, row: string) => ({ table: 'patient', column: sealedColumns[field], row });

export const sealIdentity = (
  sealer: Sealer,
  id: Id<'patient'>,
  { familyName, givenName, birthDate, phone, email, birthName }: PatientIdentity,
): SealedIdentity => ({
  familyNameSealed: sealer.seal(familyName, place('familyName', id)),
  givenNameSealed: sealer.seal(givenName, place('givenName', id)),
  birthDateSealed: sealer.seal(birthDate, place('birthDate', id)),
  phoneSealed: phone === null ? null : sealer.seal(phone, place('phone', id)),
  emailSealed: email === null ? null : sealer.seal(email, place('email', id)),
  birthNameSealed: birthName === undefined ? null : sealer.seal(birthName, place('birthName', id)),
});

export const sealDetails = (sealer: Sealer, id: Id<'patient'>, { birthName, sex, address }: PatientDetails) => ({
  birthNameSealed: birthName === null ? null : sealer.seal(birthName, place('birthName', id)),
  sexSealed: sex === null ? null : sealer.seal(sex, place('sex', id)),
  addressSealed: address === null ? null : sealer.seal(JSON.stringify(address), place('address', id)),
});

/** `erased` when the file was, or when its key is gone. */
export const openIdentity = (row: IdentityRow, sealer: PatientSealer | undefined): PatientIdentity | 'erased' => {
  const { id, familyNameSealed, givenNameSealed, birthDateSealed, phoneSealed, emailSealed, birthNameSealed } = row;
  if (row.erasedAt !== null || sealer === 'destroyed') return 'erased';
  if (!sealer || familyNameSealed === null || givenNameSealed === null || birthDateSealed === null)
    throw new Error(`${id} is not erased, yet has no key or no identity`);
  return {
    familyName: sealer.open(familyNameSealed, place('familyName', id)),
    givenName: sealer.open(givenNameSealed, place('givenName', id)),
    birthDate: sealer.open(birthDateSealed, place('birthDate', id)),
    phone: phoneSealed === null ? null : sealer.open(phoneSealed, place('phone', id)),
    email: emailSealed === null ? null : sealer.open(emailSealed, place('email', id)),
    ...(birthNameSealed === null ? {} : { birthName: sealer.open(birthNameSealed, place('birthName', id)) }),
  };
};

type DeathRow = { id: string; deceasedOnSealed: string | null; deceasedNotedAt: Date | null; deceasedNotedBy: string | null };
/** The death as noted; null where none is, or once the key is gone. */
export const openDeath = (row: DeathRow, sealer: PatientSealer | undefined): Death | null =>
  row.deceasedOnSealed && row.deceasedNotedAt && sealer && sealer !== 'destroyed'
    ? {
        on: sealer.open(row.deceasedOnSealed, place('deceasedOn', row.id)),
        ...{ notedAt: row.deceasedNotedAt, notedBy: row.deceasedNotedBy as Id<'member'> | null },
      }
    : null;

/** What the file says besides the identity; nothing where it was never given. */
export const openDetails = (
  row: { id: string } & Pick<Sealed, 'birthNameSealed' | 'sexSealed' | 'addressSealed'>,
  sealer: PatientSealer | undefined,
): PatientDetails => {
  const read = (field: 'birthName' | 'sex' | 'address', sealed: string | null) =>
    sealed === null || !sealer || sealer === 'destroyed' ? null : sealer.open(sealed, place(field, row.id));
  const address = read('address', row.addressSealed);
  return {
    birthName: read('birthName', row.birthNameSealed),
    sex: read('sex', row.sexSealed) as Sex | null,
    address: address === null ? null : (JSON.parse(address) as PatientAddress),
  };
};
