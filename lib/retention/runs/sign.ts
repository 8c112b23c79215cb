import canonicalize from 'canonicalize';
import { sameText, sha256Hex } from '@/lib/platform/crypto';
import type { Keyring } from '@/lib/platform/keyring';
import type { Report } from './schema';

const signer = (keyring: Keyring) => keyring.signer('retention-report');
const hashOf = (report: Report) => sha256Hex(canonicalize(report) as string);

/** SHA-256 over the RFC 8785 form of the report, and over that a signature only this installation can make and anybody can check. */
export function signReport(keyring: Keyring, report: Report): { report: Report; reportHash: string; signature: string } {
  const reportHash = hashOf(report);
  return { report, reportHash, signature: signer(keyring).sign(reportHash) };
}

/** Whether a report is the one that was signed, to the last digit. */
export const holds = (
  keyring: Keyring,
  { report, reportHash, signature }: { report: Report; reportHash: string; signature: string },
): boolean => sameText(hashOf(report), reportHash) && signer(keyring).verify(reportHash, signature);
