-- What people say about the plan, what they are told, and the tasks they give each
-- other. A thread hangs on a row of a list by its identity, so that it follows a
-- code that is renamed. Notices and habits belong to a person, as accounts do; the
-- region of a notice says where it leads. Times are UTC milliseconds, 0 is never.

-- +goose Up
CREATE TABLE discussion_thread (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    spot_list TEXT NOT NULL,
    spot_row TEXT NOT NULL,
    spot_field TEXT NOT NULL,
    about_code TEXT NOT NULL,
    about_name TEXT NOT NULL,
    about_sheet TEXT NOT NULL,
    about_label TEXT NOT NULL,
    opd TEXT NOT NULL,
    dimension TEXT NOT NULL,
    opened BIGINT NOT NULL,
    opener TEXT NOT NULL,
    opener_name TEXT NOT NULL,
    resolved BIGINT NOT NULL,
    resolver TEXT NOT NULL,
    resolver_name TEXT NOT NULL,
    PRIMARY KEY (region, id)
);
CREATE INDEX discussion_thread_spot ON discussion_thread (region, spot_list, spot_row, spot_field);

CREATE TABLE discussion_message (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    thread TEXT NOT NULL,
    written BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    quote TEXT NOT NULL,
    edited BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    remover TEXT NOT NULL,
    remover_name TEXT NOT NULL,
    PRIMARY KEY (region, id)
);
CREATE INDEX discussion_message_thread ON discussion_message (region, thread, written, id);
CREATE INDEX discussion_message_person ON discussion_message (region, person, thread);

CREATE TABLE discussion_version (
    region TEXT NOT NULL,
    message TEXT NOT NULL,
    until BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (region, message, until)
);

CREATE TABLE discussion_mention (
    region TEXT NOT NULL,
    message TEXT NOT NULL,
    person TEXT NOT NULL,
    thread TEXT NOT NULL,
    name TEXT NOT NULL,
    login TEXT NOT NULL,
    settled BIGINT NOT NULL,
    PRIMARY KEY (region, message, person)
);
CREATE INDEX discussion_mention_person ON discussion_mention (person, settled);
CREATE INDEX discussion_mention_thread ON discussion_mention (region, thread);

CREATE TABLE discussion_notice (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    region TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_name TEXT NOT NULL,
    about TEXT NOT NULL,
    clip TEXT NOT NULL,
    path TEXT NOT NULL,
    seen BIGINT NOT NULL,
    mailed BIGINT NOT NULL,
    PRIMARY KEY (person, id)
);
CREATE INDEX discussion_notice_person ON discussion_notice (person, seen, at);
CREATE INDEX discussion_notice_mailed ON discussion_notice (mailed, at);

CREATE TABLE discussion_habit (
    person TEXT NOT NULL PRIMARY KEY,
    pace TEXT NOT NULL,
    digest BIGINT NOT NULL
);

CREATE TABLE desk_task (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    spot_list TEXT NOT NULL,
    spot_row TEXT NOT NULL,
    spot_field TEXT NOT NULL,
    about TEXT NOT NULL,
    path TEXT NOT NULL,
    due BIGINT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id TEXT NOT NULL,
    to_name TEXT NOT NULL,
    given BIGINT NOT NULL,
    giver TEXT NOT NULL,
    giver_name TEXT NOT NULL,
    ended BIGINT NOT NULL,
    ending TEXT NOT NULL,
    ender TEXT NOT NULL,
    ender_name TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (region, id)
);
CREATE INDEX desk_task_to ON desk_task (ended, to_kind, to_id);
CREATE INDEX desk_task_region ON desk_task (region, ended, due);
CREATE INDEX desk_task_spot ON desk_task (region, spot_list, spot_row);

-- +goose Down
DROP TABLE desk_task;
DROP TABLE discussion_habit;
DROP TABLE discussion_notice;
DROP TABLE discussion_mention;
DROP TABLE discussion_version;
DROP TABLE discussion_message;
DROP TABLE discussion_thread;
