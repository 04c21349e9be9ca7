-- Apologies with a new appointment (Mẫu số 04) are a measure from now on; those signed so far are counted on their day.
INSERT INTO "measure_entries" ("id", "event_id", "record_id", "agency_id", "procedure_code", "measure", "day", "quantity", "folded")
    SELECT substr(upper(e."id"), 1, 35) || substr('1032547698BADCFE', instr('0123456789ABCDEF', substr(upper(e."id"), 36, 1)), 1), e."id", e."stream_id",
        upper(json_extract(e."data", '$.agency')), json_extract(e."data", '$.procedure'), 'dossier.apologised', date(e."at", '+7 hours'), 1, 0
    FROM "events" e WHERE e."type" = 'dossier.apologised' AND NOT EXISTS (SELECT 1 FROM "measure_entries" m WHERE m."record_id" = e."stream_id" AND m."measure" = 'dossier.apologised');
