import type { InPractice } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { sha256Hex } from '@/lib/platform/crypto';
import type { DeletionReport } from '../schema';

type Db = Pick<InPractice, 'db'>;
export type Certificate = {
  readonly kind: string;
  readonly subject: string;
  readonly executedAt: Date;
  readonly report: DeletionReport;
  readonly reportHash: string;
  readonly signature: string;
};

/** False when there is one for that subject already: an erasure is certified once. */
export async function insertCertificate({ db }: Db, token: string, certificate: Certificate): Promise<boolean> {
  const row = { ...certificate, report: certificate.report as object, id: newId('certificate'), tokenHash: sha256Hex(token) };
  const { count } = await db.deletionCertificate.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

export async function findCertificate({ db }: Db, token: string): Promise<Certificate | null> {
  const row = await db.deletionCertificate.findUnique({ where: { tokenHash: sha256Hex(token) } });
  return row && { ...row, report: row.report as unknown as DeletionReport };
}
