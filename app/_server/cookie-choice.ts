import 'server-only';
import { cookies } from 'next/headers';
import { isSecure } from './cookies';

const choiceCookie = 'prati_choice';
/** 181 days: no six months are shorter, so the browser never remembers longer than the proof is kept. */
const choiceSeconds = 181 * 86_400;

/** What this browser remembers of its visitor's choice. It hides the banner; whether anything is counted, the record alone decides. */
type RememberedChoice = { readonly isGiven: boolean; readonly textVersion: string; readonly token: string };

/** Null when no choice is remembered, or what is there was not written by us. */
export async function readChoice(): Promise<RememberedChoice | null> {
  const [, answer, token, textVersion] =
    /^(yes|no)\.([\w-]{24})\.([\w-]{1,40})$/.exec((await cookies()).get(choiceCookie)?.value ?? '') ?? [];
  return answer && token && textVersion ? { isGiven: answer === 'yes', textVersion, token } : null;
}

export async function rememberChoice({ isGiven, textVersion, token }: RememberedChoice): Promise<void> {
  const value = `${isGiven ? 'yes' : 'no'}.${token}.${textVersion}`;
  (await cookies()).set(choiceCookie, value, { path: '/', sameSite: 'lax', httpOnly: true, secure: isSecure(), maxAge: choiceSeconds });
}
