-- Messages through Zalo go with a template that the provider approved; a text message takes the place of one that did not arrive; each keeps what it cost.
CREATE TABLE "zns_templates" (
    "id" TEXT NOT NULL CONSTRAINT "pk_zns_templates" PRIMARY KEY,
    "series_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "template" TEXT NOT NULL,
    "parameters" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "in_force_from" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_zns_templates_kind_version" ON "zns_templates" ("kind", "version");
CREATE TRIGGER zns_templates_no_update BEFORE UPDATE ON zns_templates BEGIN SELECT RAISE(ABORT, 'zns_templates are append-only'); END;
CREATE TRIGGER zns_templates_no_delete BEFORE DELETE ON zns_templates BEGIN SELECT RAISE(ABORT, 'zns_templates are append-only'); END;
CREATE TABLE "message_prices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_message_prices" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_message_prices_version" ON "message_prices" ("version");
CREATE TRIGGER message_prices_no_update BEFORE UPDATE ON message_prices BEGIN SELECT RAISE(ABORT, 'message_prices are append-only'); END;
CREATE TRIGGER message_prices_no_delete BEFORE DELETE ON message_prices BEGIN SELECT RAISE(ABORT, 'message_prices are append-only'); END;
ALTER TABLE "sms_messages" ADD COLUMN "agency_id" TEXT NULL;
ALTER TABLE "sms_messages" ADD COLUMN "replaces_id" TEXT NULL;
ALTER TABLE "sms_messages" ADD COLUMN "message" TEXT NULL;
ALTER TABLE "sms_messages" ADD COLUMN "facts" TEXT NULL;
ALTER TABLE "sms_messages" ADD COLUMN "channel" TEXT NULL;
ALTER TABLE "sms_messages" ADD COLUMN "template_id" TEXT NULL CONSTRAINT "fk_sms_messages_zns_templates_template_id" REFERENCES "zns_templates" ("id") ON DELETE RESTRICT;
ALTER TABLE "sms_messages" ADD COLUMN "cost" INTEGER NULL;
ALTER TABLE "sms_messages" ADD COLUMN "told_cost" INTEGER NULL;
UPDATE "sms_messages" SET "agency_id" = coalesce((SELECT d."agency_id" FROM "dossiers" d WHERE d."id" = "sms_messages"."dossier_id"), (SELECT p."agency_id" FROM "petitions" p WHERE p."id" = "sms_messages"."dossier_id"));
CREATE UNIQUE INDEX "ix_sms_messages_replaces_id" ON "sms_messages" ("replaces_id") WHERE replaces_id IS NOT NULL;
CREATE INDEX "ix_sms_messages_to_replace" ON "sms_messages" ("created_at") WHERE channel = 'Zalo' AND state IN ('Sent', 'SetAside', 'Undelivered');
CREATE INDEX "ix_sms_messages_agency_id_sent_at" ON "sms_messages" ("agency_id", "sent_at") WHERE sent_at IS NOT NULL;
