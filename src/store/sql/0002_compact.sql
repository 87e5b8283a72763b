-- Lists, orders and counts are answered from arrays in memory, so the indexes that served them in SQL go: they were a
-- tenth of a large workspace. Petitioners who are not named first are found again too. The bytes of an entry no longer
-- repeat what the row's other columns say.

DROP INDEX petition_records_by_received;
DROP INDEX petition_records_by_due;
DROP INDEX petition_records_by_unit;
DROP INDEX petition_records_by_first_unit;
DROP INDEX petition_records_by_unit_officer;
DROP INDEX petition_records_by_state;
DROP INDEX petition_records_by_number;
DROP INDEX clocks_by_effective;

CREATE TABLE co_petitioner_keys ( -- projection: by what petitioners after the main one are found again
    record_id TEXT NOT NULL, -- petition record
    key TEXT NOT NULL, -- i and the identity number, p and the phone, n and the folded name
    PRIMARY KEY (record_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX co_petitioner_keys_by_key ON co_petitioner_keys(key, record_id);

ALTER TABLE journal_entries ADD COLUMN packing INTEGER NOT NULL DEFAULT 0; -- 1: bytes without what the columns say
