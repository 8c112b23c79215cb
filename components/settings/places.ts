/** The pages of the settings, in the order of the way to a first bookable time. */
export const settingsPlaces = [
  ...(['profile', 'site', 'resources', 'visitReasons', 'openingHours', 'holidays', 'absences'] as const),
  ...(['bookingRules', 'sharing', 'members', 'import', 'feeds', 'subscription', 'gdpr'] as const),
] as const;
export type SettingsPlace = (typeof settingsPlaces)[number];

export const settingsPath = '/practitioner/settings';
export const addressOf: { readonly [P in SettingsPlace]: string } = {
  profile: `${settingsPath}/profile`,
  site: `${settingsPath}/site`,
  resources: `${settingsPath}/resources`,
  visitReasons: `${settingsPath}/visit-reasons`,
  openingHours: `${settingsPath}/opening-hours`,
  holidays: `${settingsPath}/holidays`,
  absences: `${settingsPath}/absences`,
  bookingRules: `${settingsPath}/booking-rules`,
  sharing: `${settingsPath}/sharing`,
  members: `${settingsPath}/members`,
  import: `${settingsPath}/import`,
  feeds: `${settingsPath}/feeds`,
  subscription: `${settingsPath}/subscription`,
  gdpr: `${settingsPath}/gdpr`,
};

/** Where an archived file is asked for and read. */
export const archivePath = `${addressOf.gdpr}/archive`;

/** An address of the settings for one practitioner's agenda. */
export const forPractitioner = (path: string, practitionerId: string, more: Readonly<Record<string, string>> = {}) =>
  `${path}?${new URLSearchParams({ practitioner: practitionerId, ...more })}`;
