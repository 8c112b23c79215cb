-- CreateTable
CREATE TABLE "sub_processor_notice" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "sub_processor_notice_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "sub_processor_objection" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "ground_sealed" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_by" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    CONSTRAINT "sub_processor_objection_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "register_version" (
    "practice_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" TEXT,
    CONSTRAINT "register_version_pkey" PRIMARY KEY ("practice_id","number")
);
-- CreateTable
CREATE TABLE "own_register_version" (
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "own_register_version_pkey" PRIMARY KEY ("number")
);
-- CreateIndex
CREATE UNIQUE INDEX "sub_processor_notice_practice_id_change_key" ON "sub_processor_notice"("practice_id", "change");
-- CreateIndex
CREATE INDEX "sub_processor_notice_change_idx" ON "sub_processor_notice"("change");
-- CreateIndex
CREATE INDEX "sub_processor_objection_practice_id_change_idx" ON "sub_processor_objection"("practice_id", "change");

-- What Prisma cannot say: pointers inside the practice, one standing objection, the wall, grants.
ALTER TABLE sub_processor_notice ADD CONSTRAINT sub_processor_notice_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE sub_processor_objection ADD CONSTRAINT sub_processor_objection_member_fk FOREIGN KEY (practice_id, made_by) REFERENCES member (practice_id, id);
ALTER TABLE sub_processor_objection ADD CONSTRAINT sub_processor_objection_ends CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL OR withdrawn_at >= made_at));
CREATE UNIQUE INDEX sub_processor_objection_stands ON sub_processor_objection (practice_id, change) WHERE withdrawn_at IS NULL;
ALTER TABLE register_version ADD CONSTRAINT register_version_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE register_version ADD CONSTRAINT register_version_reviewed CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sub_processor_notice', 'sub_processor_objection', 'register_version'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON public.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO prati_app', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON own_register_version TO prati_app;
-- Which practices have not been told yet is asked across all of them.
GRANT SELECT (practice_id, change) ON sub_processor_notice TO prati_relay;
GRANT SELECT (created_at) ON practice TO prati_relay;
CREATE POLICY relay_reads ON sub_processor_notice FOR SELECT TO prati_relay USING (true);
