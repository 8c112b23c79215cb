-- What the patient was told of besides start and status: with whom, where and how. A visit given to a colleague at the same time is news too.
ALTER TABLE "appointment" ADD COLUMN     "told_where" TEXT;
UPDATE appointment SET told_where = practitioner_id || ' ' || site_id || ' ' || mode WHERE told_status IS NOT NULL;
