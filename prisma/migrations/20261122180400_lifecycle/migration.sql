-- Where a practice stands between sign-up and deletion. The state is the practice's; whatever is due stands in rows of its own.
ALTER TABLE "practice" ADD COLUMN "before_deletion" TEXT,
ADD COLUMN "lifecycle_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "lifecycle_state" TEXT NOT NULL DEFAULT 'trial';
ALTER TABLE practice NO FORCE ROW LEVEL SECURITY;
UPDATE practice SET lifecycle_since = created_at;
ALTER TABLE practice FORCE ROW LEVEL SECURITY;
ALTER TABLE practice ADD CONSTRAINT practice_lifecycle_state CHECK (
  lifecycle_state IN ('trial', 'active', 'past_due', 'grace', 'free_listing', 'deletion_requested', 'deleted'));
-- Where it would be had it never asked: known exactly while the request stands.
ALTER TABLE practice ADD CONSTRAINT practice_before_deletion CHECK (
  before_deletion IN ('trial', 'active', 'past_due', 'grace', 'free_listing') AND lifecycle_state IN ('deletion_requested', 'deleted')
  OR before_deletion IS NULL AND lifecycle_state <> 'deletion_requested');

-- CreateTable
CREATE TABLE "lifecycle_timer" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "for_period" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "ring_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    CONSTRAINT "lifecycle_timer_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "lifecycle_notice" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "for_period" TEXT NOT NULL,
    "happens_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "lifecycle_notice_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateIndex
CREATE UNIQUE INDEX "lifecycle_timer_practice_id_kind_for_period_key" ON "lifecycle_timer"("practice_id", "kind", "for_period");
-- CreateIndex
CREATE UNIQUE INDEX "lifecycle_notice_practice_id_kind_for_period_member_id_key" ON "lifecycle_notice"("practice_id", "kind", "for_period", "member_id");

ALTER TABLE lifecycle_timer ADD CONSTRAINT lifecycle_timer_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE lifecycle_timer ADD CONSTRAINT lifecycle_timer_state CHECK (state IN ('planned', 'done', 'dropped'));
ALTER TABLE lifecycle_timer ADD CONSTRAINT lifecycle_timer_settled CHECK ((state = 'planned') = (settled_at IS NULL));
ALTER TABLE lifecycle_notice ADD CONSTRAINT lifecycle_notice_member_fk FOREIGN KEY (practice_id, member_id) REFERENCES member (practice_id, id);
CREATE INDEX lifecycle_timer_due ON lifecycle_timer (ring_at) WHERE state = 'planned';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['lifecycle_timer', 'lifecycle_notice']
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON public.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO prati_app', t);
  END LOOP;
END $$;
-- The sweeper rings for what is due, across practices; it sees ids and times only.
GRANT SELECT (practice_id, id, ring_at, state), UPDATE (ring_at) ON lifecycle_timer TO prati_relay;
CREATE POLICY relay_reads ON lifecycle_timer FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON lifecycle_timer FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);

-- A practice about to be deleted shows no profile, whatever its practitioners consented to; their consent is not touched.
ALTER TABLE practitioner ADD COLUMN IF NOT EXISTS "hidden" BOOLEAN NOT NULL DEFAULT false;
CREATE FUNCTION hide_with_practice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE practitioner SET hidden = NEW.lifecycle_state IN ('deletion_requested', 'deleted') WHERE practice_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER practice_hides AFTER UPDATE OF lifecycle_state ON practice FOR EACH ROW
  WHEN (OLD.lifecycle_state IS DISTINCT FROM NEW.lifecycle_state) EXECUTE FUNCTION hide_with_practice();
