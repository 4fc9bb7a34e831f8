-- What a region answers in a cycle of the evaluation: the sheet and how far it is, each
-- answer with who changed it last, every change, every step with what the sekda
-- remarked, and the sheet as it was frozen when it was sent. answer_sheet.writes is
-- counted first by whoever writes, so that writers of one sheet wait for each other.
-- Times are UTC milliseconds, 0 is never.

-- +goose Up
CREATE TABLE answer_sheet (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    state TEXT NOT NULL,
    rev BIGINT NOT NULL,
    writes BIGINT NOT NULL,
    PRIMARY KEY (region, cycle)
);

CREATE TABLE answer_answer (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    question TEXT NOT NULL,
    claimed BOOLEAN NOT NULL,
    level BIGINT NOT NULL,
    figure TEXT NOT NULL,
    body TEXT NOT NULL,
    opd TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (region, cycle, question)
);

CREATE TABLE answer_entry (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    origin TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (region, cycle, id)
);
CREATE INDEX answer_entry_question ON answer_entry (region, cycle, question, at);

CREATE TABLE answer_deed (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    turn TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    capacity TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (region, cycle, seq)
);

CREATE TABLE answer_remark (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    deed BIGINT NOT NULL,
    question TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (region, cycle, deed, question)
);

CREATE TABLE answer_frozen (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (region, cycle)
);

-- +goose Down
DROP TABLE answer_frozen;
DROP TABLE answer_remark;
DROP TABLE answer_deed;
DROP TABLE answer_entry;
DROP TABLE answer_answer;
DROP TABLE answer_sheet;
