export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-15', 'windows-1250', 'macintosh'] as const;
export type Encoding = (typeof encodings)[number];
export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** What a column of a patient list can be. `otherPhone` is taken where `phone` is empty. */
export const targets = [
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
export type Target = (typeof targets)[number];
/** Without these three nobody can be told from somebody else. */
export const neededTargets = ['familyName', 'givenName', 'birthDate'] as const satisfies readonly Target[];
