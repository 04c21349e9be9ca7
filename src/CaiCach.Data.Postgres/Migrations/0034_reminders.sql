-- Reminders before, at and after the due date, step by step; they take the place of the one message when it has passed.
CREATE TABLE reminder_ladders (
    agency_id uuid NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(200) NOT NULL,
    CONSTRAINT pk_reminder_ladders PRIMARY KEY (agency_id, number),
    CONSTRAINT fk_reminder_ladders_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE TABLE sent_reminders (
    dossier_id uuid NOT NULL,
    due_at timestamp with time zone NOT NULL,
    step character varying(30) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    recipients character varying(100) NOT NULL,
    CONSTRAINT pk_sent_reminders PRIMARY KEY (dossier_id, due_at, step),
    CONSTRAINT fk_sent_reminders_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
ALTER TABLE dossiers
    ADD COLUMN remind_at timestamp with time zone,
    ADD COLUMN reminded_for timestamp with time zone,
    ADD COLUMN reminded_until timestamp with time zone;
-- What has passed was told; what is to come is reminded of from now on.
UPDATE dossiers SET remind_at = now(), reminded_for = due_at, reminded_until = now() WHERE accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL AND due_at IS NOT NULL;
DROP INDEX ix_dossiers_overdue;
ALTER TABLE dossiers DROP COLUMN overdue_told_for;
CREATE INDEX ix_dossiers_remind_at ON dossiers (remind_at) WHERE remind_at IS NOT NULL;
