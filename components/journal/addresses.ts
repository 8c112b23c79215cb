export const journalAddress = '/practitioner/settings/gdpr/journal';
