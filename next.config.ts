import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/** Headers that are the same for every answer. A page's policy has a nonce: proxy.ts sets it. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types have a step of their own in `npm test`; whoever starts Prati need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // The same machine under its other name; only development asks.
  allowedDevOrigins: ['127.0.0.1'],
  serverExternalPackages: ['@node-rs/argon2', '@prisma/client', '@prisma/adapter-pg', 'pg', 'pino', 'bullmq', 'ioredis', 'nodemailer'],
  headers: async () => [
    { source: '/:path*', headers },
    // A call answers data, and no browser shows it as a page. Over plain HTTP a browser does not heed the second.
    {
      source: '/api/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
        { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
      ],
    },
    // For browsers that do not read frame-ancestors; the booking widget is made to be framed.
    { source: '/((?!embed/).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
  ],
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
