-- Visits brought in from another programme: which wish of a file a row stands for, so that the same file brings nothing in twice, and
-- whether its patient is to be reminded.
ALTER TABLE "appointment" ADD COLUMN     "imported_as" TEXT,
ADD COLUMN     "reminded" BOOLEAN NOT NULL DEFAULT true;
CREATE UNIQUE INDEX appointment_imported_as ON appointment (practice_id, imported_as) WHERE imported_as IS NOT NULL;

-- An appointment is never deleted but for one case: undoing the import that made it.
GRANT DELETE ON appointment TO prati_app;
CREATE FUNCTION refuse_appointment_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'an appointment is cancelled, not deleted' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER appointment_stays BEFORE DELETE ON appointment FOR EACH ROW WHEN (OLD.import_batch_id IS NULL) EXECUTE FUNCTION refuse_appointment_delete();
