-- Custody: what a deleted practice left in the archive can be asked for by the person it is about, and read by two custodians of Prati.

-- When the term of a row ends that a dispute holds open: what counts again once two people lift it. Null where no law says.
ALTER TABLE "archive"."kept_row" ADD COLUMN     "term_ends_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "archive"."kept_person" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "account_mark" TEXT,
    "person_mark" TEXT,
    "key_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "kept_person_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "archive"."custody_request" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "ground" TEXT,
    "key_sealed" TEXT,
    "bytes" INTEGER,
    "copy_until" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3),
    CONSTRAINT "custody_request_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "archive"."custody_opening" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "request_id" TEXT,
    "key_id" TEXT NOT NULL,
    "reason_sealed" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "custody_opening_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "custodian" (
    "account_id" TEXT NOT NULL,
    "appointed_by" TEXT NOT NULL,
    "appointed_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "custodian_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE INDEX "kept_person_account_mark_idx" ON "archive"."kept_person"("account_mark");
CREATE UNIQUE INDEX "kept_person_practice_id_subject_id_key" ON "archive"."kept_person"("practice_id", "subject_id");
CREATE INDEX "custody_request_account_id_idx" ON "archive"."custody_request"("account_id");

-- What Prisma cannot say: pointers inside the practice, checks, the walls, grants.
ALTER TABLE archive.kept_person     ADD CONSTRAINT kept_person_key_fk FOREIGN KEY (practice_id, key_id) REFERENCES keys.archive_key (practice_id, id);
ALTER TABLE archive.custody_request ADD CONSTRAINT custody_request_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE archive.custody_opening ADD CONSTRAINT custody_opening_key_fk FOREIGN KEY (practice_id, key_id) REFERENCES keys.archive_key (practice_id, id);
ALTER TABLE archive.custody_opening ADD CONSTRAINT custody_opening_request_fk FOREIGN KEY (practice_id, request_id) REFERENCES archive.custody_request (practice_id, id);
ALTER TABLE custodian               ADD CONSTRAINT custodian_account_fk FOREIGN KEY (account_id) REFERENCES account (id);

ALTER TABLE archive.custody_request ADD CONSTRAINT custody_request_state CHECK (state IN ('asked', 'answered', 'refused', 'withdrawn'));
ALTER TABLE archive.custody_request ADD CONSTRAINT custody_request_closed CHECK ((state = 'asked') = (closed_at IS NULL));
ALTER TABLE archive.custody_opening ADD CONSTRAINT custody_opening_purpose CHECK (purpose IN ('read', 'lift_hold'));
ALTER TABLE archive.custody_opening ADD CONSTRAINT custody_opening_ground CHECK (ground IN ('rights_request', 'authority', 'claim'));
ALTER TABLE archive.custody_opening ADD CONSTRAINT custody_opening_two_people CHECK (
  (approved_by IS NULL OR approved_by <> asked_by) AND (used_at IS NULL OR approved_at IS NOT NULL));
-- A second request while one stands is the same request.
CREATE UNIQUE INDEX custody_request_standing ON archive.custody_request (practice_id, account_id) WHERE state = 'asked';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['kept_person', 'custody_request', 'custody_opening']
  LOOP
    EXECUTE format('ALTER TABLE archive.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE archive.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON archive.%I FOR ALL TO prati_archivist
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
  END LOOP;
END $$;
-- Whoever is signed in finds what is kept of them by a keyed mark of their own account, whichever practice it was, and their own requests.
CREATE POLICY by_capability ON archive.kept_person FOR SELECT TO prati_archivist
  USING (account_mark = nullif(current_setting('app.capability', true), ''));
CREATE POLICY own_request ON archive.custody_request FOR SELECT TO prati_archivist
  USING (account_id = nullif(current_setting('app.account', true), ''));
GRANT SELECT, INSERT, DELETE ON archive.kept_person, archive.custody_request, archive.custody_opening TO prati_archivist;
GRANT UPDATE (state, closed_at, ground, key_sealed, bytes, copy_until, taken_at) ON archive.custody_request TO prati_archivist;
GRANT UPDATE (approved_by, approved_at, used_at, expires_at) ON archive.custody_opening TO prati_archivist;
-- A hold that two people lifted gives the row its own term back; nothing else of it is ever changed.
GRANT UPDATE (ends_at, ground) ON archive.kept_row TO prati_archivist;

-- Which requests stand and which copies are due to go, across practices: ids and dates.
GRANT USAGE ON SCHEMA archive TO prati_relay;
GRANT SELECT (practice_id, id, state, asked_at, due_on, closed_at, copy_until) ON archive.custody_request TO prati_relay;
CREATE POLICY relay_reads ON archive.custody_request FOR SELECT TO prati_relay USING (true);

-- Who may open the archive of a practice that is gone: appointed once, ended, never removed.
GRANT SELECT, INSERT ON custodian TO prati_app;
GRANT UPDATE (ended_at) ON custodian TO prati_app;
