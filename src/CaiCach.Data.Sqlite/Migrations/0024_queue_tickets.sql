-- Numbers that people take at a one-stop unit, the desks that call them, and the machines that give them out.
CREATE TABLE "queue_desks" (
    "id" TEXT NOT NULL CONSTRAINT "pk_queue_desks" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "agency_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "serves_file" INTEGER NOT NULL,
    "serves_collect" INTEGER NOT NULL,
    "serves_advice" INTEGER NOT NULL,
    "closed_at" TEXT NULL,
    CONSTRAINT "fk_queue_desks_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_queue_desks_agency_id_number" ON "queue_desks" ("agency_id", "number");
CREATE TABLE "queue_kiosks" (
    "agency_id" TEXT NOT NULL CONSTRAINT "pk_queue_kiosks" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "token" TEXT NOT NULL,
    CONSTRAINT "fk_queue_kiosks_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_queue_kiosks_token" ON "queue_kiosks" ("token");
CREATE TABLE "queue_tickets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_queue_tickets" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "form_key" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "has_priority" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "waiting_since" TEXT NULL,
    "was_put_back" INTEGER NOT NULL,
    "for_desk_id" TEXT NULL,
    "desk_id" TEXT NULL,
    "officer_id" TEXT NULL,
    "called_at" TEXT NULL,
    "started_at" TEXT NULL,
    "ended_at" TEXT NULL,
    "waited_seconds" INTEGER NOT NULL,
    "served_seconds" INTEGER NOT NULL,
    CONSTRAINT "fk_queue_tickets_queue_desks_desk_id" FOREIGN KEY ("desk_id") REFERENCES "queue_desks" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_queue_tickets_queue_desks_for_desk_id" FOREIGN KEY ("for_desk_id") REFERENCES "queue_desks" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_queue_tickets_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_queue_tickets_form_key" ON "queue_tickets" ("form_key");
CREATE UNIQUE INDEX "ix_queue_tickets_agency_id_day_number" ON "queue_tickets" ("agency_id", "day", "number");
CREATE INDEX "ix_queue_tickets_agency_id_day_state_place" ON "queue_tickets" ("agency_id", "day", "state", "place");
CREATE UNIQUE INDEX "ix_queue_tickets_desk_id_day" ON "queue_tickets" ("desk_id", "day") WHERE state IN ('Called', 'Serving');
CREATE INDEX "ix_queue_tickets_open" ON "queue_tickets" ("day") WHERE state IN ('Waiting', 'Called', 'Serving');
CREATE TABLE "queue_ticket_dossiers" (
    "ticket_id" TEXT NOT NULL,
    "dossier_id" TEXT NOT NULL,
    CONSTRAINT "pk_queue_ticket_dossiers" PRIMARY KEY ("ticket_id", "dossier_id"),
    CONSTRAINT "fk_queue_ticket_dossiers_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_queue_ticket_dossiers_queue_tickets_ticket_id" FOREIGN KEY ("ticket_id") REFERENCES "queue_tickets" ("id") ON DELETE RESTRICT
);
