/** Words as the directory compares them: no accents, no case, ligatures and separators opened. */
const searchable = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A visit reason's words as an address may say them: "Première visite" is premiere-visite. */
export const asAddress = (label: string) => searchable(label).replaceAll(' ', '-');

/** Every typed word begins some word of the text: "kine lyo" finds "Kinésithérapie · Lyon". */
export const matchesWords = (haystack: string, query: string) => {
  const words = searchable(haystack).split(' ');
  return searchable(query)
    .split(' ')
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
};
