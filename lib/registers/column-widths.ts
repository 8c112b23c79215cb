/** A column is never narrower than its longest word up to this many letters, and weighs no more than a paragraph of that length. */
const [word, paragraph] = [22, 160];

/** How wide each column of a printed table is, in percent: by its longest word and by how much it says. */
export function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const weights = (rows[0] ?? []).map((_, place) => {
    const cells = rows.map((row) => row[place] ?? '');
    const longestWord = Math.max(...cells.flatMap((cell) => cell.split(/\s+/u).map(({ length }) => length)));
    const most = Math.max(...cells.map(({ length }) => length));
    return Math.max(Math.min(longestWord, word) + 2, Math.sqrt(Math.min(most, paragraph)) * 2);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (100 * weight) / sum);
}
