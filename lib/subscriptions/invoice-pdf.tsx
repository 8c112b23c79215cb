import type { Locale } from '@/lib/core/locale';
import { loadFace } from '@/lib/platform/pdf-face';
import { invoiceWords } from './invoice-words';
import type { Invoice } from './invoices/data';
import { cabinet } from './plans';

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };

/** An invoice or credit note as A4. The renderer is heavy, so it is fetched when the first one is printed. */
export async function invoicePdf(invoice: Invoice): Promise<Buffer> {
  const kit = await import('@react-pdf/renderer');
  const { Document, Page, StyleSheet, Text, View, renderToBuffer } = kit;
  const { family, say } = await loadFace(kit);
  const { locale, seller, billedTo, lines } = invoice;
  const words = invoiceWords(locale);
  const amount = (minor: number) => say(new Intl.NumberFormat(tags[locale], { style: 'currency', currency: 'EUR' }).format(minor / 100));
  const day = (at: Date) => new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(at);
  const isCredit = invoice.kind === 'credit_note';
  const isDemo = seller.siren === null;
  const styles = StyleSheet.create({
    page: { padding: '18mm 18mm 22mm', fontSize: 10.5, fontFamily: family, lineHeight: 1.35, color: '#1d2b2e' },
    row: { flexDirection: 'row', justifyContent: 'space-between' },
    title: { fontSize: 18, lineHeight: 1.25, fontWeight: 600, marginBottom: 4 },
    strong: { fontWeight: 600 },
    block: { marginTop: 24 },
    line: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: '#d9dbd3', paddingVertical: 6 },
    wide: { flexGrow: 1, flexBasis: 0, paddingRight: 8 },
    figure: { width: 76, textAlign: 'right' },
    unit: { width: 104, textAlign: 'right' },
    small: { fontSize: 8.5, color: '#51605f' },
    foot: { position: 'absolute', top: 803, left: 51, right: 51 },
  });
  const party = (label: string | null, name: string, address: readonly string[], numbers: readonly (string | null)[]) => (
    <View style={{ width: 220 }}>
      {label ? <Text style={styles.small}>{say(label)}</Text> : null}
      <Text style={styles.strong}>{say(name)}</Text>
      {[...address, ...numbers].filter(Boolean).map((line) => (
        <Text key={line}>{say(line ?? '')}</Text>
      ))}
    </View>
  );
  const sum = (label: string, value: string, strong = false) => (
    <View style={[styles.row, strong ? styles.strong : {}, { width: 240, alignSelf: 'flex-end', paddingVertical: 2 }]}>
      <Text>{say(label)}</Text>
      <Text>{value}</Text>
    </View>
  );
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(billedTo.country) ?? billedTo.country;
  return renderToBuffer(
    <Document
      title={`${words(isCredit ? 'creditNote' : 'invoice')} ${invoice.number}`}
      author={seller.name}
      creator="Prati"
      producer="Prati"
      language={locale}
    >
      <Page size="A4" style={styles.page}>
        <View style={styles.row}>
          {party(null, seller.name, seller.address, [
            seller.siren && `${words('siren')} ${seller.siren}`,
            seller.vatNumber && `${words('vatNumber')} ${seller.vatNumber}`,
          ])}
          {party(
            words('billedTo'),
            billedTo.name,
            [billedTo.street, `${billedTo.postcode} ${billedTo.city}`, country],
            [billedTo.vatNumber ? `${words('vatNumber')} ${billedTo.vatNumber}` : null],
          )}
        </View>
        <View style={styles.block}>
          <Text style={styles.title}>{`${words(isCredit ? 'creditNote' : 'invoice')} ${invoice.number}`}</Text>
          {isDemo ? <Text style={styles.strong}>{words('demo')}</Text> : null}
          {invoice.correctsNumber ? <Text>{words('corrects', { number: invoice.correctsNumber })}</Text> : null}
          <Text>{`${words('issued')} ${day(invoice.issuedAt)}`}</Text>
          {invoice.periodStart && invoice.periodEnd ? (
            <Text>{words('period', { from: day(invoice.periodStart), to: day(invoice.periodEnd) })}</Text>
          ) : null}
        </View>
        <View style={styles.block}>
          <View style={[styles.line, styles.strong]}>
            <Text style={styles.wide}>{words('what')}</Text>
            <Text style={styles.figure}>{words('quantity')}</Text>
            <Text style={styles.unit}>{words('unit')}</Text>
            <Text style={styles.figure}>{words('net')}</Text>
          </View>
          {lines.map(({ plan, cycle, quantity, unitMinor, netMinor }) => (
            <View key={`${plan} ${cycle}`} style={styles.line}>
              <Text style={styles.wide}>{words(`plan.${cycle}`, { plan: cabinet.name })}</Text>
              <Text style={styles.figure}>{quantity}</Text>
              <Text style={styles.unit}>{amount(unitMinor)}</Text>
              <Text style={styles.figure}>{amount(netMinor)}</Text>
            </View>
          ))}
        </View>
        <View style={styles.block}>
          {sum(words('net'), amount(invoice.netMinor))}
          {sum(words('vat', { rate: String(invoice.vatRate / 100) }), amount(invoice.vatMinor))}
          {sum(words('total'), amount(invoice.totalMinor), true)}
        </View>
        <View style={styles.block}>
          {invoice.tax === 'domestic' ? null : <Text>{say(words(`tax.${invoice.tax}`))}</Text>}
          <Text>{say(isCredit ? words('returned') : words('paid', { date: day(invoice.issuedAt) }))}</Text>
          {isCredit ? null : <Text style={[styles.small, { marginTop: 8 }]}>{say(words('late'))}</Text>}
        </View>
        <View fixed style={[styles.row, styles.small, styles.foot]}>
          <Text>{invoice.number}</Text>
          <Text style={styles.figure} render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`} />
        </View>
      </Page>
    </Document>,
  );
}
