import { Body, Button, Container, Head, Heading, Html, Link, Preview, render, Section, Text } from 'react-email';
import type { Letter } from './letter';

/** The light tokens of the look, as mail readers need them: no variables, no oklch. */
const colour = {
  paper: '#fbfaf5',
  surface: '#fffefd',
  line: '#e0ded7',
  ink: '#182529',
  ink2: '#445357',
  pine: '#01635d',
  pineSoft: '#dcf2ee',
};
const fonts = "'Source Sans 3', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const text = { color: colour.ink, fontSize: '17px', lineHeight: '26px', margin: '0 0 16px' };
const small = { color: colour.ink2, fontSize: '14px', lineHeight: '20px', margin: '0 0 12px' };

/** "9 h 15" and "9:15 Uhr" stay on one line. */
const whole = (sentence: string) => sentence.replace(/(\d) (h) (\d)/g, '$1\u00a0$2\u00a0$3').replace(/(\d) (Uhr)/g, '$1\u00a0$2');

function Code({ children }: { children: string }) {
  return (
    <Section style={{ backgroundColor: colour.pineSoft, borderRadius: '8px', margin: '0 0 16px', padding: '16px', textAlign: 'center' }}>
      <Text style={{ ...text, fontSize: '32px', fontWeight: 600, letterSpacing: '6px', lineHeight: '40px', margin: '0' }}>{children}</Text>
    </Section>
  );
}

function Details({ details }: Pick<Letter, 'details'>) {
  return (
    <Section style={{ borderLeft: `3px solid ${colour.pine}`, margin: '0 0 20px', padding: '2px 0 2px 16px' }}>
      {details.map(({ label, lines }) => (
        <Text key={label} style={{ ...text, margin: '0 0 8px' }}>
          <span style={{ color: colour.ink2, display: 'block', fontSize: '14px', lineHeight: '20px' }}>{label}</span>
          {lines.map((line) => (
            <span key={line} style={{ display: 'block' }}>
              {whole(line)}
            </span>
          ))}
        </Text>
      ))}
    </Section>
  );
}

function Action({ label, url, otherwise }: NonNullable<Letter['action']>) {
  return (
    <>
      <Button
        href={url}
        style={{
          backgroundColor: colour.pine,
          borderRadius: '8px',
          color: colour.surface,
          fontSize: '17px',
          fontWeight: 600,
          padding: '13px 22px',
        }}
      >
        {label}
      </Button>
      <Text style={{ ...small, margin: '16px 0' }}>
        {otherwise}
        <br />
        <Link href={url} style={{ color: colour.pine, textDecoration: 'underline', wordBreak: 'break-all' }}>
          {url}
        </Link>
      </Text>
    </>
  );
}

const WayOut = ({ ask, label, url }: NonNullable<Letter['notMe']>) => (
  <Text style={{ ...small, fontSize: '13px', margin: '0 4px 12px' }}>
    {ask}{' '}
    <Link href={url} style={{ color: colour.pine, textDecoration: 'underline' }}>
      {label}
    </Link>
  </Text>
);

function LetterMail({ letter }: { letter: Letter }) {
  const { details, code, action } = letter;
  return (
    <Html lang={letter.locale}>
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{letter.lead}</Preview>
      <Body style={{ backgroundColor: colour.paper, fontFamily: fonts, margin: '0', padding: '24px 12px' }}>
        <Container style={{ maxWidth: '560px' }}>
          <Text style={{ color: colour.pine, fontSize: '17px', fontWeight: 600, lineHeight: '24px', margin: '0 0 12px' }}>
            {letter.sender}
          </Text>
          <Section
            style={{ backgroundColor: colour.surface, border: `1px solid ${colour.line}`, borderRadius: '12px', padding: '28px 24px 16px' }}
          >
            <Heading as="h1" style={{ color: colour.ink, fontSize: '24px', fontWeight: 600, lineHeight: '30px', margin: '0 0 16px' }}>
              {letter.heading}
            </Heading>
            <Text style={text}>{whole(letter.lead)}</Text>
            {letter.paragraphs?.map((paragraph) => (
              <Text key={paragraph} style={text}>
                {whole(paragraph)}
              </Text>
            ))}
            {code && <Code>{code}</Code>}
            {details.length > 0 && <Details details={details} />}
            {letter.beforeAction && <Text style={text}>{letter.beforeAction}</Text>}
            {action && <Action {...action} />}
            {letter.notes.map((note) => (
              <Text key={note} style={small}>
                {whole(note)}
              </Text>
            ))}
          </Section>
          <Text style={{ ...small, fontSize: '13px', margin: '12px 4px' }}>{letter.signature}</Text>
          {letter.notMe && <WayOut {...letter.notMe} />}
          {letter.unsubscribe && <WayOut {...letter.unsubscribe} />}
        </Container>
      </Body>
    </Html>
  );
}

export const letterHtml = (letter: Letter): Promise<string> => render(<LetterMail letter={letter} />);
