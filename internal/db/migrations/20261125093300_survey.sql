-- The survey of a region in a cycle: links, what respondents answered, what officials
-- decided about answers, imports, and files that wait for their sender. Nothing tells
-- who a respondent is: device and network are salted, and survey_head.salt is emptied
-- when the survey closes. survey_head.writes is counted first by whoever writes, so
-- that writers of one survey wait for each other; arrived numbers the entries. Times
-- are UTC milliseconds, 0 is never; survey_entry.at is the full hour.

-- +goose Up
CREATE TABLE survey_head (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    salt TEXT NOT NULL,
    writes BIGINT NOT NULL,
    arrived BIGINT NOT NULL,
    PRIMARY KEY (region, cycle)
);

CREATE TABLE survey_poll (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    id TEXT NOT NULL,
    sub TEXT NOT NULL,
    programme TEXT NOT NULL,
    programme_name TEXT NOT NULL,
    programme_sub TEXT NOT NULL,
    token TEXT NOT NULL,
    users BIGINT NOT NULL,
    screened BIGINT NOT NULL,
    builders BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    opener TEXT NOT NULL,
    opener_name TEXT NOT NULL,
    closed BIGINT NOT NULL,
    closer TEXT NOT NULL,
    closer_name TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (region, cycle, id)
);
CREATE UNIQUE INDEX survey_poll_token ON survey_poll (token);

CREATE TABLE survey_entry (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    id TEXT NOT NULL,
    poll TEXT NOT NULL,
    sub TEXT NOT NULL,
    seq BIGINT NOT NULL,
    number TEXT NOT NULL,
    source TEXT NOT NULL,
    batch TEXT NOT NULL,
    at BIGINT NOT NULL,
    seconds BIGINT NOT NULL,
    often TEXT NOT NULL,
    since TEXT NOT NULL,
    role TEXT NOT NULL,
    age TEXT NOT NULL,
    answers TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    shown BOOLEAN NOT NULL,
    device TEXT NOT NULL,
    network TEXT NOT NULL,
    state TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (region, cycle, id)
);
CREATE INDEX survey_entry_sub ON survey_entry (region, cycle, sub, state);
CREATE INDEX survey_entry_device ON survey_entry (region, cycle, sub, device);
CREATE INDEX survey_entry_batch ON survey_entry (region, cycle, batch);

CREATE TABLE survey_decision (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    entry TEXT NOT NULL,
    rev BIGINT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (region, cycle, entry, rev)
);

CREATE TABLE survey_batch (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    id TEXT NOT NULL,
    poll TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    entries BIGINT NOT NULL,
    screened BIGINT NOT NULL,
    builders BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    taker TEXT NOT NULL,
    taker_name TEXT NOT NULL,
    undone BIGINT NOT NULL,
    undoer TEXT NOT NULL,
    undoer_name TEXT NOT NULL,
    PRIMARY KEY (region, cycle, id)
);

CREATE TABLE survey_upload (
    region TEXT NOT NULL,
    cycle TEXT NOT NULL,
    id TEXT NOT NULL,
    poll TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    name TEXT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (region, cycle, id)
);

-- +goose Down
DROP TABLE survey_upload;
DROP TABLE survey_batch;
DROP TABLE survey_decision;
DROP TABLE survey_entry;
DROP TABLE survey_poll;
DROP TABLE survey_head;
