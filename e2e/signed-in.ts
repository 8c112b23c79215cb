import { type APIRequestContext, expect, request as requests } from '@playwright/test';
import { password } from '@/prisma/seed/personas';
import type { BuiltAction } from './census';

/** A caller without a browser, signed in as the persona of this address; nobody without one. */
export async function signedIn(baseURL: string | undefined, email?: string): Promise<APIRequestContext> {
  const context = await requests.newContext({ ...(baseURL ? { baseURL } : {}) });
  if (!email) return context;
  const { csrfToken } = (await (await context.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const answer = await context.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password, json: 'true' },
    maxRedirects: 0,
  });
  expect([200, 302], `signing in as ${email}`).toContain(answer.status());
  expect((await context.get('/api/auth/session')).status()).toBe(200);
  return context;
}

/** Calls a server action as a form without its page would: the state it starts from, then the fields. */
export async function callAction(context: APIRequestContext, action: BuiltAction, page: string, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  form.append('0', '[{"status":"idle"},"$K1"]'); // after what it refers to
  return context.post(page, {
    headers: { 'next-action': action.id, accept: 'text/x-component' },
    multipart: form,
    maxRedirects: 0,
  });
}
