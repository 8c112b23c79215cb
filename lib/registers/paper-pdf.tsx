import type { ReactElement } from 'react';
import type { Block, Facts as FactRows, Paper } from './schema';

type Kit = typeof import('@react-pdf/renderer');

const ink = '#1d2b2e';
const quiet = '#51605f';
const line = '#d9dbd3';
const pine = '#0d5c55';

/** The built-in face knows Western European letters only; the narrow space is not among them, other letters lose their accents. */
const known =
  /[\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;
export const printable = (text: string) =>
  [...text.replaceAll('\u202f', '\u00a0')]
    .map((letter) => (known.test(letter) ? letter : (letter.normalize('NFD')[0] ?? '')))
    .map((letter) => (known.test(letter) ? letter : '?'))
    .join('');

/** One document as a PDF, A4, page numbers, text that can be selected and searched. The kit is loaded when the first is made. */
export async function renderPdf(paper: Paper): Promise<Buffer> {
  const kit = await import('@react-pdf/renderer');
  return kit.renderToBuffer(document(kit, paper));
}

function document({ Document, Page, Text, View, ...kit }: Kit, paper: Paper): ReactElement<import('@react-pdf/renderer').DocumentProps> {
  const say = printable;
  const blocks = { Text, View, ...kit } as Kit;
  return (
    <Document title={say(paper.title)} author="Prati" creator="Prati" producer="Prati" language={paper.locale}>
      <Page size="A4" style={{ padding: '18mm 18mm 20mm', fontFamily: 'Helvetica', fontSize: 9.5, lineHeight: 1.4, color: ink }}>
        <Text style={{ fontFamily: 'Helvetica-Bold', fontSize: 18, lineHeight: 1.25 }}>{say(paper.title)}</Text>
        <Text style={{ marginTop: 6, color: quiet }}>{say(paper.lead)}</Text>
        <View style={{ marginTop: 10, paddingTop: 8, paddingBottom: 4, borderTop: `1pt solid ${line}`, borderBottom: `1pt solid ${line}` }}>
          <Facts kit={blocks} rows={paper.facts} />
        </View>
        {paper.parts.map((part) => (
          <View key={part.id} style={{ marginTop: 14 }}>
            <Text
              minPresenceAhead={48}
              style={{ fontFamily: 'Helvetica-Bold', fontSize: 12, lineHeight: 1.3, marginBottom: 4, color: pine }}
            >
              {say(part.title)}
            </Text>
            {part.blocks.map((block, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn once
              <View key={place} style={{ marginBottom: 5 }}>
                {drawn(blocks, block)}
              </View>
            ))}
          </View>
        ))}
        <Text
          fixed
          style={{ position: 'absolute', bottom: '10mm', left: '18mm', right: '18mm', fontSize: 8, color: quiet, textAlign: 'right' }}
          render={({ pageNumber, totalPages }) => `${say(paper.title)}  ·  ${pageNumber} / ${totalPages}`}
        />
      </Page>
    </Document>
  );
}

function Facts({ kit: { Text, View }, rows }: { kit: Kit; rows: FactRows }) {
  return rows.map(({ label, lines }) => (
    <View key={label} style={{ flexDirection: 'row', marginBottom: 3 }}>
      <Text style={{ width: '28%', paddingRight: 8, fontFamily: 'Helvetica-Bold' }}>{printable(label)}</Text>
      <View style={{ width: '72%' }}>
        {lines.map((one) => (
          <Text key={one}>{printable(one)}</Text>
        ))}
      </View>
    </View>
  ));
}

function drawn(kit: Kit, block: Block): ReactElement {
  const { Text, View } = kit;
  switch (block.kind) {
    case 'text':
      return <Text>{printable(block.text)}</Text>;
    case 'list':
    case 'links': {
      const items = block.kind === 'list' ? block.items : block.items.map(({ text, href }) => `${text} (${href})`);
      return (
        <View>
          {items.map((item) => (
            <Text key={item} style={{ paddingLeft: 10, textIndent: -8, marginBottom: 1 }}>{`•  ${printable(item)}`}</Text>
          ))}
        </View>
      );
    }
    case 'facts':
      return (
        <View>
          <Facts kit={kit} rows={block.rows} />
        </View>
      );
    case 'fill':
      return (
        <View wrap={false} style={{ marginTop: 2 }}>
          <Text style={{ fontFamily: 'Helvetica-Bold' }}>{printable(block.label)}</Text>
          {Array.from({ length: block.lines }, (_, place) => place).map((place) => (
            <View key={place} style={{ height: 18, borderBottom: `0.7pt solid ${quiet}` }} />
          ))}
        </View>
      );
    case 'table':
      return <Grid kit={kit} head={block.head} rows={block.rows} />;
  }
}

function Grid({ kit: { Text, View }, head, rows }: { kit: Kit; head: readonly string[]; rows: readonly (readonly string[])[] }) {
  const width = `${100 / head.length}%`;
  const cell = { width, paddingRight: 6, fontSize: 8.5 } as const;
  return (
    <View>
      <View style={{ flexDirection: 'row', borderBottom: `1pt solid ${quiet}`, paddingBottom: 2 }}>
        {head.map((word) => (
          <Text key={word} style={{ ...cell, fontFamily: 'Helvetica-Bold' }}>
            {printable(word)}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <View key={row.join('|')} wrap={false} style={{ flexDirection: 'row', borderBottom: `0.5pt solid ${line}`, paddingVertical: 3 }}>
          {row.map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
            <Text key={place} style={cell}>
              {printable(word)}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}
