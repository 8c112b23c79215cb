-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "keys";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "email_token" TEXT NOT NULL,
    "email_sealed" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "working_in" TEXT,
    "level" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email_sealed" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "token_sealed" TEXT,
    "invited_by" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "appointment" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "site_id" TEXT NOT NULL,
    "visit_reason_id" TEXT NOT NULL,
    "patient_id" TEXT,
    "status" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "buffer_before" INTEGER NOT NULL,
    "buffer_after" INTEGER NOT NULL,
    "block_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "block_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "wall_start" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "overbooked" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "is_first_visit" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3),
    "hold_token_hash" TEXT,
    "hold_extended" BOOLEAN NOT NULL DEFAULT false,
    "manage_token_hash" TEXT,
    "contact_email_sealed" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "booked_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by" TEXT,
    "cancelled_late" BOOLEAN,
    "cancel_reason" TEXT,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "booking_verification" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "appointment_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "code_sealed" TEXT,
    "identity_sealed" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_verification_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "practice_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "answer_sealed" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("practice_id","scope","key_hash")
);

-- CreateTable
CREATE TABLE "opening" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "site_id" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,
    "modes" TEXT[],
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "opening_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "opening_exception" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "site_id" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "openings" JSONB NOT NULL,

    CONSTRAINT "opening_exception_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "absence" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "label" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "relayed_at" TIMESTAMPTZ(3),
    "awaited" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "dead" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "event_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "practice_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("practice_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "practice_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "subject" TEXT,
    "facts" JSONB NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("practice_id","seq")
);

-- CreateTable
CREATE TABLE "keys"."data_key" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "wrapped" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "destroyed_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "keys"."account_key" (
    "account_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "wrapped" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "destroyed_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_key_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "effect_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "provider_id" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "patient" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "family_name_sealed" TEXT,
    "given_name_sealed" TEXT,
    "birth_date_sealed" TEXT,
    "phone_sealed" TEXT,
    "email_sealed" TEXT,
    "account_id" TEXT,
    "locale" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_visit_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "patient_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "patient_token" (
    "practice_id" TEXT NOT NULL,
    "token" BIGINT NOT NULL,
    "patient_id" TEXT NOT NULL,

    CONSTRAINT "patient_token_pkey" PRIMARY KEY ("practice_id","token","patient_id")
);

-- CreateTable
CREATE TABLE "practice" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "onboarding" JSONB NOT NULL DEFAULT '{}',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "phone" TEXT,
    "access_note" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "site_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "member" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "practitioner" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "honorific" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "specialty" TEXT NOT NULL,
    "languages" TEXT[],
    "sector" TEXT,
    "accepts_new" BOOLEAN NOT NULL DEFAULT true,
    "about" TEXT,
    "listed" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practitioner_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "visit_reason" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "step_minutes" INTEGER NOT NULL,
    "buffer_before" INTEGER NOT NULL DEFAULT 0,
    "buffer_after" INTEGER NOT NULL DEFAULT 0,
    "min_notice_minutes" INTEGER NOT NULL DEFAULT 0,
    "horizon_days" INTEGER,
    "max_per_day" INTEGER,
    "modes" TEXT[],
    "price_minor" INTEGER,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "for_new_patients" BOOLEAN NOT NULL DEFAULT true,
    "for_known_patients" BOOLEAN NOT NULL DEFAULT true,
    "bookable_online" BOOLEAN NOT NULL DEFAULT true,
    "colour" TEXT NOT NULL DEFAULT 'lagoon',
    "instructions" TEXT,
    "cancel_notice_hours" INTEGER NOT NULL DEFAULT 24,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_reason_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_token_key" ON "account"("email_token");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "appointment_practice_id_practitioner_id_starts_at_idx" ON "appointment"("practice_id", "practitioner_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_practice_id_patient_id_starts_at_idx" ON "appointment"("practice_id", "patient_id", "starts_at");

-- CreateIndex
CREATE INDEX "booking_verification_practice_id_appointment_id_idx" ON "booking_verification"("practice_id", "appointment_id");

-- CreateIndex
CREATE INDEX "opening_practice_id_practitioner_id_idx" ON "opening"("practice_id", "practitioner_id");

-- CreateIndex
CREATE INDEX "opening_exception_practice_id_practitioner_id_date_idx" ON "opening_exception"("practice_id", "practitioner_id", "date");

-- CreateIndex
CREATE INDEX "absence_practice_id_practitioner_id_ends_at_idx" ON "absence"("practice_id", "practitioner_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_seq_key" ON "event"("seq");

-- CreateIndex
CREATE INDEX "event_practice_id_at_idx" ON "event"("practice_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "data_key_practice_id_owner_kind_owner_id_version_key" ON "keys"."data_key"("practice_id", "owner_kind", "owner_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "account_key_id_key" ON "keys"."account_key"("id");

-- CreateIndex
CREATE INDEX "delivery_practice_id_created_at_idx" ON "delivery"("practice_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_practice_id_effect_key_key" ON "delivery"("practice_id", "effect_key");

-- CreateIndex
CREATE INDEX "patient_practice_id_created_at_idx" ON "patient"("practice_id", "created_at");

-- CreateIndex
CREATE INDEX "patient_account_id_idx" ON "patient"("account_id");

-- CreateIndex
CREATE INDEX "patient_token_practice_id_patient_id_idx" ON "patient_token"("practice_id", "patient_id");

-- CreateIndex
CREATE INDEX "member_account_id_idx" ON "member"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_practice_id_account_id_key" ON "member"("practice_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "practitioner_slug_key" ON "practitioner"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "practitioner_practice_id_member_id_key" ON "practitioner"("practice_id", "member_id");

-- CreateIndex
CREATE INDEX "visit_reason_practice_id_practitioner_id_idx" ON "visit_reason"("practice_id", "practitioner_id");
