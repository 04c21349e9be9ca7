-- The hours to answer a filing and the last hour of the day, by the day of filing; a dossier keeps those it was filed under.
CREATE TABLE clock_rules (
    number integer NOT NULL,
    first_day date NOT NULL,
    intake_hours integer NOT NULL,
    transfer_until_minute integer NOT NULL,
    same_day_until_minute integer NOT NULL,
    source character varying(300) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(200) NOT NULL,
    CONSTRAINT pk_clock_rules PRIMARY KEY (number)
);
ALTER TABLE dossiers ADD COLUMN clock_rules character varying(60);
ALTER TABLE dossiers ADD COLUMN limit_until_minute integer;
