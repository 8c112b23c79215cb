export interface Postgres {
  /** As prati_owner, as prati_app and as the superuser, on the database `prati`. */
  ownerUrl: string;
  appUrl: string;
  superUrl: string;
  port: number;
  stop(): Promise<void>;
}
export function startPostgres(
  settings: { ephemeral: true } | { dataDir: string; ephemeral?: false; passwords: { superuser: string; owner: string; app: string } },
): Promise<Postgres>;
export function freePort(wanted?: number): Promise<number>;
