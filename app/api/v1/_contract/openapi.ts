import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import type { z } from 'zod';
import * as schemas from './schemas';

type Method = 'get' | 'post' | 'delete';
type Call = {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly success: number;
  readonly answer?: z.ZodType;
  readonly refusals: Readonly<Record<number, string>>;
  readonly idempotent?: boolean;
};

const unreadable = {
  400: '`request.not_json`',
  403: '`request.foreign_origin`: a browser on another site',
  413: '`request.too_large` (1 MB at most)',
  422: '`request.invalid`, with `fields`',
  429: 'too many requests',
};
const slotRules =
  '`booking.in_the_past`, `too_soon`, `beyond_horizon`, `day_full`, `week_full`, `closed`, `off_grid`, `not_online`, `new_only`, `known_only`, `reason_unknown`, `mode_unknown`, `site_unknown`';

/** Every call of the public API, in the order a booking makes them. A test compares the list with the route files. */
export const calls: readonly Call[] = [
  {
    ...{ method: 'get', path: '/api/v1/practitioners', summary: 'Listed practitioners with their next three free times' },
    ...{
      query: schemas.practitionersQuery,
      success: 200,
      answer: schemas.practitionersAnswer,
      refusals: { 422: '`request.invalid`, `directory.cursor_unknown`' },
    },
  },
  {
    ...{ method: 'get', path: '/api/v1/practitioners/{slug}', summary: 'One practitioner’s public card' },
    ...{
      params: schemas.slugParams,
      success: 200,
      answer: schemas.practitionerAnswer,
      refusals: { 404: '`directory.practitioner_not_found`' },
    },
  },
  {
    ...{ method: 'get', path: '/api/v1/practitioners/{slug}/slots', summary: 'Free times of one practitioner for one reason' },
    ...{ params: schemas.slugParams, query: schemas.slotsQuery, success: 200, answer: schemas.slotsAnswer },
    refusals: { 404: '`directory.practitioner_not_found`, `availability.reason_not_found`', 422: '`request.invalid`' },
  },
  {
    ...{
      method: 'post',
      path: '/api/v1/holds',
      summary: 'Keep a free time for ten minutes',
      body: schemas.holdBody,
      success: 201,
      answer: schemas.holdAnswer,
    },
    refusals: {
      ...unreadable,
      404: '`directory.practitioner_not_found`',
      409: '`booking.slot_taken`, with the three nearest `alternatives`',
      422: `the rule that refuses: ${slotRules}`,
    },
    idempotent: true,
  },
  {
    ...{ method: 'delete', path: '/api/v1/holds/{id}', summary: 'Give a kept time back; the token as `Authorization: Bearer`' },
    ...{
      params: schemas.holdParams,
      query: schemas.releaseQuery,
      success: 204,
      refusals: { 404: '`booking.hold_unknown`', 409: '`booking.hold_already_booked`' },
    },
  },
  {
    ...{ method: 'post', path: '/api/v1/appointments', summary: 'Say who comes; a six-digit code goes to their e-mail' },
    ...{ body: schemas.appointmentBody, success: 202, answer: schemas.verificationAnswer, idempotent: true },
    refusals: {
      ...unreadable,
      404: '`booking.hold_unknown`',
      409: '`booking.hold_expired`, `booking.hold_already_booked`',
      429: 'too many requests; `booking.code_too_often`',
      503: '`booking.agenda_busy`: ask again',
      422: '`request.invalid`, with `fields`; `booking.answers_missing`, `answers_long` (with `questions`), `answer_blocks` (with `message`, `phone`)',
    },
  },
  {
    ...{ method: 'post', path: '/api/v1/appointments/verify', summary: 'Prove the e-mail: the kept time becomes an appointment' },
    ...{ body: schemas.verifyBody, success: 201, answer: schemas.bookedAnswer, idempotent: true },
    refusals: {
      ...unreadable,
      404: '`booking.verification_unknown`',
      409: '`booking.code_used`, `booking.hold_expired`; `booking.near_another`, with the `appointment` close by: say `near`',
      410: '`booking.code_expired`, `booking.code_spent`',
      503: '`booking.agenda_busy`: ask again',
      422: '`booking.code_wrong`, `request.invalid`; once the code is right: `booking.known_only`, `new_only`, `no_new_patients`, `patient_blocked`, `patient_too_many`, `patient_week_full`',
    },
  },
  {
    ...{ method: 'post', path: '/api/v1/appointments/{id}/move', summary: 'Move it to another free time' },
    ...{ params: schemas.holdParams, body: schemas.moveBody, success: 200, answer: schemas.appointmentAnswer, idempotent: true },
    refusals: {
      ...unreadable,
      404: '`booking.appointment_unknown`',
      409: '`booking.slot_taken`, `already_cancelled`, `already_started`, `not_movable`, `change_not_online`, `change_too_late`',
      422: `the rule that refuses: ${slotRules}`,
    },
  },
  {
    ...{ method: 'post', path: '/api/v1/appointments/{id}/cancel', summary: 'Cancel it; the time is free at once' },
    ...{ params: schemas.holdParams, body: schemas.cancelBody, success: 200, answer: schemas.appointmentAnswer, idempotent: true },
    refusals: {
      ...unreadable,
      404: '`booking.appointment_unknown`',
      409: '`booking.already_cancelled`, `already_started`, `not_movable`, `change_not_online`, `change_too_late`',
      503: '`booking.agenda_busy`: ask again',
    },
  },
  {
    ...{
      method: 'get',
      path: '/api/v1/calendar/{feedToken}',
      summary: 'A practitioner’s agenda as iCalendar, with neutral titles; read-only',
    },
    ...{ params: schemas.feedParams, success: 200, refusals: { 404: '`feed.unknown`', 410: '`feed.revoked`', 429: 'too many requests' } },
  },
];

const content = (schema: z.ZodType, type = 'application/json') => ({ [type]: { schema } });
const headers = {
  'Idempotency-Key': {
    schema: { type: 'string' as const, pattern: '^[!-~]{1,200}$' },
    description:
      'Same key and body: the same answer for a day; same key, other body: 422 `idempotency.key_reused`; one that is no 1 to 200 visible ASCII characters: 422 `idempotency.key_malformed`; still being answered after ten seconds: 409 `idempotency.still_working`',
  },
};

/** The OpenAPI 3.1 description, generated from the very schemas the routes parse with. */
export function openApiDocument(serverUrl: string) {
  const registry = new OpenAPIRegistry();
  for (const call of calls) {
    const refusals = Object.entries(call.refusals).map(([status, description]): [string, ResponseConfig] => [
      status,
      { description, content: content(schemas.problemAnswer, 'application/problem+json') },
    ]);
    const success = { description: call.summary, ...(call.answer ? { content: content(call.answer) } : {}) };
    registry.registerPath({
      method: call.method,
      path: call.path,
      summary: call.summary,
      ...(call.idempotent ? { parameters: [{ name: 'Idempotency-Key', in: 'header' as const, ...headers['Idempotency-Key'] }] } : {}),
      request: {
        ...(call.params ? { params: call.params } : {}),
        ...(call.query ? { query: call.query } : {}),
        ...(call.body ? { body: { required: true, content: content(call.body) } } : {}),
      },
      responses: { [call.success]: success, ...Object.fromEntries(refusals) },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Prati',
      version: '1',
      description: 'Times are ISO 8601 with the practice’s offset; errors are RFC 9457 problem details with a stable `code`.',
    },
    servers: [{ url: serverUrl }],
  });
}
