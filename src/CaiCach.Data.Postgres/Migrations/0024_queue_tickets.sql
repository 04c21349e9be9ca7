-- Numbers that people take at a one-stop unit, the desks that call them, and the machines that give them out.
CREATE TABLE queue_desks (
    id uuid NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    number integer NOT NULL,
    serves_file boolean NOT NULL,
    serves_collect boolean NOT NULL,
    serves_advice boolean NOT NULL,
    closed_at timestamp with time zone NULL,
    CONSTRAINT pk_queue_desks PRIMARY KEY (id),
    CONSTRAINT fk_queue_desks_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_queue_desks_agency_id_number ON queue_desks (agency_id, number);
CREATE TABLE queue_kiosks (
    agency_id uuid NOT NULL,
    version integer NOT NULL,
    token character varying(60) NOT NULL,
    CONSTRAINT pk_queue_kiosks PRIMARY KEY (agency_id),
    CONSTRAINT fk_queue_kiosks_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_queue_kiosks_token ON queue_kiosks (token);
CREATE TABLE queue_tickets (
    id uuid NOT NULL,
    version integer NOT NULL,
    form_key uuid NOT NULL,
    agency_id uuid NOT NULL,
    day date NOT NULL,
    number integer NOT NULL,
    purpose character varying(40) NOT NULL,
    has_priority boolean NOT NULL,
    state character varying(40) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    place timestamp with time zone NOT NULL,
    waiting_since timestamp with time zone NULL,
    was_put_back boolean NOT NULL,
    for_desk_id uuid NULL,
    desk_id uuid NULL,
    officer_id uuid NULL,
    called_at timestamp with time zone NULL,
    started_at timestamp with time zone NULL,
    ended_at timestamp with time zone NULL,
    waited_seconds integer NOT NULL,
    served_seconds integer NOT NULL,
    CONSTRAINT pk_queue_tickets PRIMARY KEY (id),
    CONSTRAINT fk_queue_tickets_queue_desks_desk_id FOREIGN KEY (desk_id) REFERENCES queue_desks (id) ON DELETE RESTRICT,
    CONSTRAINT fk_queue_tickets_queue_desks_for_desk_id FOREIGN KEY (for_desk_id) REFERENCES queue_desks (id) ON DELETE RESTRICT,
    CONSTRAINT fk_queue_tickets_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_queue_tickets_form_key ON queue_tickets (form_key);
CREATE UNIQUE INDEX ix_queue_tickets_agency_id_day_number ON queue_tickets (agency_id, day, number);
CREATE INDEX ix_queue_tickets_agency_id_day_state_place ON queue_tickets (agency_id, day, state, place);
CREATE UNIQUE INDEX ix_queue_tickets_desk_id_day ON queue_tickets (desk_id, day) WHERE state IN ('Called', 'Serving');
CREATE INDEX ix_queue_tickets_open ON queue_tickets (day) WHERE state IN ('Waiting', 'Called', 'Serving');
CREATE TABLE queue_ticket_dossiers (
    ticket_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    CONSTRAINT pk_queue_ticket_dossiers PRIMARY KEY (ticket_id, dossier_id),
    CONSTRAINT fk_queue_ticket_dossiers_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_queue_ticket_dossiers_queue_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES queue_tickets (id) ON DELETE RESTRICT
);
