import pg from 'pg';

type Query = { readonly name: string; readonly text: string; readonly values: readonly unknown[] };
export type Reader = {
  /** `enter` sets the scope for the transaction that `query` alone is then read in. Rows as the database's types are parsed by `pg`. */
  read<T>(enter: Query, query: Query): Promise<T[]>;
  close(): Promise<void>;
};

/**
 * Connections that send a whole read-only transaction at once and wait once (libpq's pipeline mode), where a transaction that is begun, scoped,
 * asked and committed one after the other waits four times. A connection on which anything failed is thrown away.
 */
export function openReader(settings: pg.PoolConfig): Reader {
  const pool = new pg.Pool({ ...settings, pipeline: true });
  // A connection that is cut rejects what was asked on it and leaves the pool; that it also says so by an event asks nothing more of us.
  const known = () => undefined;
  pool.on('error', known);
  pool.on('connect', (client) => client.on('error', known));
  return {
    async read<T>(enter: Query, query: Query) {
      const client = await pool.connect();
      const sent = [
        client.query('begin read only'),
        client.query({ ...enter, values: [...enter.values] }),
        client.query({ ...query, values: [...query.values] }),
        client.query('commit'),
      ] as const;
      const answers = await Promise.allSettled(sent);
      const failed = answers.find(({ status }) => status === 'rejected');
      client.release(failed !== undefined);
      if (failed?.status === 'rejected') throw failed.reason;
      return (await sent[2]).rows as T[];
    },
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
}
