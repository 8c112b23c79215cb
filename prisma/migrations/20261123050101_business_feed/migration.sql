-- What a practice handed over in each file of the Google Business feed, for a day (PRODUCT section 5, google_business_feed).
CREATE TABLE "business_feed_copy" (
    "practice_id" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "business_feed_copy_pkey" PRIMARY KEY ("practice_id","file")
);
CREATE INDEX "business_feed_copy_shared_at_idx" ON "business_feed_copy"("shared_at");

ALTER TABLE business_feed_copy ADD CONSTRAINT business_feed_copy_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE business_feed_copy ADD CONSTRAINT business_feed_copy_file CHECK (file IN ('entity', 'action', 'service'));

ALTER TABLE business_feed_copy ENABLE ROW LEVEL SECURITY;
ALTER TABLE business_feed_copy FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON business_feed_copy FOR ALL TO prati_app
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON business_feed_copy TO prati_app;
-- Whose day is over, and nothing of what is in it.
CREATE POLICY relay_reads ON business_feed_copy FOR SELECT TO prati_relay USING (true);
GRANT SELECT (practice_id, shared_at) ON business_feed_copy TO prati_relay;
SELECT let_archivist_remove('business_feed_copy');
