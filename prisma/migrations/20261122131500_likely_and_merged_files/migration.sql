-- CreateTable
CREATE TABLE "patient_likely" (
    "practice_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "patient_likely_pkey" PRIMARY KEY ("practice_id","patient_id","other_id")
);

-- What Prisma cannot say: pointers inside the practice, checks, the wall, grants.
ALTER TABLE patient_likely ADD CONSTRAINT likely_one_fk   FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id) ON DELETE CASCADE;
ALTER TABLE patient_likely ADD CONSTRAINT likely_other_fk FOREIGN KEY (practice_id, other_id) REFERENCES patient (practice_id, id) ON DELETE CASCADE;
ALTER TABLE patient_likely ADD CONSTRAINT likely_in_order CHECK (patient_id < other_id);
ALTER TABLE public.patient_likely ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.patient_likely FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON public.patient_likely FOR ALL TO prati_app
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON public.patient_likely TO prati_app;

-- A file is never deleted but for one case: undoing the import that made it.
GRANT DELETE ON patient TO prati_app;
CREATE FUNCTION refuse_patient_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a patient file is erased, not deleted' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER patient_stays BEFORE DELETE ON patient FOR EACH ROW WHEN (OLD.import_batch_id IS NULL) EXECUTE FUNCTION refuse_patient_delete();

-- Nothing new hangs on a file that was merged away. Whoever read the file before the merge waits for it here and begins again
-- (a serialisation failure, which the booking transaction tries anew).
CREATE FUNCTION refuse_merged_patient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM patient WHERE practice_id = NEW.practice_id AND id = NEW.patient_id AND merged_into IS NULL FOR KEY SHARE;
  IF NOT FOUND AND EXISTS (SELECT FROM patient WHERE practice_id = NEW.practice_id AND id = NEW.patient_id) THEN
    RAISE EXCEPTION 'this patient file was merged into another' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appointment_not_merged BEFORE INSERT ON appointment FOR EACH ROW
  WHEN (NEW.patient_id IS NOT NULL) EXECUTE FUNCTION refuse_merged_patient();
CREATE TRIGGER appointment_not_given_to_merged BEFORE UPDATE OF patient_id ON appointment FOR EACH ROW
  WHEN (NEW.patient_id IS NOT NULL AND NEW.patient_id IS DISTINCT FROM OLD.patient_id) EXECUTE FUNCTION refuse_merged_patient();
CREATE TRIGGER series_not_merged BEFORE INSERT OR UPDATE OF patient_id ON appointment_series FOR EACH ROW EXECUTE FUNCTION refuse_merged_patient();
CREATE TRIGGER waiting_not_merged BEFORE INSERT OR UPDATE OF patient_id ON waiting_entry FOR EACH ROW EXECUTE FUNCTION refuse_merged_patient();
