import canonicalize from 'canonicalize';
import type { InPractice, OpenContext } from '@/lib/context';
import { sha256Hex } from '@/lib/platform/crypto';
import type { Keyring } from '@/lib/platform/keyring';
import { type Certificate, insertCertificate } from './certificates/data';
import type { DeletionReport } from './schema';

const purpose = 'deletion-certificate';

/** What opens the certificate of a subject: known only to who has this key and to whom it was mailed. The same each time it is asked. */
export const certificateToken = ({ keyring }: Pick<OpenContext, 'keyring'>, subject: string): string =>
  keyring.platformToken(purpose, subject);

/** Signs the report and keeps it, once: a second one about the same subject is not written. */
export async function certify(tx: Pick<InPractice, 'db' | 'keyring' | 'clock'>, report: DeletionReport): Promise<void> {
  const reportHash = sha256Hex(canonicalize(report) as string);
  const signature = tx.keyring.signer(purpose).sign(reportHash);
  const certificate: Certificate = {
    kind: report.kind,
    subject: report.subject,
    executedAt: tx.clock.now(),
    report,
    reportHash,
    signature,
  };
  await insertCertificate(tx, certificateToken(tx, report.subject), certificate);
}

/** Whether the report is to the last digit the one that was signed. */
export const isGenuine = (keyring: Keyring, { report, reportHash, signature }: Certificate): boolean =>
  sha256Hex(canonicalize(report) as string) === reportHash && keyring.signer(purpose).verify(reportHash, signature);

export const certificateKey = (keyring: Keyring): string => keyring.signer(purpose).keyId;
