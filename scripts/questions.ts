import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** The one asked stopped (Ctrl-C), or there is no line left to read: no answer, which is not an empty one. */
export class NoAnswer extends Error {}

type Waiting = { readonly answer: (line: string) => void; readonly stop: (why: NoAnswer) => void };

/**
 * Asks on the terminal; what is asked goes to standard error, since standard output belongs to the answer. A secret is not shown as it is
 * typed. Without a terminal each answer is the next line of standard input. Throws `NoAnswer`.
 */
export function openQuestions() {
  let isSecret = false;
  const shown = new Writable({
    write(piece: Buffer, _encoding, done) {
      if (!isSecret) process.stderr.write(piece);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: shown, terminal: process.stdin.isTTY === true });
  const waiting: Waiting[] = [];
  const early: string[] = [];
  let isOver = false;
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (next) next.answer(line);
    else early.push(line);
  });
  lines.on('close', () => {
    isOver = true;
    for (const next of waiting.splice(0)) next.stop(new NoAnswer());
  });
  const read = (): Promise<string> => {
    const line = early.shift();
    if (line !== undefined) return Promise.resolve(line);
    return isOver ? Promise.reject(new NoAnswer()) : new Promise((answer, stop) => waiting.push({ answer, stop }));
  };
  return {
    async ask(question: string): Promise<string> {
      process.stderr.write(question);
      const line = await read().catch((why: unknown) => {
        process.stderr.write('\n');
        throw why;
      });
      return line.trim();
    },
    async askSecret(question: string): Promise<string> {
      process.stderr.write(question);
      isSecret = true;
      try {
        return await read();
      } finally {
        isSecret = false;
        process.stderr.write('\n');
      }
    },
    close: () => lines.close(),
  };
}
