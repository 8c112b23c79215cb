export const deskAddress = '/practitioner/settings/gdpr/requests';
export const requestAddress = (id: string) => `${deskAddress}/${id}`;
export const ownRightsAddress = '/patient/rights';
