CREATE TABLE "deletion_request" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "execute_at" TIMESTAMPTZ(3) NOT NULL,
    "handover" TEXT NOT NULL,
    "export_id" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "executed_at" TIMESTAMPTZ(3),
    "progress" JSONB NOT NULL DEFAULT '{}',
    "ring_at" TIMESTAMPTZ(3),

    CONSTRAINT "deletion_request_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "account_deletion" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "execute_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "executed_at" TIMESTAMPTZ(3),
    "ring_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_in" TEXT NOT NULL,

    CONSTRAINT "account_deletion_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "deletion_certificate" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "executed_at" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB NOT NULL,
    "report_hash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "deletion_certificate_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "suppression" (
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "practice" TEXT,
    "subject" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "deletion_certificate_token_hash_key" ON "deletion_certificate"("token_hash");
CREATE UNIQUE INDEX "deletion_certificate_subject_key" ON "deletion_certificate"("subject");

ALTER TABLE deletion_request ADD CONSTRAINT deletion_request_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE deletion_request ADD CONSTRAINT deletion_request_state CHECK (state IN ('waiting', 'withdrawn', 'executing', 'done'));
ALTER TABLE deletion_request ADD CONSTRAINT deletion_request_handover CHECK (handover IN ('download', 'declined'));
ALTER TABLE account_deletion ADD CONSTRAINT account_deletion_account_fk FOREIGN KEY (account_id) REFERENCES account (id);
ALTER TABLE account_deletion ADD CONSTRAINT account_deletion_state CHECK (state IN ('waiting', 'withdrawn', 'executing', 'done'));
-- A second request while one stands is the same request.
CREATE UNIQUE INDEX deletion_request_standing ON deletion_request (practice_id) WHERE state IN ('waiting', 'executing');
CREATE UNIQUE INDEX account_deletion_standing ON account_deletion (account_id) WHERE state IN ('waiting', 'executing');
CREATE INDEX deletion_request_due ON deletion_request (ring_at) WHERE state <> 'withdrawn' AND ring_at IS NOT NULL;
CREATE INDEX account_deletion_due ON account_deletion (ring_at) WHERE state IN ('waiting', 'executing');

ALTER TABLE deletion_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE deletion_request FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON deletion_request FOR ALL TO prati_app
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
GRANT SELECT, INSERT, UPDATE ON deletion_request, account_deletion TO prati_app;
-- What was erased and certified is never changed.
GRANT SELECT, INSERT ON deletion_certificate, suppression TO prati_app;
CREATE TRIGGER deletion_certificate_final BEFORE UPDATE ON deletion_certificate FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER suppression_append_only BEFORE UPDATE OR DELETE ON suppression FOR EACH ROW EXECUTE FUNCTION refuse_change();

GRANT SELECT (practice_id, id, state, ring_at), UPDATE (ring_at) ON deletion_request TO prati_relay;
GRANT SELECT (id, state, ring_at), UPDATE (ring_at) ON account_deletion TO prati_relay;
CREATE POLICY relay_reads ON deletion_request FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON deletion_request FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);

-- A deleted practice leaves nothing behind but what the archive holds: the archivist may remove any of its rows.
GRANT SELECT (id, lifecycle_state) ON practice TO prati_archivist;
CREATE POLICY archivist_reads ON practice FOR SELECT TO prati_archivist USING (id = nullif(current_setting('app.practice', true), ''));
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'practice_id' AND NOT a.attisdropped
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
             AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'archivist_removes')
  LOOP
    PERFORM let_archivist_remove(t.name);
  END LOOP;
END $$;

-- The journal of a practice that is deleted goes into the archive whole.
CREATE OR REPLACE FUNCTION keep_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'prati_archivist' AND (
    EXISTS (SELECT FROM audit_segment WHERE practice_id = OLD.practice_id AND OLD.seq BETWEEN first_seq AND last_seq AND dropped_at IS NOT NULL)
    OR EXISTS (SELECT FROM practice WHERE id = OLD.practice_id AND lifecycle_state = 'deleted')) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- Patient files and consent events go whole with their practice; in one that lives they stay as they were told to.
CREATE FUNCTION is_of_deleted_practice(whose text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_user = 'prati_archivist' AND EXISTS (SELECT FROM practice WHERE id = whose AND lifecycle_state = 'deleted')
$$;
CREATE OR REPLACE FUNCTION refuse_patient_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_of_deleted_practice(OLD.practice_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'a patient file is erased, not deleted' USING ERRCODE = 'insufficient_privilege';
END $$;

-- Jobs that go through all practices pass over those that are deleted: nothing is ever written there again.
DROP POLICY relay_reads ON practice;
CREATE POLICY relay_reads ON practice FOR SELECT TO prati_relay USING (lifecycle_state <> 'deleted');
