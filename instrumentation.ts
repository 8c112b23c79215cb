import type { Instrumentation } from 'next';

/** Before the first request: every setting is there, or the process says which are not and does not start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env, unnamedFacts } = await import('@/lib/platform/env');
  const settings = env();
  // next-auth reads its address here. On one's own machine the address is the one asked for: localhost and 127.0.0.1 alike.
  if (settings.isLocal) {
    delete process.env.NEXTAUTH_URL;
    process.env.AUTH_TRUST_HOST = 'true';
  } else {
    process.env.NEXTAUTH_URL = settings.APP_URL;
    const { platform } = await import('@/app/_server/platform');
    // The legal pages then say that it is missing, which no installation open to the public may.
    for (const name of unnamedFacts(settings)) platform().logger.warn({ event: 'setting.absent', kind: name.toLowerCase() });
  }
}

/** A page or an action that broke: its digest is the code the reader is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { platform } = await import('@/app/_server/platform');
  const digest = (error as { digest?: unknown }).digest;
  platform().logger.error({
    event: 'page_fault',
    ...{ requestId: typeof digest === 'string' ? digest : null, route: context.routePath, method: request.method, error },
  });
};
