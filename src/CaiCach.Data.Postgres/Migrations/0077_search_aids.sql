-- Life events and common names of procedures that a body keeps for the public search.
CREATE TABLE search_aids (
    agency_id uuid NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(200) NOT NULL,
    CONSTRAINT pk_search_aids PRIMARY KEY (agency_id, number),
    CONSTRAINT fk_search_aids_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
