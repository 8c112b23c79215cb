-- A session that proved its password anew, and the copies of data a practice or a patient asks for.
ALTER TABLE "session" ADD COLUMN     "stepped_up_at" TIMESTAMPTZ(3),
ADD COLUMN     "former_hash" TEXT,
ADD COLUMN     "former_until" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "session_former_hash_key" ON "session"("former_hash");

CREATE TABLE "export_job" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "patient_id" TEXT,
    "request_id" TEXT,
    "asked_by_kind" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "files_done" INTEGER NOT NULL DEFAULT 0,
    "files_total" INTEGER,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT,
    "sha256" TEXT,
    "key_sealed" TEXT,
    "failure" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "alive_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "downloads" INTEGER NOT NULL DEFAULT 0,
    "downloaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_job_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE INDEX "export_job_practice_id_asked_at_idx" ON "export_job"("practice_id", "asked_at");

ALTER TABLE export_job ADD CONSTRAINT export_job_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE export_job ADD CONSTRAINT export_job_patient_fk FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id);
ALTER TABLE export_job ADD CONSTRAINT export_job_known CHECK (
  scope IN ('practice', 'patient') AND asked_by_kind IN ('member', 'patient') AND (scope = 'patient') = (patient_id IS NOT NULL)
  AND state IN ('asked', 'running', 'ready', 'failed', 'expired'));
ALTER TABLE export_job ADD CONSTRAINT export_job_ready CHECK (
  (state = 'ready') = (key_sealed IS NOT NULL) AND (state <> 'ready' OR (bytes IS NOT NULL AND sha256 IS NOT NULL AND expires_at IS NOT NULL)));
-- However many ask at once: one of each subject is under way.
CREATE UNIQUE INDEX export_job_one_under_way ON export_job (practice_id, scope, coalesce(patient_id, '')) WHERE state IN ('asked', 'running');
CREATE INDEX export_job_due ON export_job (due_at) WHERE due_at IS NOT NULL;

ALTER TABLE export_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_job FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON export_job FOR ALL TO prati_app
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON export_job TO prati_app;
GRANT SELECT (practice_id, id, state, due_at), UPDATE (due_at) ON export_job TO prati_relay;
CREATE POLICY relay_reads ON export_job FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON export_job FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);
