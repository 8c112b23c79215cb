CREATE TABLE "access_review" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "first_seq" BIGINT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "reviewed_by" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "note_sealed" TEXT,

    CONSTRAINT "access_review_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "breach" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title_sealed" TEXT NOT NULL,
    "facts_sealed" TEXT NOT NULL,
    "consequences_sealed" TEXT,
    "measures_sealed" TEXT,
    "kinds" TEXT[],
    "data_kinds" TEXT[],
    "severity" TEXT NOT NULL,
    "risk" TEXT,
    "affected_count" INTEGER,
    "happened_at" TIMESTAMPTZ(3),
    "aware_at" TIMESTAMPTZ(3) NOT NULL,
    "notify_due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "authority_draft_sealed" TEXT,
    "people_draft_sealed" TEXT,
    "notified_authority_at" TIMESTAMPTZ(3),
    "authority_reference" TEXT,
    "delay_reason_sealed" TEXT,
    "notified_people_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "close_ground_sealed" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "breach_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "breach_step" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "breach_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "breach_step_pkey" PRIMARY KEY ("practice_id","id")
);
-- Found once: a night looked at again finds the same.
CREATE UNIQUE INDEX "access_review_practice_id_rule_member_id_on_day_key" ON "access_review"("practice_id", "rule", "member_id", "on_day");
CREATE INDEX "breach_practice_id_state_idx" ON "breach"("practice_id", "state");
CREATE INDEX "breach_step_practice_id_breach_id_idx" ON "breach_step"("practice_id", "breach_id");

ALTER TABLE access_review ADD CONSTRAINT access_review_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE access_review ADD CONSTRAINT access_review_member_fk FOREIGN KEY (practice_id, member_id) REFERENCES member (practice_id, id);
ALTER TABLE access_review ADD CONSTRAINT access_review_reviewer_fk FOREIGN KEY (practice_id, reviewed_by) REFERENCES member (practice_id, id);
ALTER TABLE access_review ADD CONSTRAINT access_review_says CHECK (
  rule IN ('many_files', 'at_night', 'no_contact', 'whole_base') AND first_seq <= last_seq AND count > 0
  AND (outcome IS NULL OR outcome IN ('legitimate', 'follow_up'))
  AND (outcome IS NULL) = (reviewed_at IS NULL) AND (outcome IS NULL) = (reviewed_by IS NULL));
ALTER TABLE breach ADD CONSTRAINT breach_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE breach ADD CONSTRAINT breach_creator_fk FOREIGN KEY (practice_id, created_by) REFERENCES member (practice_id, id);
-- The seventy-two hours are hours that pass, whatever clocks show (GDPR 33.1; Regulation 1182/71, art. 3).
ALTER TABLE breach ADD CONSTRAINT breach_says CHECK (
  state IN ('open', 'notified', 'closed') AND (state = 'closed') = (closed_at IS NOT NULL)
  AND (state <> 'notified' OR notified_authority_at IS NOT NULL)
  AND severity IN ('low', 'medium', 'high') AND (risk IS NULL OR risk IN ('none', 'risk', 'high_risk'))
  AND kinds <@ ARRAY['confidentiality', 'integrity', 'availability'] AND cardinality(kinds) > 0
  AND data_kinds <@ ARRAY['identity', 'contact', 'appointments', 'health', 'sign_in', 'billing']
  AND (affected_count IS NULL OR affected_count >= 0) AND notify_due_at = aware_at + interval '72 hours'
  AND (closed_at IS NULL OR notified_authority_at IS NOT NULL OR close_ground_sealed IS NOT NULL));
ALTER TABLE breach_step ADD CONSTRAINT breach_step_breach_fk FOREIGN KEY (practice_id, breach_id) REFERENCES breach (practice_id, id) ON DELETE CASCADE;
ALTER TABLE breach_step ADD CONSTRAINT breach_step_what CHECK (
  what IN ('opened', 'changed', 'draft_kept', 'authority_notified', 'people_notified', 'closed'));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['access_review', 'breach', 'breach_step'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON public.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO prati_app', t);
    PERFORM let_archivist_remove(t::regclass);
  END LOOP;
END $$;

-- The timeline only grows; it goes with its breach when the breach's term is over.
REVOKE UPDATE ON breach_step FROM prati_app;
CREATE TRIGGER breach_step_append_only BEFORE UPDATE ON breach_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
