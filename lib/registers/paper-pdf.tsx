import type { ReactElement } from 'react';
import { type Face, loadFace } from '@/lib/platform/pdf-face';
import { columnWidths } from './column-widths';
import type { Block, Facts as FactRows, Paper } from './schema';

type Kit = typeof import('@react-pdf/renderer');
type Drawn = { readonly kit: Kit; readonly say: Face['say'] };

const ink = '#1d2b2e';
const quiet = '#51605f';
const line = '#d9dbd3';
const pine = '#0d5c55';
const strong = { fontWeight: 600 } as const;
/** Above so many letters a row may be higher than a whole page: it runs over. Any other stays whole, since the kit squeezes the lines of one it cuts. */
const tallRow = 1600;

/** One document as a PDF, A4, page numbers, text that can be selected and searched. The kit is loaded when the first is made. */
export async function renderPdf(paper: Paper): Promise<Buffer> {
  const kit = await import('@react-pdf/renderer');
  return kit.renderToBuffer(document(kit, await loadFace(kit), paper));
}

function document(kit: Kit, { family, say }: Face, paper: Paper): ReactElement<import('@react-pdf/renderer').DocumentProps> {
  const { Document, Page, Text, View } = kit;
  const drawn = { kit, say };
  return (
    <Document title={paper.title} author="Prati" creator="Prati" producer="Prati" language={paper.locale}>
      <Page size="A4" style={{ padding: '18mm 18mm 22mm', fontFamily: family, fontSize: 10, lineHeight: 1.35, color: ink }}>
        <Text style={{ ...strong, fontSize: 18, lineHeight: 1.25 }}>{say(paper.title)}</Text>
        <Text style={{ marginTop: 6, color: quiet }}>{say(paper.lead)}</Text>
        {paper.facts.length > 0 ? (
          <View
            style={{ marginTop: 10, paddingTop: 8, paddingBottom: 4, borderTop: `1pt solid ${line}`, borderBottom: `1pt solid ${line}` }}
          >
            <Facts {...drawn} rows={paper.facts} />
          </View>
        ) : null}
        {paper.parts.map((part) => (
          <View key={part.id} style={{ flexShrink: 0, marginTop: 14 }}>
            {part.title ? (
              <Text minPresenceAhead={60} style={{ ...strong, fontSize: 12.5, lineHeight: 1.3, marginBottom: 4, color: pine }}>
                {say(part.title)}
              </Text>
            ) : null}
            {part.blocks.map((block, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn once
              <View key={place} style={{ flexShrink: 0, marginBottom: 5 }}>
                {blockOf(drawn, block)}
              </View>
            ))}
          </View>
        ))}
        <View
          fixed
          style={{
            position: 'absolute',
            top: 803,
            left: 51,
            right: 51,
            flexDirection: 'row',
            justifyContent: 'space-between',
            fontSize: 8,
            color: quiet,
          }}
        >
          <Text style={{ flexShrink: 1, paddingRight: 12 }}>{say(paper.title)}</Text>
          <Text style={{ width: 60, textAlign: 'right' }} render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`} />
        </View>
      </Page>
    </Document>
  );
}

function Facts({ kit: { Text, View }, say, rows }: Drawn & { rows: FactRows }) {
  return rows.map(({ label, lines }) => (
    // A label never stays behind without its first line; a long list runs over the page.
    <View key={label} wrap={lines.join('').length > tallRow} style={{ flexDirection: 'row', flexShrink: 0, marginBottom: 3 }}>
      <Text style={{ ...strong, width: '28%', paddingRight: 8 }}>{say(label)}</Text>
      <View style={{ width: '72%', flexShrink: 0 }}>
        {lines.map((one) => (
          <Text key={one} style={{ flexShrink: 0 }}>
            {say(one)}
          </Text>
        ))}
      </View>
    </View>
  ));
}

function blockOf(drawn: Drawn, block: Block): ReactElement {
  const { Text, View } = drawn.kit;
  switch (block.kind) {
    case 'text':
      return <Text>{drawn.say(block.text)}</Text>;
    case 'list':
      return <List {...drawn} items={block.items} />;
    case 'links':
      return <List {...drawn} items={block.items.map(({ text, href }) => `${text} (${href})`)} />;
    case 'facts':
      return (
        <View>
          <Facts {...drawn} rows={block.rows} />
        </View>
      );
    case 'fill':
      return (
        <View wrap={false} style={{ marginTop: 2 }}>
          <Text style={strong}>{drawn.say(block.label)}</Text>
          {Array.from({ length: block.lines }, (_, place) => place).map((place) => (
            <View key={place} style={{ height: 20, borderBottom: `0.7pt solid ${quiet}` }} />
          ))}
        </View>
      );
    case 'table':
      return <Grid {...drawn} head={block.head} rows={block.rows} />;
  }
}

function List({ kit: { Text, View }, say, items }: Drawn & { items: readonly string[] }) {
  return (
    <View>
      {items.map((item) => (
        <View key={item} style={{ flexDirection: 'row', marginBottom: 1 }}>
          <Text style={{ width: 10 }}>•</Text>
          <Text style={{ flex: 1 }}>{say(item)}</Text>
        </View>
      ))}
    </View>
  );
}

function Grid({ kit: { Text, View }, say, head, rows }: Drawn & { head: readonly string[]; rows: readonly (readonly string[])[] }) {
  const widths = columnWidths([head, ...rows]);
  const cell = (place: number) => ({ width: `${widths[place] ?? 0}%`, paddingRight: 6, fontSize: 8.5 });
  return (
    <View>
      {/* Said again at the top of every page the table runs over. */}
      <View fixed style={{ flexDirection: 'row', alignItems: 'flex-end', borderBottom: `1pt solid ${quiet}`, paddingBottom: 2 }}>
        {head.map((word, place) => (
          <Text key={word} style={{ ...cell(place), ...strong }}>
            {say(word)}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <View
          key={row.join('|')}
          wrap={row.some(({ length }) => length > tallRow)}
          style={{ flexDirection: 'row', borderBottom: `0.5pt solid ${line}`, paddingVertical: 3 }}
        >
          {row.map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
            <Text key={place} style={cell(place)}>
              {say(word)}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}
