import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';

const exportScopes = ['practice', 'patient'] as const;
export type ExportScope = (typeof exportScopes)[number];
export type ExportState = 'asked' | 'running' | 'ready' | 'failed' | 'expired';
/** Why it could not be prepared, for a person: nothing of what was inside. */
export type ExportFailure = 'storage' | 'fault' | 'held_back';

export const StartExport = z.object({
  scope: z.enum(exportScopes),
  patientId: idSchema('patient').optional(),
  /** The request of rights it answers. */
  forRequest: idSchema('rightsRequest').optional(),
});
export type StartExport = z.infer<typeof StartExport> & { readonly locale: Locale };
export const OneExport = z.object({ exportId: idSchema('exportJob') });

/** One copy as its asker sees it. `rowsDone` moves also within a long file. */
export type ExportLine = {
  readonly id: Id<'exportJob'>;
  readonly scope: ExportScope;
  readonly patientId: Id<'patient'> | null;
  readonly requestId: string | null;
  readonly askedById: string;
  readonly state: ExportState;
  readonly filesDone: number;
  readonly filesTotal: number | null;
  readonly rowsDone: number;
  /** Of the archive as it is downloaded. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly failure: ExportFailure | null;
  readonly askedAt: Date;
  readonly readyAt: Date | null;
  readonly expiresAt: Date | null;
  readonly downloads: number;
  /** Whether it is the actor's to open. */
  readonly isOwn: boolean;
};

export type FileEntry = { readonly name: string; readonly sha256: string; readonly bytes: number; readonly rows: number | null };
/** What the archive says of itself; the signature is over the canonical JSON (RFC 8785) of everything but the signature. */
export type Manifest = {
  readonly format: 'prati-export';
  readonly formatVersion: 1;
  readonly appVersion: string;
  readonly exportId: string;
  readonly practiceId: string;
  readonly scope: ExportScope;
  readonly patientId: string | null;
  readonly createdAt: string;
  readonly files: readonly FileEntry[];
  /** Rows of each table as its JSON file holds them. */
  readonly tables: Readonly<Record<string, number>>;
};
export type SignedManifest = Manifest & {
  readonly signature: { readonly algorithm: 'Ed25519'; readonly keyId: string; readonly publicKey: string; readonly value: string };
};
