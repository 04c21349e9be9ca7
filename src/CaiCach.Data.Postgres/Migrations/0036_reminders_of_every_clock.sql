-- Reminders of the steps of a process, of opinions that are asked for, and of petitions, beside those of due dates.
ALTER TABLE dossier_steps
    ADD COLUMN remind_at timestamp with time zone,
    ADD COLUMN reminded_for timestamp with time zone,
    ADD COLUMN reminded_until timestamp with time zone;
ALTER TABLE consultations
    ADD COLUMN remind_at timestamp with time zone,
    ADD COLUMN reminded_for timestamp with time zone,
    ADD COLUMN reminded_until timestamp with time zone;
ALTER TABLE petitions
    ADD COLUMN remind_at timestamp with time zone,
    ADD COLUMN reminded_for timestamp with time zone,
    ADD COLUMN reminded_until timestamp with time zone;
-- What has passed stays quiet; what is to come is reminded of from now on.
UPDATE dossier_steps SET remind_at = now(), reminded_for = due_at, reminded_until = now() WHERE ended_at IS NULL AND due_at IS NOT NULL;
UPDATE consultations SET remind_at = now(), reminded_for = due_at, reminded_until = now() WHERE closed_at IS NULL;
UPDATE petitions SET remind_at = now(), reminded_for = CASE state WHEN 'Answered' THEN publish_due_at ELSE answer_due_at END, reminded_until = now() WHERE state IN ('Received', 'Routed', 'Drafted', 'Answered');
CREATE INDEX ix_dossier_steps_remind_at ON dossier_steps (remind_at) WHERE remind_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX ix_consultations_remind_at ON consultations (remind_at) WHERE remind_at IS NOT NULL AND closed_at IS NULL;
CREATE INDEX ix_petitions_remind_at ON petitions (remind_at) WHERE remind_at IS NOT NULL;
ALTER TABLE notices ADD COLUMN petition_id uuid;
ALTER TABLE sent_reminders RENAME TO sent_reminders_of_dossiers;
ALTER TABLE sent_reminders_of_dossiers DROP CONSTRAINT pk_sent_reminders;
ALTER TABLE sent_reminders_of_dossiers DROP CONSTRAINT fk_sent_reminders_dossiers_dossier_id;
CREATE TABLE sent_reminders (
    subject_id uuid NOT NULL,
    clock character varying(20) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    step character varying(30) NOT NULL,
    about character varying(40) NOT NULL,
    name text,
    dossier_id uuid,
    sent_at timestamp with time zone NOT NULL,
    recipients character varying(100) NOT NULL,
    CONSTRAINT pk_sent_reminders PRIMARY KEY (subject_id, clock, due_at, step),
    CONSTRAINT fk_sent_reminders_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
INSERT INTO sent_reminders (subject_id, clock, due_at, step, about, dossier_id, sent_at, recipients)
    SELECT dossier_id, 'due', due_at, step, 'Due', dossier_id, sent_at, recipients FROM sent_reminders_of_dossiers;
DROP TABLE sent_reminders_of_dossiers;
CREATE INDEX ix_sent_reminders_dossier_id_sent_at ON sent_reminders (dossier_id, sent_at) WHERE dossier_id IS NOT NULL;
