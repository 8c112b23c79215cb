import { expect, test } from 'vitest';
import { readPdf } from '@/test/read-pdf';
import { loadFace } from './pdf-face';

/** Names as practices meet them: beyond Western Europe, and beyond Latin. */
const names = [
  ...['Łukasz Wójcik', 'Çağla Öztürk', 'Ștefan Țepeș', 'Dvořák', 'Nguyễn Thị', 'Þórður Ægisson', 'Őry Żuraw'],
  ...['Παπαδόπουλος', 'Достоевский', 'Їжакевич', 'כהן'],
];
const drawn = async (lines: readonly string[], fontWeight: 400 | 600) => {
  const kit = await import('@react-pdf/renderer');
  const { family, say } = await loadFace(kit);
  const { Document, Page, Text } = kit;
  return kit.renderToBuffer(
    <Document>
      <Page size="A4" style={{ fontFamily: family, fontWeight }}>
        {lines.map((line) => (
          <Text key={line}>{say(line)}</Text>
        ))}
      </Page>
    </Document>,
  );
};
const letters = (text: string) => [...text].sort().join('');

test.each([400, 600] as const)('every letter of a name is on the paper, and can be found and copied (%i)', async (weight) => {
  for (const name of names) {
    const [page = ''] = readPdf(await drawn([name], weight));
    expect(letters(page), name).toBe(letters(name));
  }
});

test('a letter drawn as a part of another in one document is not lost to the next', async () => {
  await drawn(['É'], 600);
  expect(readPdf(await drawn(['Einzelpreis'], 600))).toEqual(['Einzelpreis']);
});

test('what no file has becomes a question mark, and a narrow space a plain one', async () => {
  const { say } = await loadFace(await import('@react-pdf/renderer'));
  expect(say('œuvre\u202f: Łódź 漢 « été »')).toBe('œuvre\u00a0: Łódź ? « été »');
});
