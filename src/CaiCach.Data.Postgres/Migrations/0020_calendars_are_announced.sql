-- A running office announces changes of its working calendar: who, by which document, and how far the due dates have followed.
ALTER TABLE calendars
    ADD COLUMN number integer NOT NULL DEFAULT 0,
    ADD COLUMN source character varying(40) NOT NULL DEFAULT 'Shipped',
    ADD COLUMN decision_number character varying(60),
    ADD COLUMN decision_date date,
    ADD COLUMN summary character varying(400),
    ADD COLUMN made_by character varying(200),
    ADD COLUMN recomputed_at timestamp with time zone,
    ADD COLUMN moved integer NOT NULL DEFAULT 0;
UPDATE calendars SET recomputed_at = imported_at, number = (
    SELECT COUNT(*) FROM calendars other
    WHERE other.imported_at < calendars.imported_at OR (other.imported_at = calendars.imported_at AND other.version <= calendars.version));
CREATE UNIQUE INDEX ix_calendars_number ON calendars (number);
