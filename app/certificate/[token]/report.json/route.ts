import { openContext } from '@/app/_server/context';
import { readCertificate } from '@/lib/deletions/read-certificate';

/** The certificate as it was signed: the report, its hash (SHA-256 of its RFC 8785 form) and the signature over that hash. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const found = await readCertificate(openContext(), (await params).token);
  if (!found) return new Response(null, { status: 404 });
  const { report, reportHash, signature, keyId } = found;
  return new Response(JSON.stringify({ report, reportHash, signature: { algorithm: 'Ed25519', keyId, value: signature } }, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="prati-deletion-certificate.json"',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
