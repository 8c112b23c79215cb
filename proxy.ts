import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/app/_server/security-policy';

const https = (process.env.APP_URL ?? '').startsWith('https:');
const development = process.env.NODE_ENV === 'development';

/**
 * Gives each answer its policy and the page its nonce and its own address. It guards nothing: without it every check stands
 * (who may see what is decided where the data is read). What a client sends under these names is overwritten.
 */
export async function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64');
  const { pathname } = request.nextUrl;
  // Only the widget may be framed, and only by whom its practitioner names.
  const frameAncestors = pathname.startsWith('/embed/')
    ? await (await import('@/app/_server/frame-ancestors')).frameAncestors(pathname)
    : "'none'";
  const policy = contentSecurityPolicy({ nonce, development, https, frameAncestors });

  const headers = new Headers(request.headers);
  headers.delete('content-security-policy-report-only');
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-prati-path', request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  if (https) response.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
  return response;
}

// Prefetches are not left out: a request this does not see would bring its own policy header. Answers to calls are no pages: next.config.ts
// gives them a policy under which nothing loads, and a call need not pass here first.
export const config = { matcher: ['/((?!api/|_next/static|_next/image|favicon.ico).*)'] };
