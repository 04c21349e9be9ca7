-- Outages and maintenance are announced.
CREATE TABLE outages (
    id uuid NOT NULL,
    version integer NOT NULL,
    kind character varying(40) NOT NULL,
    parts integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    expected_until timestamp with time zone NOT NULL,
    text character varying(1000) NOT NULL,
    ended_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    announced_at timestamp with time zone NOT NULL,
    announced_by character varying(200) NOT NULL,
    CONSTRAINT pk_outages PRIMARY KEY (id)
);
CREATE INDEX ix_outages_starts_at_id ON outages (starts_at, id);
