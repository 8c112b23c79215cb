import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { densityCookie } from '@/app/_server/cookies';
import { requestLocale } from '@/app/_server/locale';
import { fontClassNames } from '@/app/fonts/source-sans';
import { themeCookie, themeFrom } from '@/components/patterns/theme';
import { env } from '@/lib/platform/env';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: 'Prati', template: '%s · Prati' },
    description: t('description'),
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The policy's nonce is new for each answer, so no page may be made before it is asked for.
  await headers();
  const jar = await cookies();
  const theme = themeFrom(jar.get(themeCookie)?.value);
  const isCompact = jar.get(densityCookie)?.value === 'compact';
  return (
    <html
      lang={await requestLocale()}
      className={fontClassNames}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
      {...(isCompact ? { 'data-density': 'compact' } : {})}
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  );
}
