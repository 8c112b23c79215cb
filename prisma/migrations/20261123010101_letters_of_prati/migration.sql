-- A login that leads to no practice any more is closed by Prati itself: no practice asked, and none writes.
ALTER TABLE account_deletion ALTER COLUMN asked_in DROP NOT NULL;

-- What Prati itself writes to a login: when, about what and with what outcome, without address and without text.
CREATE TABLE "account_letter" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "effect_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "provider_id" TEXT,
    "failure" TEXT,

    CONSTRAINT "account_letter_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_letter_effect_key_key" ON "account_letter"("effect_key");
CREATE INDEX "account_letter_account_id_idx" ON "account_letter"("account_id");
ALTER TABLE account_letter ADD CONSTRAINT account_letter_account_fk FOREIGN KEY (account_id) REFERENCES account (id);
ALTER TABLE account_letter ADD CONSTRAINT account_letter_state CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped'));
ALTER TABLE account_letter ADD CONSTRAINT account_letter_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL));
CREATE INDEX account_letter_due ON account_letter (due_at) WHERE state IN ('queued', 'sending');

GRANT SELECT, INSERT, UPDATE, DELETE ON account_letter TO prati_app;
GRANT SELECT (id, kind, state, attempts, due_at), UPDATE (attempts, due_at) ON account_letter TO prati_relay;
