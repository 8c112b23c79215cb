-- A code typed right while something is still to be decided (a visit close by, another time): proven for ten minutes, not yet used.
ALTER TABLE "booking_verification" ADD COLUMN     "proven_at" TIMESTAMPTZ(3);
