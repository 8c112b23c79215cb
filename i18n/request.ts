import { getRequestConfig } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { messagesOf } from './messages';

/** No language in the address: the reader's choice decides. Pages give the practice's time zone with each date they show. */
export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: messagesOf(locale), timeZone: 'Europe/Paris' };
});
