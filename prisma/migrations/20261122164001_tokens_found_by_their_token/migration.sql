-- With the practice in front, this index could be taken for finding a token: while a new practice brings in its patients the planner still
-- believes it has next to none, and reads all of them each time instead of the ones the primary key leads to.
DROP INDEX "patient_token_practice_id_patient_id_idx";
CREATE INDEX "patient_token_patient_id_idx" ON "patient_token"("patient_id");
