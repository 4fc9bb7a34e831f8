-- What changed in each region's plan, set by set. A head counts the sets; whoever
-- writes a region's plan changes its head first, so writers wait for each other.

-- +goose Up
CREATE TABLE workspace_head (
    region TEXT NOT NULL PRIMARY KEY,
    rev BIGINT NOT NULL
);

CREATE TABLE workspace_set (
    region TEXT NOT NULL,
    rev BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (region, rev)
);
CREATE INDEX workspace_set_person ON workspace_set (region, person, rev);

CREATE TABLE workspace_change (
    region TEXT NOT NULL,
    rev BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    list TEXT NOT NULL,
    row_id TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    before_text TEXT NOT NULL,
    after_text TEXT NOT NULL,
    PRIMARY KEY (region, rev, seq)
);
CREATE INDEX workspace_change_row ON workspace_change (region, list, row_id, rev);
