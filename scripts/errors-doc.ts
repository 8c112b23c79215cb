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

const head = ['code', 'status', 'sentence'];

/** A table with its columns aligned, as the formatter leaves it. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], filler = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(' | ')} |`;
  return [line(head), line(['', '', ''], '-'), ...rows.map((row) => line(row))].join('\n');
}

/** The document as it should be: one row per code, by noun. */
export function errorsDocument(): string {
  const rows = [...errorCodes].sort().map((code) => [`\`${code}\``, String(statusOf[code]), sentenceOf(code).replaceAll('|', '\\|')]);
  return `# Refusals

What Prati answers when it does not do what was asked. Over HTTP a refusal is a problem document (RFC 9457) of media type
\`application/problem+json\` with \`type\` (\`urn:prati:error:\` and the code), \`title\`, \`status\`, \`code\`, \`detail\` in the reader's language, and the
facts of the case beside them. The code is the stable name: build on it, not on the sentence.

This page is made from the catalogue in \`app/_server/errors.ts\`: \`npx tsx scripts/errors-doc.ts\` writes it anew, and a test compares.

${table(rows)}
`;
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  writeFileSync(path.resolve(import.meta.dirname, '../docs/errors.md'), errorsDocument());
}
