import { expect, test } from '@playwright/test';
import { ApiCaller } from './api-caller';
import { codeFor, dayAhead } from './pages/booking-page';

/*
 * Moves the application's clock, which everybody shares: runs after the tests that stand still.
 */
test.afterEach(async ({ request }) => void (await request.post('/dev/clock', { data: { reset: true } })));

test('a hold and a code run out by the clock: refused by name, and the time is free for the next', async ({ request }) => {
  const api = new ApiCaller(request);
  const advance = async (by: string) => expect((await request.post('/dev/clock', { data: { advance: by } })).status()).toBe(200);
  const card = await api.call<{ visitReasons: { id: string }[] }>('get', '/api/v1/practitioners/demo');
  const agenda = { slug: 'demo', reason: card.body.visitReasons[0]?.id ?? '' };
  const slots = await api.slots(agenda, await dayAhead(request, 60), 7);
  const start = slots[0]?.start;

  const { body: hold } = await api.hold(agenda, start);
  const { body, patient } = await api.askCode(hold);
  const proof = { verification: body.verification.id, code: await codeFor(request, patient.email) };
  await advance('PT10M1S');
  const late = await api.call('post', '/api/v1/appointments/verify', { body: proof });
  expect(late).toMatchObject({ status: 410, body: { code: 'booking.code_expired' } });
  const again = await api.askCode(hold);
  expect(again).toMatchObject({ status: 409, body: { code: 'booking.hold_expired' } });
  expect((await api.hold(agenda, start)).status, 'free at once').toBe(201);

  const retaken = await api.call('post', '/api/v1/appointments/verify', { body: proof });
  expect(retaken.status, 'the old code does not confirm the new hold').toBe(410);
});
