export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-15', 'windows-1250', 'macintosh'] as const;
export type Encoding = (typeof encodings)[number];
export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** What a column of a patient list can be. `otherPhone` is taken where `phone` is empty. */
const patientTargets = [
  'familyName',
  'givenName',
  'birthDate',
  'birthName',
  'sex',
  'phone',
  'otherPhone',
  'email',
  'street',
  'postcode',
  'city',
  'doorCode',
] as const;
/** What a column of a list of visits can be. The start may say the date too; `patientName` holds both names. */
const visitTargets = [
  'date',
  'start',
  'end',
  'duration',
  'practitioner',
  'reason',
  'visitStatus',
  'patientName',
  'familyName',
  'givenName',
  'birthDate',
  'phone',
  'otherPhone',
  'email',
] as const;
export type Target = (typeof patientTargets)[number] | (typeof visitTargets)[number];
/** What a list holds. */
export type ListKind = 'patients' | 'visits';
export const targetsOf: Readonly<Record<ListKind, readonly Target[]>> = { patients: patientTargets, visits: visitTargets };

/** Of each group one column at least must be there: without it nobody can be told from somebody else, or no time found. */
export const neededOf: Readonly<Record<ListKind, readonly (readonly Target[])[]>> = {
  patients: [['familyName'], ['givenName'], ['birthDate']],
  visits: [
    ['date', 'start'],
    ['familyName', 'patientName'],
  ],
};
