import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type SlotOutput, slots } from '@/lib/availability/slots';

/** `npm run -s slots -- FILE.json` (`-` reads standard input): one input or an array of them, JSON alone on standard output. */
const main = () => {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) throw new Error('Usage: npm run -s slots -- FILE.json (or - for standard input).');
  const input = parse(read(file), file);
  const answer = Array.isArray(input) ? input.map((one, place) => answerTo(one, `Input ${place}: `)) : answerTo(input, '');
  process.stdout.write(`${JSON.stringify(answer)}\n`);
};

const answerTo = (input: unknown, prefix: string): SlotOutput => {
  const answer = slots(input);
  if (!answer.ok) throw new Error(`${prefix}${answer.error.detail}.`);
  return answer.value;
};

const read = (file: string) => {
  if (file === '-') return readFileSync(0, 'utf8');
  // npm runs scripts from the project's root and leaves the caller's own folder in INIT_CWD.
  const folder = process.env.npm_lifecycle_event === 'slots' ? (process.env.INIT_CWD ?? '.') : '.';
  try {
    return readFileSync(path.resolve(folder, file), 'utf8');
  } catch (error) {
    throw new Error(`Cannot read ${file}: ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}.`);
  }
};

const parse = (json: string, file: string): unknown => {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error(`${file === '-' ? 'Standard input' : file} is not valid JSON.`);
  }
};

// Who reads no further (`| head`) wants no more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
