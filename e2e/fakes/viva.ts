import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type FakeTransaction = {
  id: string;
  orderCode: number;
  status: 'F' | 'E' | 'R';
  cents: number;
  reference: string;
  type: number;
  parent: string | null;
  at: Date;
};
type FakeOrder = { code: number; cents: number; reference: string; recurring: boolean; state: 0 | 1 | 2 | 3; until: number };
/** What the next call meets: no answer, a cut line, an inner error, or all of these after the deed was done. */
export type Misbehaviour = 'hang' | 'reset' | 'broken' | 'html' | 'redirect' | 'hang_after' | 'broken_after';
type Reply = { status: number; body: unknown };

/**
 * Viva.com's doors as its public documentation describes them (Smart Checkout orders, recurring transactions, lookups, refunds, webhooks),
 * able to misbehave: timeouts, inner errors, tokens that run out, declined cards, words sent twice, late or before their time.
 */
export class FakeViva {
  readonly orders = new Map<number, FakeOrder>();
  readonly transactions: FakeTransaction[] = [];
  readonly next: Misbehaviour[] = [];
  /** Charges on an earlier transaction are refused from now on. */
  refusesCharges = false;
  tokensGiven = 0;
  calls: string[] = [];
  url = '';
  readonly keys = { clientId: 'client', clientSecret: 'secret', merchantId: 'merchant-1', apiKey: 'api-key', sourceCode: '1234' };
  private tokens = new Set<string>();
  private server: Server = createServer((req, res) => void this.answer(req, res));
  private lastCode = 1_000_000_000_000_000;
  now: () => Date = () => new Date();

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this.url;
  }
  close(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
  /** As the adapter takes them. */
  settings(timeoutMs = 2_000) {
    return { accountsUrl: this.url, apiUrl: this.url, checkoutUrl: this.url, ...this.keys, timeoutMs };
  }
  /** As the environment gives them to a process. */
  environment(): Record<string, string> {
    return {
      ...{ VIVA_ACCOUNTS_URL: this.url, VIVA_API_URL: this.url, VIVA_CHECKOUT_URL: this.url },
      ...{ VIVA_CLIENT_ID: this.keys.clientId, VIVA_CLIENT_SECRET: this.keys.clientSecret, VIVA_SOURCE_CODE: this.keys.sourceCode },
      ...{ VIVA_MERCHANT_ID: this.keys.merchantId, VIVA_API_KEY: this.keys.apiKey, VIVA_WEBHOOK_KEY: 'webhook-key' },
    };
  }
  forgetTokens(): void {
    this.tokens.clear();
  }

  /** The payer's card on Viva's page. */
  pay(orderCode: string, status: 'F' | 'E' = 'F'): FakeTransaction | null {
    const order = this.orders.get(Number(orderCode));
    if (order?.state !== 0) return null;
    if (status === 'F') order.state = 3;
    return this.add({ orderCode: order.code, status, cents: order.cents, reference: order.reference, type: 5, parent: null });
  }
  expire(orderCode: string): void {
    const order = this.orders.get(Number(orderCode));
    if (order?.state === 0) order.state = 1;
  }
  /** What stands: payments made and not given back. */
  standing(): readonly FakeTransaction[] {
    return this.transactions.filter(({ status, type }) => status === 'F' && type === 5);
  }
  /** The word Viva posts about a transaction; the same transaction gives the same word. */
  notice({ id, orderCode, status, cents, reference }: FakeTransaction): string {
    return JSON.stringify({
      ...{
        Url: 'https://prati.test/api/webhooks/viva',
        EventTypeId: status === 'E' ? 1798 : 1796,
        MessageId: `m-${id}`,
        Created: '2026-11-22',
      },
      EventData: {
        ...{ Amount: cents / 100, OrderCode: orderCode, StatusId: status, TransactionId: id, MerchantTrns: reference },
        ...{ MerchantId: this.keys.merchantId, CurrencyCode: '978', CardNumber: '414746XXXXXX0133', Email: 'payer@example.test' },
      },
    });
  }

  private add(one: Omit<FakeTransaction, 'id' | 'at'>): FakeTransaction {
    const transaction = { id: randomUUID(), at: this.now(), ...one };
    this.transactions.push(transaction);
    return transaction;
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of req) text += String(part);
    const url = new URL(req.url ?? '/', this.url);
    this.calls.push(`${req.method} ${url.pathname}`);
    const how = url.pathname === '/connect/token' ? undefined : this.next.shift();
    const say = ({ status, body }: Reply) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? '' : JSON.stringify(body));
    if (how === 'hang') return;
    if (how === 'reset') return void res.destroy();
    if (how === 'broken') return void say({ status: 500, body: { message: 'no' } });
    if (how === 'html') return void res.writeHead(200, { 'content-type': 'text/html' }).end('<html>Just a moment</html>');
    if (how === 'redirect') return void res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    const reply = this.reply(req, url, text);
    if (how === 'hang_after') return;
    if (how === 'broken_after') return void say({ status: 502, body: { message: 'no' } });
    say(reply);
  }

  private reply(req: IncomingMessage, url: URL, text: string): Reply {
    const [route, id = ''] = [`${req.method} ${url.pathname}`, decodeURIComponent(url.pathname.split('/').at(-1) ?? '')];
    if (route === 'POST /connect/token') return this.token(req.headers.authorization);
    if (route === 'POST /checkout/v2/orders') return this.makeOrder(req.headers.authorization, text);
    if (req.headers.authorization !== basic(this.keys.merchantId, this.keys.apiKey)) return { status: 401, body: { message: 'no' } };
    if (route.startsWith('GET /api/orders/')) return this.readOrder(Number(id));
    if (route === 'GET /api/transactions/') return this.list(url.searchParams);
    if (route.startsWith('GET /api/transactions/')) return this.listed(this.transactions.filter((one) => one.id === id));
    if (route.startsWith('POST /api/transactions/')) return this.charge(id, text);
    if (route.startsWith('DELETE /api/transactions/')) return this.refund(id, Number(url.searchParams.get('amount')));
    return { status: 404, body: { message: 'no' } };
  }

  private token(authorization: string | undefined): Reply {
    if (authorization !== basic(this.keys.clientId, this.keys.clientSecret)) return { status: 400, body: { error: 'invalid_client' } };
    this.tokensGiven += 1;
    const value = `token-${this.tokensGiven}`;
    this.tokens.add(value);
    return {
      status: 200,
      body: { access_token: value, expires_in: 3600, token_type: 'Bearer', scope: 'urn:viva:payments:core:api:redirectcheckout' },
    };
  }
  private makeOrder(authorization: string | undefined, text: string): Reply {
    if (!this.tokens.has(authorization?.replace('Bearer ', '') ?? '')) return { status: 401, body: undefined };
    const body = JSON.parse(text) as Record<string, unknown>;
    // The least amount is 30 cents, and the source must be one of the merchant's.
    if (!Number.isInteger(body.amount) || Number(body.amount) < 30 || body.sourceCode !== this.keys.sourceCode)
      return { status: 400, body: { message: 'bad request' } };
    this.lastCode += 17;
    const until = this.now().getTime() + Number(body.paymentTimeout ?? 1800) * 1_000;
    const made: FakeOrder = {
      ...{ code: this.lastCode, cents: Number(body.amount), reference: String(body.merchantTrns), state: 0, until },
      recurring: body.allowRecurring === true,
    };
    this.orders.set(made.code, made);
    return { status: 200, body: { orderCode: made.code } };
  }
  private readOrder(code: number): Reply {
    const order = this.orders.get(code);
    if (!order) return { status: 404, body: { message: 'no such order' } };
    if (order.state === 0 && this.now().getTime() >= order.until) order.state = 1;
    return {
      status: 200,
      body: { OrderCode: code, StateId: order.state, RequestAmount: order.cents / 100, MerchantTrns: order.reference },
    };
  }
  private list(query: URLSearchParams): Reply {
    const [code, date] = [query.get('ordercode'), query.get('date')];
    return this.listed(
      this.transactions.filter((one) => (code ? one.orderCode === Number(code) : one.at.toISOString().slice(0, 10) === date)),
    );
  }
  private listed(found: readonly FakeTransaction[]): Reply {
    const Transactions = found.map(({ id, status, cents, reference, type, orderCode, parent }) => ({
      ...{ TransactionId: id, StatusId: status, Amount: cents / 100, MerchantTrns: reference, ParentId: parent },
      ...{ TransactionType: { TransactionTypeId: type }, Order: { OrderCode: orderCode } },
    }));
    return { status: 200, body: { ErrorCode: 0, ErrorText: null, Transactions } };
  }
  /** No key makes this call safe to repeat: each one charges. */
  private charge(id: string, text: string): Reply {
    const first = this.transactions.find((one) => one.id === id);
    const order = first && this.orders.get(first.orderCode);
    if (!first || !order?.recurring || first.status !== 'F')
      return { status: 404, body: { ErrorCode: 404, ErrorText: 'no such transaction' } };
    const body = JSON.parse(text) as { amount: number; merchantTrns: string };
    const status = this.refusesCharges ? ('E' as const) : ('F' as const);
    this.lastCode += 17;
    const made = this.add({ orderCode: this.lastCode, status, cents: body.amount, reference: body.merchantTrns, type: 5, parent: id });
    return {
      status: 200,
      body: { ErrorCode: 0, StatusId: status, TransactionId: made.id, Amount: made.cents / 100, EventId: status === 'E' ? 10051 : 0 },
    };
  }
  private refund(id: string, amount: number): Reply {
    const paid = this.transactions.find((one) => one.id === id);
    if (paid?.status !== 'F' || amount !== paid.cents) return { status: 200, body: { ErrorCode: 403, ErrorText: 'not refundable' } };
    paid.status = 'R';
    this.add({ orderCode: paid.orderCode, status: 'F', cents: paid.cents, reference: paid.reference, type: 4, parent: id });
    return { status: 200, body: { ErrorCode: 0, StatusId: 'F', TransactionId: randomUUID() } };
  }
}

const basic = (name: string, secret: string) => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;
