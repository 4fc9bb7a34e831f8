-- What a change set touched, list by list, so that the history of a list or of a
-- person in it is read without its entries; and the revisions of plans. The content
-- of a revision is a file_blob, known by its hash. Times are UTC milliseconds.

-- +goose Up
CREATE TABLE workspace_part (
    region TEXT NOT NULL,
    list TEXT NOT NULL,
    rev BIGINT NOT NULL,
    person TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (region, list, rev)
);
INSERT INTO workspace_part (region, list, rev, person, size)
    SELECT c.region, c.list, c.rev, s.person, COUNT(*)
    FROM workspace_change c JOIN workspace_set s ON s.region = c.region AND s.rev = c.rev
    GROUP BY c.region, c.list, c.rev, s.person;
CREATE INDEX workspace_part_set ON workspace_part (region, rev);
CREATE INDEX workspace_part_person ON workspace_part (region, person, list, rev);
CREATE INDEX workspace_set_time ON workspace_set (region, at, rev);

-- Each of these gives entries in their order, so that the first page of many is read
-- without sorting them; SQLite takes an index for that alone.
DROP INDEX workspace_set_person;
CREATE UNIQUE INDEX workspace_set_person ON workspace_set (region, person, rev);
DROP INDEX workspace_change_row;
CREATE INDEX workspace_change_row ON workspace_change (region, list, row_id, rev, seq);
CREATE INDEX workspace_change_list ON workspace_change (region, list, rev, seq);
CREATE INDEX workspace_change_field ON workspace_change (region, list, field, rev, seq);

CREATE TABLE workspace_revision (
    region TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    notes TEXT NOT NULL,
    rev BIGINT NOT NULL,
    step TEXT NOT NULL,
    hash TEXT NOT NULL,
    size BIGINT NOT NULL,
    decree TEXT NOT NULL,
    decree_date TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (region, number)
);

CREATE TABLE workspace_deed (
    region TEXT NOT NULL,
    number BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    step TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    capacity TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (region, number, seq),
    FOREIGN KEY (region, number) REFERENCES workspace_revision (region, number)
);
