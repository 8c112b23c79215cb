import { expect, test } from 'vitest';
import { messagesOf } from '@/i18n/messages';
import { locales } from '@/lib/core/locale';
import { deliveryStates, kinds, messageFilters } from './schema';

test.each(locales)('each kind, state and filter of a message has its word (%s)', (locale) => {
  const sent = messagesOf(locale).sent as Record<'kind' | 'state' | 'filters', Record<string, string>>;
  for (const kind of kinds) expect(sent.kind[kind], kind).toBeTruthy();
  for (const state of deliveryStates) expect(sent.state[state], state).toBeTruthy();
  for (const filter of messageFilters) expect(sent.filters[filter], filter).toBeTruthy();
});
