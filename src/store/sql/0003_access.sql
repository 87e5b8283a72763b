-- Who may see a record is answered from its row, without folding its journal (PR-01, PR-02).

ALTER TABLE petition_records ADD COLUMN access TEXT; -- free for the application: on what sight of the record rests
