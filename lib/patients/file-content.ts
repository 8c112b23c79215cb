import type { PatientDetails, PatientIdentity } from './schema';

/** What a file says of a person, for its fingerprint. */
export const fileContent = (
  { familyName, givenName, birthDate, phone, email }: PatientIdentity,
  { birthName, sex, address }: PatientDetails,
) =>
  ({ familyName, givenName, birthDate, phone, email, birthName, sex, address }) satisfies Record<
    keyof PatientIdentity | keyof PatientDetails,
    unknown
  >;
