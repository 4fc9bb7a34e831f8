-- Instruments written in the browser. They belong to the nation, not to a region. The
-- content is the file of the instrument, since it is read and frozen whole; one that is
-- published is never changed. Times are UTC milliseconds, 0 is never.

-- +goose Up
CREATE TABLE instrument_version (
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    base TEXT NOT NULL,
    content TEXT NOT NULL,
    made BIGINT NOT NULL,
    maker TEXT NOT NULL,
    maker_name TEXT NOT NULL,
    changed BIGINT NOT NULL,
    changer TEXT NOT NULL,
    changer_name TEXT NOT NULL,
    published BIGINT NOT NULL,
    publisher TEXT NOT NULL,
    publisher_name TEXT NOT NULL,
    print TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (id)
);

-- +goose Down
DROP TABLE instrument_version;
