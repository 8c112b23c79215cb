import { hash, verify } from '@node-rs/argon2';

/** argon2id (the package's default) at OWASP's floor: 19 MiB, 2 passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each one takes 19 MiB and a thread: a rush waits its turn instead of taking the machine. */
const atOnce = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= atOnce) await new Promise<void>((resume) => waiting.push(resume));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFKC'), cost));

let nobody: Promise<string> | undefined;

/** Compares with nobody's password when there is no account, so that both answers take the same time. */
export async function passwordMatches(password: string, kept: string | null): Promise<boolean> {
  nobody ??= hashPassword('no account has this password');
  const against = kept ?? (await nobody);
  const same = await inTurn(() => verify(against, password.normalize('NFKC')));
  return same && kept !== null;
}
