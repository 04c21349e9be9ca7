-- Apologies with a new appointment (Mẫu số 04) are a measure from now on; those signed so far are counted on their day.
INSERT INTO measure_entries (id, event_id, record_id, agency_id, procedure_code, measure, day, quantity, folded)
    SELECT (left(e.id::text, 35) || translate(right(e.id::text, 1), '0123456789abcdef', '1032547698badcfe'))::uuid, e.id, e.stream_id,
        (e.data::jsonb ->> 'agency')::uuid, e.data::jsonb ->> 'procedure', 'dossier.apologised', (e.at AT TIME ZONE 'UTC' + interval '7 hours')::date, 1, FALSE
    FROM events e WHERE e.type = 'dossier.apologised' AND NOT EXISTS (SELECT 1 FROM measure_entries m WHERE m.record_id = e.stream_id AND m.measure = 'dossier.apologised');
