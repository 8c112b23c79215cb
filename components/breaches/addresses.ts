export const breachesAddress = '/practitioner/settings/gdpr/breaches';
export const breachAddress = (id: string) => `${breachesAddress}/${id}`;
