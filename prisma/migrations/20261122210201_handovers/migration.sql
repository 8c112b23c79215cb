-- A practice that closes may hand its patients to another one that accepts. Two rows, one on each side of the wall, tied by offer_id.
CREATE TABLE "handover" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "other_practice" TEXT,
    "other_name_sealed" TEXT,
    "email_sealed" TEXT,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "promised_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "handover_pkey" PRIMARY KEY ("practice_id","id")
);
-- An offer reaches a practice once.
CREATE UNIQUE INDEX "handover_practice_id_offer_id_key" ON "handover"("practice_id", "offer_id");

ALTER TABLE handover ADD CONSTRAINT handover_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE handover ADD CONSTRAINT handover_side CHECK (side IN ('gives', 'takes'));
ALTER TABLE handover ADD CONSTRAINT handover_state CHECK (state IN ('offered', 'accepted', 'refused', 'withdrawn', 'done', 'failed'));
-- One successor at a time.
CREATE UNIQUE INDEX handover_standing ON handover (practice_id) WHERE side = 'gives' AND state IN ('offered', 'accepted');

ALTER TABLE handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE handover FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON handover FOR ALL TO prati_app
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
GRANT SELECT, INSERT, UPDATE ON handover TO prati_app;
SELECT let_archivist_remove('handover');

ALTER TABLE deletion_request DROP CONSTRAINT deletion_request_handover;
ALTER TABLE deletion_request ADD CONSTRAINT deletion_request_handover CHECK (handover IN ('download', 'transfer', 'declined'));
-- Whoever objects to it is not handed on.
ALTER TABLE patient DROP CONSTRAINT patient_objects_to;
ALTER TABLE patient ADD CONSTRAINT patient_objects_to CHECK (objects_to <@ ARRAY['reminders', 'statistics', 'campaigns', 'transfer']);
