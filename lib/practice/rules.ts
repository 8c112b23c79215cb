/** Addresses that mean something else, or could pass for Prati's own. */
const reservedSlugs: ReadonlySet<string> = new Set(
  `admin administrator administration account accueil agenda aide annuaire api app assistant auth book booking cabinet compte connexion contact
  dashboard demo dev directory docs doctor doctors en fr de health help home info invitation konto legal login logout mail manage me mentions
  moderation new nouveau null official patient patients practice praticien practitioner praxis prati profile register root security settings
  sign-in sign-out sign-up signin signup staff status support system team test undefined user users webmaster www`.split(/\s+/),
);

const longest = 50;

/** The public address a name suggests: "Éloïse Dupré-Martin" → "eloise-dupre-martin". Never empty, reserved or longer than 50 characters. */
export function slugFor(givenName: string, familyName: string): string {
  const slug = `${givenName} ${familyName}`
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  if (slug.length < 3 || reservedSlugs.has(slug)) return slug ? `cabinet-${slug}` : 'cabinet';
  return slug;
}

/** The n-th wish for an address: the name itself, then with a number. */
export const numbered = (slug: string, n: number) => (n === 1 ? slug : `${slug}-${n}`);
