-- Long texts of the chapters, as canonical JSON, and their pictures. Times are UTC
-- milliseconds.

-- +goose Up
CREATE TABLE plan_narrative (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "chapter" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

-- Pictures that a region keeps; their bytes stand in file_blob under the hash.
CREATE TABLE plan_picture (
    region TEXT NOT NULL,
    hash TEXT NOT NULL,
    type TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (region, hash)
);
