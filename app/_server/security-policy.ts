/**
 * The content security policy of one answer. Scripts run by nonce and what those load (`strict-dynamic`); inline style attributes are
 * allowed because placing a block in the agenda is one. Development needs eval and a socket for hot reload, and styles without nonce.
 */
type Policy = {
  nonce: string;
  development: boolean;
  https: boolean;
  /** Who may show the answer in a frame: nobody, except for the booking widget. */
  frameAncestors?: string;
};

export function contentSecurityPolicy({ nonce, development, https, frameAncestors = "'none'" }: Policy): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
    "form-action 'self'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return rules.join('; ');
}
