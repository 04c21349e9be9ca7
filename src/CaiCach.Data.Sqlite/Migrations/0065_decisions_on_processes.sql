-- The decision that approved an internal process stands among those of the catalogue; those recorded so far are brought there.
ALTER TABLE "process_versions" ADD COLUMN "decision_id" TEXT NULL CONSTRAINT "fk_process_versions_catalogue_decisions_decision_id" REFERENCES "catalogue_decisions" ("id") ON DELETE RESTRICT;
CREATE INDEX "ix_process_versions_decision_id" ON "process_versions" ("decision_id");
DROP TRIGGER process_versions_no_update;
INSERT INTO catalogue_decisions (id, agency_id, kind, number, day, level, issuer, signer, title, search_key, recorded_at, recorded_by)
SELECT p.id, p.agency_id, 'InternalProcess', p.decision_number, p.decision_date,
    CASE WHEN u.kind = 'PeopleCommittee' AND u.parent_id IS NOT NULL THEN 'commune' WHEN u.kind IN ('ProvincialDepartment', 'PeopleCommittee') THEN 'province' ELSE 'ministry' END,
    u.name, p.signer, 'Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính',
    lower(replace(replace(p.decision_number, 'Đ', 'd'), 'đ', 'd')) || ' phe duyet quy trinh noi bo giai quyet thu tuc hanh chinh',
    p.changed_at, p.changed_by
FROM (SELECT v.*, row_number() OVER (PARTITION BY agency_id, decision_number, decision_date ORDER BY changed_at, id) AS turn FROM process_versions v WHERE state = 'Approved') p
JOIN units u ON u.id = p.agency_id
WHERE p.turn = 1 AND NOT EXISTS (SELECT 1 FROM catalogue_decisions d WHERE d.agency_id = p.agency_id AND d.kind = 'InternalProcess' AND d.number = p.decision_number AND d.day = p.decision_date);
UPDATE process_versions SET decision_id = (SELECT d.id FROM catalogue_decisions d WHERE d.agency_id = process_versions.agency_id AND d.kind = 'InternalProcess' AND d.number = process_versions.decision_number AND d.day = process_versions.decision_date)
WHERE state = 'Approved';
INSERT INTO catalogue_decision_items (id, decision_id, entry_id, code, procedure_version, decided_late, bodies)
SELECT p.id, p.decision_id, e.id, e.code, COALESCE(p.procedure_version, e.newest_version), 0, ''
FROM (SELECT v.*, row_number() OVER (PARTITION BY decision_id, procedure_code ORDER BY number DESC) AS turn FROM process_versions v WHERE state = 'Approved') p
JOIN catalogue_entries e ON e.code = p.procedure_code
WHERE p.turn = 1 AND NOT EXISTS (SELECT 1 FROM catalogue_decision_items i WHERE i.decision_id = p.decision_id AND i.entry_id = e.id);
CREATE TRIGGER process_versions_no_update BEFORE UPDATE ON process_versions WHEN OLD.state <> 'Draft' BEGIN SELECT RAISE(ABORT, 'process_versions are append-only'); END;
