import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * Asks on the terminal; what is asked goes to standard error, since standard output belongs to the answer. A secret is not shown as it is
 * typed. Without a terminal each answer is the next line of standard input.
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
  const waiting: ((line: string) => void)[] = [];
  const early: string[] = [];
  let isOver = false;
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (next) next(line);
    else early.push(line);
  });
  lines.on('close', () => {
    isOver = true;
    for (const next of waiting.splice(0)) next('');
  });
  const read = (): Promise<string> => {
    const line = early.shift();
    return line !== undefined || isOver ? Promise.resolve(line ?? '') : new Promise((resolve) => waiting.push(resolve));
  };
  return {
    async ask(question: string): Promise<string> {
      process.stderr.write(question);
      return (await read()).trim();
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
