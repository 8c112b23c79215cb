-- What runs only while somebody's yes stands: product measurement, newsletters, sector figures, copies for training.
CREATE TABLE "usage_event" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "page_family" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_event_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE INDEX "usage_event_practice_id_member_id_idx" ON "usage_event"("practice_id", "member_id");
CREATE INDEX "usage_event_at_idx" ON "usage_event"("at");
CREATE TABLE "page_view_count" (
    "day" DATE NOT NULL,
    "page_family" TEXT NOT NULL,
    "views" INTEGER NOT NULL,

    CONSTRAINT "page_view_count_pkey" PRIMARY KEY ("day","page_family")
);
CREATE TABLE "campaign" (
    "id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "campaign_fingerprint_key" ON "campaign"("fingerprint");
CREATE TABLE "campaign_delivery" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_delivery_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE UNIQUE INDEX "campaign_delivery_practice_id_campaign_id_member_id_key" ON "campaign_delivery"("practice_id", "campaign_id", "member_id");
CREATE INDEX "campaign_delivery_practice_id_member_id_idx" ON "campaign_delivery"("practice_id", "member_id");
CREATE TABLE "mail_suppression" (
    "token" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_suppression_pkey" PRIMARY KEY ("token")
);
CREATE TABLE "sector_run" (
    "month" DATE NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sector_run_pkey" PRIMARY KEY ("month")
);
CREATE TABLE "sector_figure" (
    "month" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "practices" INTEGER NOT NULL,

    CONSTRAINT "sector_figure_pkey" PRIMARY KEY ("month","name")
);
CREATE TABLE "training_copy" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_copy_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE INDEX "training_copy_practice_id_member_id_idx" ON "training_copy"("practice_id", "member_id");
CREATE INDEX "training_copy_practice_id_patient_id_idx" ON "training_copy"("practice_id", "patient_id");

-- Keys inside the practice; what is counted is no less than it says.
ALTER TABLE usage_event ADD CONSTRAINT usage_event_member_fk FOREIGN KEY (practice_id, member_id) REFERENCES member (practice_id, id) ON DELETE CASCADE;
ALTER TABLE campaign_delivery ADD CONSTRAINT campaign_delivery_member_fk FOREIGN KEY (practice_id, member_id) REFERENCES member (practice_id, id) ON DELETE CASCADE;
ALTER TABLE campaign_delivery ADD CONSTRAINT campaign_delivery_campaign_fk FOREIGN KEY (campaign_id) REFERENCES campaign (id);
ALTER TABLE training_copy ADD CONSTRAINT training_copy_member_fk FOREIGN KEY (practice_id, member_id) REFERENCES member (practice_id, id) ON DELETE CASCADE;
ALTER TABLE training_copy ADD CONSTRAINT training_copy_patient_fk FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id) ON DELETE CASCADE;
ALTER TABLE page_view_count ADD CONSTRAINT page_view_count_some CHECK (views > 0);
-- The database itself knows no figure over fewer than ten practices.
ALTER TABLE sector_figure ADD CONSTRAINT sector_figure_of_many CHECK (practices >= 10);

-- Practices apart.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['usage_event', 'campaign_delivery', 'training_copy']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON %I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON usage_event, campaign_delivery, training_copy TO prati_app;
GRANT SELECT, INSERT, UPDATE ON page_view_count TO prati_app;
GRANT SELECT, INSERT ON campaign, sector_run, sector_figure TO prati_app;
GRANT SELECT, INSERT, DELETE ON mail_suppression TO prati_app;
