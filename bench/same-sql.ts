import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** Runs `work` and returns every statement it sent, in order. Only one thing may be talking to a database meanwhile. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const { query } = pg.Client.prototype;
  const listening = function (this: pg.Client, ...call: unknown[]) {
    const [what, values] = call;
    if (typeof what === 'string') sent.push({ text: what, values: (values as unknown[] | undefined) ?? [] });
    else if (what && typeof what === 'object' && 'text' in what) {
      const named = what as { text: string; values?: unknown[] };
      sent.push({ text: named.text, values: named.values ?? (Array.isArray(values) ? values : []) });
    }
    return Reflect.apply(query, this, call);
  };
  pg.Client.prototype.query = listening as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

export type Sample = {
  /** What the statements say of one booking, and what each client of pgbench says instead: a fresh half-hour of its own agenda. */
  readonly start: Date;
  readonly practitionerId: string;
  readonly reasonId: string;
  readonly agendas: readonly { practitionerId: string; reasonId: string }[];
  readonly firstStart: Date;
};

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const sqlTime = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+00(?::?00)?)?$/;

/** The statements of one transaction as a script of pgbench: same text, same order, the booking's own values made anew each time. */
export function pgbenchScript(statements: readonly Statement[], sample: Sample): string {
  const arrayOf = (ids: readonly string[]) => `(array[${ids.map(quoted).join(',')}])[1 + :client_id]`;
  const start = `(timestamptz ${quoted(sample.firstStart.toISOString())} + :n * interval '30 min')`;
  const fresh = new Map<string, string>([
    [sample.practitionerId, arrayOf(sample.agendas.map(({ practitionerId }) => practitionerId))],
    [sample.reasonId, arrayOf(sample.agendas.map(({ reasonId }) => reasonId))],
  ]);
  for (const [id] of JSON.stringify(statements).matchAll(/\b(?:apt|evt)_[0-9a-f]{32}\b/g))
    fresh.set(id, `(${quoted(id.slice(0, 4))} || md5('${fresh.size}-' || :client_id || '-' || :n))`);

  const text = (value: string): string => {
    let parts: (string | { sql: string })[] = [value];
    for (const [id, sql] of fresh)
      parts = parts.flatMap((part) =>
        typeof part === 'string' ? part.split(id).flatMap((rest, n) => (n === 0 ? [rest] : [{ sql }, rest])) : [part],
      );
    const said = parts.filter((part) => part !== '').map((part) => (typeof part === 'string' ? quoted(part) : part.sql));
    if (said.length === 0) return "''";
    return said.length === 1 ? (said[0] ?? "''") : `(${said.join(' || ')})${value.startsWith('{') ? '::jsonb' : ''}`;
  };
  const literal = (value: unknown): string => {
    if (value === null || value === undefined) return 'null';
    if (Array.isArray(value)) return `array[${value.map(literal).join(',')}]::text[]`;
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
    const written = value instanceof Date ? value.toISOString() : String(value);
    if (/^[0-9a-f]{64}$/.test(written)) return `(md5(:client_id || '-' || :n) || md5('x' || :client_id || '-' || :n))`;
    if (!sqlTime.test(written)) return text(written);
    const at = Date.parse(/Z|\+/.test(written) ? written : `${written.replace(' ', 'T')}Z`);
    const away = at - sample.start.getTime();
    if (written === wallStart)
      return `to_char(${start} at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24') || to_char(${start} at time zone 'Europe/Paris', '":"MI')`;
    return Math.abs(away) > 60 * 86_400_000 ? quoted(written) : `(${start} + interval '${away} milliseconds')`;
  };
  const wallStart = statements
    .flatMap(({ values }) => values)
    .find((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value));

  const lines = statements.map(({ text: sql, values }) => {
    // A sequence number of the chain is read from its head; everything else is known beforehand.
    const chain = /audit_(?:entry|head)/.test(sql) && /^\s*(?:insert|update)/i.test(sql);
    const filled = sql.replace(/\$(\d+)/g, (_, n: string) => {
      const value = values[Number(n) - 1];
      return chain && (typeof value === 'number' || typeof value === 'bigint') ? '(:chain_seq + 1)' : literal(value);
    });
    const oneLine = filled.replace(/\s*\n\s*/g, ' ').trim();
    return /select seq, hash from audit_head/.test(sql) ? `${oneLine} \\gset chain_` : `${oneLine};`;
  });
  return ['\\set n :n + 1', ...lines, ''].join('\n');
}

export type Outcome = { readonly perSecond: number; readonly median: number } | { readonly missing: string };

/** Sends the script by `clients` at once for `seconds`. Says what is missing where there is no pgbench. */
export function runPgbench(url: string, script: string, clients: number, seconds: number): Outcome {
  if (spawnSync('pgbench', ['--version']).status !== 0) return { missing: 'pgbench is not installed' };
  const folder = mkdtempSync(path.join(tmpdir(), 'prati-pgbench-'));
  try {
    const file = path.join(folder, 'booking.sql');
    writeFileSync(file, script);
    const options = ['-n', '-M', 'simple', '-c', String(clients), '-j', '2', '-T', String(seconds), '-D', 'n=0', '-f', file, url];
    const { status, stdout, stderr } = spawnSync('pgbench', options, { encoding: 'utf8' });
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    const median = Number(/latency average = ([\d.]+)/.exec(stdout)?.[1]);
    const failed = Number(/number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
    if (status !== 0 || !perSecond || failed > 0) throw new Error(`pgbench: ${stdout}\n${stderr}`.slice(0, 2_000));
    return { perSecond, median };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
