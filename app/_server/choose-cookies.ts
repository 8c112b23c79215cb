'use server';

import { z } from 'zod';
import { chooseMeasurement, visitorText } from '@/lib/measurement/visitor-choice';
import { openContext } from './context';
import { readChoice, rememberChoice } from './cookie-choice';
import { limitBy } from './limit';
import { requestLocale } from './locale';
import { isOwnRequest } from './own-request';

const Choice = z.object({
  answer: z.enum(['accept', 'refuse', 'choose']),
  audience: z.literal('on').optional(),
  textVersion: z.string().max(40),
  notice: z.enum(['cookie-banner', 'cookie-page']),
});
const choiceLimit = limitBy('cookie_choice', { points: 30, seconds: 3_600 });

/**
 * What the visitor chose in the banner or on the page about cookies: kept in the record, then remembered by the browser for six months. A yes
 * to a text that changed meanwhile is not remembered, so that the new one is shown.
 */
export async function chooseCookies(form: FormData): Promise<void> {
  const parsed = Choice.safeParse(Object.fromEntries(form));
  if (!parsed.success || !(await isOwnRequest())) return;
  const { answer, audience, textVersion, notice } = parsed.data;
  const isGiven = answer === 'accept' || (answer === 'choose' && audience === 'on');
  if ((await choiceLimit()) !== null) return;
  const open = openContext();
  const language = await requestLocale();
  const token = (await readChoice())?.token ?? null;
  const chosen = await chooseMeasurement(open, { token, isGiven, language, textVersion, noticeId: notice });
  if (chosen.ok) await rememberChoice({ isGiven, textVersion: visitorText(open).version, token: chosen.value.token });
}
