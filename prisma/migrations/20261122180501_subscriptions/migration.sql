-- CreateTable
CREATE TABLE "subscription" (
    "practice_id" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "cycle" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "anchor" TIMESTAMPTZ(3),
    "paid_in_row" INTEGER NOT NULL DEFAULT 0,
    "paid_ever" INTEGER NOT NULL DEFAULT 0,
    "period_start" TIMESTAMPTZ(3),
    "period_end" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "end_told_at" TIMESTAMPTZ(3),
    "past_due_since" TIMESTAMPTZ(3),
    "provider" TEXT,
    "source" TEXT,
    "billed_to_sealed" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "subscription_pkey" PRIMARY KEY ("practice_id")
);
-- CreateTable
CREATE TABLE "subscription_payment" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "cycle" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "net_minor" INTEGER NOT NULL,
    "vat_rate" INTEGER NOT NULL,
    "vat_minor" INTEGER NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "tax" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "order_reference" TEXT,
    "address" TEXT,
    "transaction_reference" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    CONSTRAINT "subscription_payment_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "subscription_invoice" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "corrects_id" TEXT,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "period_start" TIMESTAMPTZ(3),
    "period_end" TIMESTAMPTZ(3),
    "net_minor" INTEGER NOT NULL,
    "vat_rate" INTEGER NOT NULL,
    "vat_minor" INTEGER NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "tax" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "seller" JSONB NOT NULL,
    "billed_to_sealed" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    CONSTRAINT "subscription_invoice_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "invoice_series" (
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("series")
);
-- CreateTable
CREATE TABLE "payment_notice" (
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "order_reference" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "heeded_at" TIMESTAMPTZ(3),
    CONSTRAINT "payment_notice_pkey" PRIMARY KEY ("provider","event_id")
);
-- CreateIndex
CREATE INDEX "subscription_due_at_idx" ON "subscription"("due_at");
-- CreateIndex
CREATE INDEX "subscription_payment_due_at_idx" ON "subscription_payment"("due_at");
-- CreateIndex
CREATE INDEX "subscription_payment_provider_order_reference_idx" ON "subscription_payment"("provider", "order_reference");
-- CreateIndex
CREATE UNIQUE INDEX "subscription_payment_practice_id_period_attempt_key" ON "subscription_payment"("practice_id", "period", "attempt");
-- CreateIndex
CREATE UNIQUE INDEX "subscription_invoice_practice_id_payment_id_kind_key" ON "subscription_invoice"("practice_id", "payment_id", "kind");
-- CreateIndex
CREATE UNIQUE INDEX "subscription_invoice_series_position_key" ON "subscription_invoice"("series", "position");

-- What Prisma cannot say: checks, pointers inside the practice, the wall, grants.

ALTER TABLE subscription ADD CONSTRAINT subscription_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE subscription ADD CONSTRAINT subscription_words CHECK (cycle IN ('monthly', 'yearly') AND state IN ('starting', 'active', 'past_due', 'ended'));
ALTER TABLE subscription ADD CONSTRAINT subscription_period CHECK (period_end IS NULL OR period_end > period_start);
ALTER TABLE subscription_payment ADD CONSTRAINT subscription_payment_subscription_fk FOREIGN KEY (practice_id) REFERENCES subscription (practice_id);
ALTER TABLE subscription_payment ADD CONSTRAINT subscription_payment_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE subscription_payment ADD CONSTRAINT subscription_payment_words CHECK (
  kind IN ('checkout', 'renewal') AND state IN ('pending', 'unknown', 'paid', 'refused', 'expired', 'surplus', 'refunded')
  AND cycle IN ('monthly', 'yearly') AND tax IN ('domestic', 'reverse_charge', 'outside_eu'));
ALTER TABLE subscription_payment ADD CONSTRAINT subscription_payment_adds_up CHECK (
  quantity > 0 AND net_minor >= 0 AND vat_minor >= 0 AND total_minor = net_minor + vat_minor);
-- Two tries of one practice can never be open together, and no period is kept as paid twice.
CREATE UNIQUE INDEX subscription_payment_one_open ON subscription_payment (practice_id) WHERE state IN ('pending', 'unknown');
CREATE UNIQUE INDEX subscription_payment_one_paid ON subscription_payment (practice_id, period) WHERE state = 'paid';
ALTER TABLE subscription_invoice ADD CONSTRAINT subscription_invoice_payment_fk
  FOREIGN KEY (practice_id, payment_id) REFERENCES subscription_payment (practice_id, id);
ALTER TABLE subscription_invoice ADD CONSTRAINT subscription_invoice_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE subscription_invoice ADD CONSTRAINT subscription_invoice_corrects_fk
  FOREIGN KEY (practice_id, corrects_id) REFERENCES subscription_invoice (practice_id, id);
ALTER TABLE subscription_invoice ADD CONSTRAINT subscription_invoice_kind CHECK (
  (kind = 'invoice' AND corrects_id IS NULL) OR (kind = 'credit_note' AND corrects_id IS NOT NULL));
ALTER TABLE subscription_invoice ADD CONSTRAINT subscription_invoice_adds_up CHECK (total_minor = net_minor + vat_minor AND position > 0);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['subscription', 'subscription_payment', 'subscription_invoice'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON public.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON subscription, subscription_payment TO prati_app;
-- An issued invoice is never changed; it goes when its practice is deleted (into the archive) or its years are over.
GRANT SELECT, INSERT, DELETE ON subscription_invoice TO prati_app;
CREATE FUNCTION refuse_invoice_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'an issued invoice is not changed' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER subscription_invoice_stands BEFORE UPDATE ON subscription_invoice FOR EACH ROW EXECUTE FUNCTION refuse_invoice_change();
GRANT SELECT, INSERT, UPDATE ON invoice_series TO prati_app;
-- The web writes down that the provider called, and reads nothing back.
GRANT INSERT ON payment_notice TO prati_app;
-- The sweeper: what is due, and which payment a call was about.
GRANT SELECT (practice_id, due_at), UPDATE (due_at) ON subscription TO prati_relay;
GRANT SELECT (practice_id, id, provider, order_reference, due_at), UPDATE (due_at) ON subscription_payment TO prati_relay;
GRANT SELECT, UPDATE (heeded_at), DELETE ON payment_notice TO prati_relay;
CREATE POLICY relay_reads ON subscription FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON subscription FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);
CREATE POLICY relay_reads ON subscription_payment FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON subscription_payment FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);
