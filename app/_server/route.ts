import 'server-only';
import type { z } from 'zod';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { answerOnce } from '@/lib/idempotency/answer-once';
import type { LogFields } from '@/lib/platform/logger';
import { currentContext } from './context';
import { type ErrorCode, type Refusal, statusOf } from './errors';
import { reportFault } from './fault';
import { requestLocale } from './locale';
import { isOwnRequest } from './own-request';
import { platform } from './platform';
import { json, problem } from './problem';
import { type Body, mostBytes, readJson } from './request-body';
import { unreadTerms } from './unread-terms';
import { whoAsks } from './who';
import { fieldSentences } from './wording';

type Input<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B; readonly request: Request };
type Out<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

export type RouteDefinition<P, Q, B, C, T> = {
  /** Method and pattern, as the log and the API description name it: `POST /api/v1/holds`. */
  readonly route: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Asked before anything is done; a refusal answers 429. */
  readonly limit?: (input: Input<Out<P>, Out<Q>, Out<B>>) => Promise<Refusal | null>;
  /** Who acts, and in which practice. The one signed in unless told; null answers `access.signed_out`. */
  readonly context?: (input: Input<Out<P>, Out<Q>, Out<B>>) => Promise<Result<C, Refusal> | C | null>;
  /** Whether `Idempotency-Key` is heard. Needs a context with an actor: the answer is kept sealed in its practice. */
  readonly idempotent?: boolean;
  readonly work: (ctx: C, input: Input<Out<P>, Out<Q>, Out<B>>) => Promise<Result<T, Refusal>>;
  /** How success is told; 200 with the value as JSON unless told. */
  readonly answer?: (value: T) => { readonly status: number; readonly body: unknown } | Response;
};
type Handler = (request: Request, segment: { params: Promise<Record<string, string | string[] | undefined>> }) => Promise<Response>;

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);
/** A fault, too many requests and a missing sign-in are not the answer to the request itself. */
const isKept = (status: number) => status < 500 && status !== 429 && status !== 401;

/**
 * Check the origin, read, parse, know who asks, act, translate: all a route handler ever does. Refusals are problem details (RFC 9457) in
 * the reader's language; one log line per request, with ids and codes only.
 */
export function route<P extends z.ZodType | undefined, Q extends z.ZodType | undefined, B extends z.ZodType | undefined, T, C = Context>(
  definition: RouteDefinition<P, Q, B, C, T>,
): Handler {
  return async (request, segment) => {
    const since = performance.now();
    const locale = await requestLocale();
    let response: Response;
    let who: LogFields = {};
    const path = definition.route.replace(/^[A-Z]+ /, '');
    let code: ErrorCode | 'ok' = 'ok';
    try {
      const handled = await handle(definition, request, await segment.params, (ctx) => {
        who = whoAsks(ctx);
      });
      response = handled.ok ? handled.value : problem(handled.error, locale);
      if (!handled.ok) code = handled.error.code;
    } catch (error) {
      const reference = reportFault(error, { route: path });
      code = 'fault.unknown';
      response = problem({ code: 'fault.unknown', reference }, locale);
    }
    const ms = Math.round(performance.now() - since);
    platform().logger.info({ event: 'request', ...who, route: path, method: request.method, status: response.status, code, ms });
    return response;
  };
}

async function handle<P extends z.ZodType | undefined, Q extends z.ZodType | undefined, B extends z.ZodType | undefined, C, T>(
  definition: RouteDefinition<P, Q, B, C, T>,
  request: Request,
  params: Record<string, unknown>,
  known: (ctx: C) => void,
): Promise<Result<Response, Refusal>> {
  if (!reads.has(request.method) && !(await isOwnRequest())) return err({ code: 'request.foreign_origin' });
  const body: Body = definition.body ? await readJson(request) : { ok: true, value: {} };
  if (!body.ok) return err(body.why === 'too_large' ? { code: 'request.too_large', mostBytes } : { code: 'request.not_json' });

  const query = Object.fromEntries(new URL(request.url).searchParams);
  const parsed = await parse(definition, { params, query, body: body.value });
  if (!parsed.ok) return parsed;
  const input = { ...(parsed.value as Omit<Input<Out<P>, Out<Q>, Out<B>>, 'request'>), request };

  const limited = await definition.limit?.(input);
  if (limited) return err(limited);
  const found = await (definition.context ?? (currentContext as () => Promise<C | null>))(input);
  if (found === null) return err({ code: 'access.signed_out' });
  const ctx = isResult(found) ? found : ok(found);
  if (!ctx.ok) return ctx;
  known(ctx.value);
  const unread = reads.has(request.method) ? null : await unreadTerms(ctx.value, definition.route.replace(/^[A-Z]+ /, ''));
  if (unread) return err(unread);

  const key = definition.idempotent ? request.headers.get('idempotency-key') : null;
  if (key === null) return perform(definition, ctx.value, input);
  return once(definition, ctx.value as C & Context, input, key, { params, query, body: body.value });
}

async function perform<P, Q, B, C, T>(
  { work, answer }: RouteDefinition<P, Q, B, C, T>,
  ctx: C,
  input: Input<Out<P>, Out<Q>, Out<B>>,
): Promise<Result<Response, Refusal>> {
  const result = await work(ctx, input);
  if (!result.ok) return result;
  const told = answer ? answer(result.value) : { status: 200, body: result.value };
  return ok(told instanceof Response ? told : json(told.body, told.status));
}

async function once<P, Q, B, C, T>(
  definition: RouteDefinition<P, Q, B, C, T>,
  ctx: C & Context,
  input: Input<Out<P>, Out<Q>, Out<B>>,
  key: string,
  request: unknown,
): Promise<Result<Response, Refusal>> {
  const kept = await answerOnce(ctx, { scope: definition.route, key, request, isKept }, async () => {
    const result = await perform(definition, ctx, input);
    if (!result.ok) return { status: statusOf[result.error.code], body: JSON.stringify(result) };
    return { status: result.value.status, body: JSON.stringify({ ok: true, text: await result.value.text() }) };
  });
  if (!kept.ok) return kept;
  const told = JSON.parse(kept.value.body) as { ok: true; text: string } | { ok: false; error: Refusal };
  if (!told.ok) return told;
  return ok(json(told.text === '' ? null : (JSON.parse(told.text) as unknown), kept.value.status));
}

const isResult = <C>(found: Result<C, Refusal> | C): found is Result<C, Refusal> =>
  typeof found === 'object' && found !== null && 'ok' in found && typeof found.ok === 'boolean';

type Raw = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

async function parse(
  schemas: { readonly params?: z.ZodType | undefined; readonly query?: z.ZodType | undefined; readonly body?: z.ZodType | undefined },
  raw: Raw,
): Promise<Result<Raw, Refusal>> {
  const parsed: Record<string, unknown> = { params: {}, query: {}, body: {} };
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = schemas[part];
    if (!schema) continue;
    const read = schema.safeParse(raw[part], { reportInput: true });
    // A malformed id in the address names nothing.
    if (!read.success && part === 'params') return err({ code: 'request.not_found' });
    if (!read.success) return err({ code: 'request.invalid', fields: fieldSentences(await requestLocale(), read.error.issues) });
    parsed[part] = read.data;
  }
  return ok(parsed as Raw);
}
