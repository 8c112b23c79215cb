/** Writes docs/errors.md from the catalogue, so that outside readers and the code cannot disagree. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCodes, statusOf } from '@/app/_server/errors';
import { type Messages, messagesOf } from '@/i18n/messages';

const sentences = messagesOf('en').errors as { [noun: string]: Messages };
const sentenceOf = (code: string) => {
  const [noun = '', what = ''] = code.split('.');
  return String(sentences[noun]?.[what] ?? '');
};

/** The document as it should be: one row per code, by noun. */
export function errorsDocument(): string {
  const rows = [...errorCodes].sort().map((code) => `| \`${code}\` | ${statusOf[code]} | ${sentenceOf(code).replaceAll('|', '\\|')} |`);
  return `# Refusals

What Prati answers when it does not do what was asked. Over HTTP a refusal is a problem document (RFC 9457) of media type
\`application/problem+json\` with \`type\` (\`urn:prati:error:\` and the code), \`title\`, \`status\`, \`code\`, \`detail\` in the reader's language, and the
facts of the case beside them. The code is the stable name: build on it, not on the sentence.

This page is made from the catalogue in \`app/_server/errors.ts\`: \`npx tsx scripts/errors-doc.ts\` writes it anew, and a test compares.

| code | status | sentence |
|---|---|---|
${rows.join('\n')}
`;
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  writeFileSync(path.resolve(import.meta.dirname, '../docs/errors.md'), errorsDocument());
}
