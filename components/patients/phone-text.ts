/** A number as it is read out: French ones in pairs behind the trunk zero, others in groups of three behind the plus. */
export const phoneText = (e164: string): string => {
  const french = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(e164);
  const nbsp = '\u00A0';
  if (french) return `0${french.slice(1).join(nbsp)}`;
  return e164.replace(/^(\+\d{2})(\d+)$/, (_, country: string, rest: string) => [country, ...(rest.match(/\d{1,3}/g) ?? [])].join(nbsp));
};
