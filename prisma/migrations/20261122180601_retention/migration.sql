-- Retention: what is past its term goes at night, what the law keeps goes into the archive, what is held stays.

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'prati_archivist') THEN
    RAISE EXCEPTION 'Create the role prati_archivist before migrating (docs/operations.md says how).';
  END IF;
END $$;

-- AlterTable
ALTER TABLE "patient" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "brought_back_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_appointment_at" TIMESTAMPTZ(3);
ALTER TABLE "member" ADD COLUMN     "anonymised_at" TIMESTAMPTZ(3);
ALTER TABLE "practitioner" ADD COLUMN     "anonymised_at" TIMESTAMPTZ(3);
ALTER TABLE "account" ADD COLUMN     "last_active_at" TIMESTAMPTZ(3),
ADD COLUMN     "warned_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "retention_setting" (
    "practice_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "keep_years" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "retention_setting_pkey" PRIMARY KEY ("practice_id","category")
);
CREATE TABLE "legal_hold" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "category" TEXT,
    "patient_id" TEXT,
    "ground" TEXT NOT NULL,
    "reason_sealed" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "review_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "lift_asked_by" TEXT,
    "lift_asked_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "retention_run" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "night" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "report" JSONB,
    "report_hash" TEXT,
    "signature" TEXT,
    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "retention_go_ahead" (
    "practice_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "most" INTEGER NOT NULL,
    "given_by" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "retention_go_ahead_pkey" PRIMARY KEY ("practice_id","run_id","category")
);
CREATE TABLE "retention_count" (
    "practice_id" TEXT NOT NULL,
    "table_name" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "retention_count_pkey" PRIMARY KEY ("practice_id","table_name","year","what")
);
CREATE TABLE "platform_retention_run" (
    "id" TEXT NOT NULL,
    "night" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" JSONB NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "report" JSONB,
    "report_hash" TEXT,
    "signature" TEXT,
    CONSTRAINT "platform_retention_run_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "audit_segment" (
    "practice_id" TEXT NOT NULL,
    "first_seq" BIGINT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "previous" TEXT NOT NULL,
    "last_hash" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "dropped_at" TIMESTAMPTZ(3),
    CONSTRAINT "audit_segment_pkey" PRIMARY KEY ("practice_id","first_seq")
);
CREATE TABLE "archive_opening" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "reason_sealed" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "archive_opening_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "archive";
CREATE TABLE "archive"."kept_row" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "table_name" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "source_text" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "key_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "kept_row_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "keys"."archive_key" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "wrapped" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "destroyed_at" TIMESTAMPTZ(3),
    CONSTRAINT "archive_key_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "retention_run_practice_id_night_key" ON "retention_run"("practice_id", "night");
CREATE UNIQUE INDEX "platform_retention_run_night_key" ON "platform_retention_run"("night");
CREATE INDEX "legal_hold_practice_id_patient_id_idx" ON "legal_hold"("practice_id", "patient_id");
CREATE INDEX "kept_row_practice_id_subject_id_idx" ON "archive"."kept_row"("practice_id", "subject_id");
CREATE INDEX "kept_row_practice_id_ends_at_idx" ON "archive"."kept_row"("practice_id", "ends_at");

-- What Prisma cannot say: pointers inside the practice, checks, the walls, grants.
ALTER TABLE retention_setting  ADD CONSTRAINT retention_setting_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE legal_hold         ADD CONSTRAINT legal_hold_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE legal_hold         ADD CONSTRAINT legal_hold_patient_fk  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id);
ALTER TABLE retention_run      ADD CONSTRAINT retention_run_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE retention_go_ahead ADD CONSTRAINT retention_go_ahead_run_fk FOREIGN KEY (practice_id, run_id) REFERENCES retention_run (practice_id, id);
ALTER TABLE retention_count    ADD CONSTRAINT retention_count_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE audit_segment      ADD CONSTRAINT audit_segment_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE archive_opening    ADD CONSTRAINT archive_opening_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE keys.archive_key   ADD CONSTRAINT archive_key_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE archive.kept_row   ADD CONSTRAINT kept_row_key_fk FOREIGN KEY (practice_id, key_id) REFERENCES keys.archive_key (practice_id, id);

ALTER TABLE retention_setting ADD CONSTRAINT retention_setting_years CHECK (keep_years BETWEEN 1 AND 20);
ALTER TABLE legal_hold ADD CONSTRAINT legal_hold_kind CHECK (kind IN ('statutory', 'dispute'));
-- What the law holds ends on a computed date; what a dispute holds ends when two people say so.
ALTER TABLE legal_hold ADD CONSTRAINT legal_hold_ends CHECK (kind = 'dispute' OR ends_at IS NOT NULL);
ALTER TABLE legal_hold ADD CONSTRAINT legal_hold_two_people CHECK (
  lifted_at IS NULL OR (lift_asked_by IS NOT NULL AND lifted_by IS NOT NULL AND lifted_by <> lift_asked_by));
ALTER TABLE retention_run ADD CONSTRAINT retention_run_state CHECK (state IN ('running', 'done') AND (state = 'running' OR signature IS NOT NULL));
ALTER TABLE platform_retention_run ADD CONSTRAINT platform_retention_run_state CHECK (state IN ('running', 'done') AND (state = 'running' OR signature IS NOT NULL));
ALTER TABLE audit_segment ADD CONSTRAINT audit_segment_runs CHECK (last_seq >= first_seq);
ALTER TABLE archive_opening ADD CONSTRAINT archive_opening_two_people CHECK (
  (approved_by IS NULL OR approved_by <> asked_by) AND (read_at IS NULL OR approved_at IS NOT NULL));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['retention_setting', 'legal_hold', 'retention_run', 'retention_go_ahead', 'retention_count', 'audit_segment', 'archive_opening']
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON public.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON retention_setting, retention_run, legal_hold, archive_opening TO prati_app;
GRANT SELECT, INSERT, UPDATE ON retention_go_ahead, retention_count, platform_retention_run TO prati_app;
GRANT SELECT ON audit_segment TO prati_app;
-- A signed report is not written again.
CREATE FUNCTION keep_signed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a signed report is not changed' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER retention_run_final BEFORE UPDATE ON retention_run FOR EACH ROW WHEN (OLD.state = 'done') EXECUTE FUNCTION keep_signed_report();
CREATE TRIGGER platform_retention_run_final BEFORE UPDATE ON platform_retention_run FOR EACH ROW
  WHEN (OLD.state = 'done') EXECUTE FUNCTION keep_signed_report();

-- The archivist: a role the application steps into, within one practice, to remove what is past its term where the application itself may
-- not, and to keep the archive, which the application cannot read.
CREATE FUNCTION let_archivist_remove(removed regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT SELECT, DELETE ON %s TO prati_archivist', removed);
  EXECUTE format($p$CREATE POLICY archivist_reads ON %s FOR SELECT TO prati_archivist
    USING (practice_id = nullif(current_setting('app.practice', true), ''))$p$, removed);
  EXECUTE format($p$CREATE POLICY archivist_removes ON %s FOR DELETE TO prati_archivist
    USING (practice_id = nullif(current_setting('app.practice', true), ''))$p$, removed);
END $$;
REVOKE ALL ON FUNCTION let_archivist_remove FROM PUBLIC;
GRANT USAGE ON SCHEMA public, keys, archive TO prati_archivist;
SELECT let_archivist_remove('audit_entry'), let_archivist_remove('event'), let_archivist_remove('appointment'), let_archivist_remove('consent_event');
GRANT INSERT ON consent_gone TO prati_archivist;
CREATE POLICY archivist_notes ON consent_gone FOR INSERT TO prati_archivist
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
GRANT SELECT, INSERT, UPDATE ON audit_segment TO prati_archivist;
CREATE POLICY archivist_seals ON audit_segment FOR ALL TO prati_archivist
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));

ALTER TABLE archive.kept_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE archive.kept_row FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON archive.kept_row FOR ALL TO prati_archivist
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
ALTER TABLE keys.archive_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE keys.archive_key FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON keys.archive_key FOR ALL TO prati_archivist
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
GRANT SELECT, INSERT, DELETE ON archive.kept_row TO prati_archivist;
GRANT SELECT, INSERT, UPDATE ON keys.archive_key TO prati_archivist;

-- The journal only grows, but for whole sealed segments that are past their term: their heads stay in audit_segment.
CREATE FUNCTION keep_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'prati_archivist' AND EXISTS (
    SELECT FROM audit_segment WHERE practice_id = OLD.practice_id AND OLD.seq BETWEEN first_seq AND last_seq AND dropped_at IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER audit_entry_append_only ON audit_entry;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION keep_audit_chain();

-- An appointment is deleted in two cases: undoing the import that made it, and once it is past its term.
CREATE OR REPLACE FUNCTION refuse_appointment_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'prati_archivist' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'an appointment is cancelled, not deleted' USING ERRCODE = 'insufficient_privilege';
END $$;

-- Whoever books again is a patient in daily care again: the file leaves the archive with the appointment, whoever writes it.
CREATE FUNCTION bring_file_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE patient SET archived_at = NULL, brought_back_at = NEW.created_at
    WHERE practice_id = NEW.practice_id AND id = NEW.patient_id AND archived_at IS NOT NULL AND NEW.starts_at > archived_at;
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_brings_back AFTER INSERT OR UPDATE OF patient_id, status ON appointment FOR EACH ROW
  WHEN (NEW.patient_id IS NOT NULL AND NEW.status IN ('requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done'))
  EXECUTE FUNCTION bring_file_back();
