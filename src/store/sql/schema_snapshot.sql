CREATE TABLE clocks ( -- projection: every limit of every record; level and overdue come from comparing with today
    record_id TEXT NOT NULL, -- petition record
    rule_id TEXT NOT NULL, -- deadline rule, L01..
    occurrence INTEGER NOT NULL, -- 1 for the first run of the rule on this record
    start_on TEXT, -- legal date of the start event
    start_minutes INTEGER NOT NULL, -- time of day of the start event, minutes; -1 where only the date counts
    nominal_on TEXT, -- end before moving to a working day
    effective_on TEXT, -- end after moving; NULL while the calendar of that year is missing
    state TEXT NOT NULL, -- RUNNING, STOPPED, PAUSED, MISSING_CALENDAR
    stopped_on TEXT, -- legal date of the stopping event
    extension_days INTEGER NOT NULL, -- days granted by extension
    responsible_org TEXT, -- organisation that has to act
    PRIMARY KEY (record_id, rule_id, occurrence)
) STRICT, WITHOUT ROWID;

CREATE TABLE co_petitioner_keys ( -- projection: by what petitioners after the main one are found again
    record_id TEXT NOT NULL, -- petition record
    key TEXT NOT NULL, -- i and the identity number, p and the phone, n and the folded name
    PRIMARY KEY (record_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX co_petitioner_keys_by_key ON co_petitioner_keys(key, record_id);

CREATE TABLE drafts ( -- local: forms begun and not yet done
    key TEXT NOT NULL PRIMARY KEY, -- form and subject, e.g. register
    bytes BLOB NOT NULL, -- fields, opaque to the store
    updated_at INTEGER NOT NULL -- instant of the last change
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_subjects ( -- finds the entries of a subject; holds nothing that journal_entries does not
    kind TEXT NOT NULL, -- record, matter, org, staff, reference, workspace, ledger
    id TEXT NOT NULL, -- identifier of the subject
    storage_order INTEGER NOT NULL, -- the entry
    PRIMARY KEY (kind, id, storage_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_entries ( -- every act, append-only; an entry's identity is its hash, (node, sequence) a label
    storage_order INTEGER PRIMARY KEY, -- order of arrival here: parents come before children; local, never exported
    entry_id BLOB NOT NULL UNIQUE, -- SHA-256 of prev and commitment, 32 bytes
    node TEXT NOT NULL, -- label of the writing node
    sequence INTEGER NOT NULL, -- position in the node's chain, from 1; a fork has one sequence twice
    prev BLOB NOT NULL, -- entry_id of the entry before it in the chain; 32 zero bytes for the first
    commitment BLOB NOT NULL, -- SHA-256 of nonce and bytes
    presence INTEGER NOT NULL, -- 0 bytes are here, 1 withheld by the sender, 2 erased by legal order
    nonce BLOB, -- 16 random bytes; NULL unless the bytes are here
    bytes BLOB, -- the stored payload, opaque to the store; NULL unless present
    lamport INTEGER NOT NULL, -- logical clock; 0 for a withheld entry
    act TEXT, -- name of the act; NULL for a withheld entry
    operator_id TEXT, -- staff who sat at the machine
    identity_id TEXT, -- staff as whom the act was done
    org_id TEXT, -- organisation of that identity
    occurred_on TEXT, -- legal civil date of the act
    recorded_at INTEGER, -- instant of recording
    parents BLOB, -- concatenated entry_ids of the frontier of the subjects, 32 bytes each
    subjects TEXT -- one "kind id" per line, in the order of the entry
, packing INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX journal_entries_by_label ON journal_entries(node, sequence);

CREATE INDEX journal_entries_by_lamport ON journal_entries(lamport);

CREATE TABLE matters ( -- projection: one row per matter (信访事项)
    matter_id TEXT NOT NULL PRIMARY KEY, -- identifier
    governing_record TEXT, -- record whose first_* rule
    first_unit TEXT, -- 首办责任单位
    first_leader TEXT, -- 首办责任领导
    first_officer TEXT, -- 首办责任人
    state INTEGER NOT NULL, -- state code of the governing record
    stage INTEGER NOT NULL, -- stage of the governing record
    closed_on TEXT, -- 程序性办结
    settled_on TEXT, -- 实体性化解
    repeat_count INTEGER NOT NULL, -- repeat records after the first
    provisional INTEGER NOT NULL -- 1: opened by registration, not yet confirmed by triage
) STRICT, WITHOUT ROWID;

CREATE TABLE number_series ( -- projection: last number taken of each series this workspace has seen
    series TEXT NOT NULL PRIMARY KEY, -- unit, kind, year and node tag
    last_number INTEGER NOT NULL -- 0: none taken yet
) STRICT, WITHOUT ROWID;

CREATE TABLE orgs ( -- projection: organisations
    org_id TEXT NOT NULL PRIMARY KEY, -- identifier
    name TEXT NOT NULL, -- full name
    level INTEGER NOT NULL, -- 1 township .. 5 nation
    region TEXT, -- GB/T 2260 code, nine digits for a township
    kind TEXT NOT NULL, -- BUREAU, UNIT, POLITICAL_LEGAL, DISCIPLINE, JOINT_CONFERENCE
    parent TEXT -- organisation above it
) STRICT, WITHOUT ROWID;

CREATE TABLE petition_record_texts ( -- projection: long texts, kept apart so that lists do not read past them
    record_id TEXT NOT NULL PRIMARY KEY, -- petition record
    demand TEXT, -- 诉求
    facts TEXT, -- 事实理由
    history TEXT -- 信访过程
) STRICT, WITHOUT ROWID;

CREATE TABLE petition_records ( -- projection: one row per petition record (信访件), what lists show, filter and sort
    record_id TEXT NOT NULL PRIMARY KEY, -- identifier
    petition_no TEXT, -- registration number 信访件编号
    matter_id TEXT, -- matter it belongs to
    channel TEXT, -- 信访形式, code
    received_on TEXT, -- 信访日期
    registered_at INTEGER NOT NULL, -- instant of registration
    petitioner_name TEXT, -- main petitioner as written
    petitioner_folded TEXT, -- the name folded for comparison
    petitioner_initials TEXT, -- pinyin initials of the name
    petitioner_id_no TEXT, -- identity number as given
    petitioner_phone TEXT, -- phone as given
    petitioner_address TEXT, -- address as given
    petitioner_count INTEGER NOT NULL, -- 信访人数
    collective INTEGER NOT NULL, -- 1: collective visit, five persons or more
    anonymous INTEGER NOT NULL, -- 1: anonymous
    place TEXT, -- 问题属地, code
    category TEXT, -- 内容分类, code
    purpose TEXT, -- 信访目的, code
    matter_class TEXT, -- 申诉求决, 检举控告, 建议意见: code
    route TEXT, -- route found by triage
    first_time INTEGER NOT NULL, -- 0 undecided, 1 first, 2 repeat
    repeat_of TEXT, -- record it repeats
    title TEXT, -- one line: the summary
    state INTEGER NOT NULL, -- state code 10..99
    stage INTEGER NOT NULL, -- 1 register, 2 accept, 3 handle, 4 supervise, 5 assess
    first_unit TEXT, -- 首办责任单位, fixed at first registration
    first_leader TEXT, -- 首办责任领导
    first_officer TEXT, -- 首办责任人
    present_officer TEXT, -- who holds the first officer's role now
    unit TEXT, -- 责任单位 that holds it now
    unit_leader TEXT, -- 责任领导
    unit_officer TEXT, -- 责任人
    procedure INTEGER NOT NULL, -- 0 none, 1 ordinary, 2 simple
    flags INTEGER NOT NULL, -- bit set, meaning given by the application
    next_due_rule TEXT, -- rule of the nearest running limit
    next_due_nominal TEXT, -- its nominal date
    next_due_effective TEXT, -- its effective date; NULL while no limit runs or the calendar is missing
    accepted_on TEXT, -- 受理
    opinion_issued_on TEXT, -- 处理意见书 issued
    delivered_on TEXT, -- delivered
    closed_on TEXT, -- 程序性办结
    settled_on TEXT, -- 实体性化解
    voided_on TEXT, -- wrong registration voided
    updated_at INTEGER NOT NULL, -- recorded_at of the last entry
    facts_digest TEXT -- free for the application: what a row was folded from
, access TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX petition_records_by_id_no ON petition_records(petitioner_id_no) WHERE petitioner_id_no IS NOT NULL;

CREATE INDEX petition_records_by_matter ON petition_records(matter_id);

CREATE INDEX petition_records_by_name ON petition_records(petitioner_folded, record_id, state);

CREATE INDEX petition_records_by_phone ON petition_records(petitioner_phone) WHERE petitioner_phone IS NOT NULL;

CREATE TABLE reference_data ( -- content of adopted calendars, rule sets and dictionaries; the journal names it by hash
    kind TEXT NOT NULL, -- calendar, rules, dictionary ...
    version TEXT NOT NULL, -- version as adopted
    sha256 TEXT NOT NULL, -- hash of the content, lowercase hex
    content BLOB NOT NULL, -- the bytes
    entry_id TEXT, -- adopting entry, lowercase hex; NULL while only proposed
    PRIMARY KEY (kind, version, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings ( -- local: of this workspace copy only, never exported
    key TEXT NOT NULL PRIMARY KEY, -- name
    value TEXT NOT NULL -- value
) STRICT, WITHOUT ROWID;

CREATE TABLE staff ( -- projection: staff
    staff_id TEXT NOT NULL PRIMARY KEY, -- identifier
    name TEXT NOT NULL, -- name
    org_id TEXT, -- organisation
    active INTEGER NOT NULL -- 0: has left
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_roles ( -- projection: roles of staff
    staff_id TEXT NOT NULL, -- staff
    role TEXT NOT NULL, -- role code
    PRIMARY KEY (staff_id, role)
) STRICT, WITHOUT ROWID;

