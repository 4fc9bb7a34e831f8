-- The plan of a region and what it rests on. Every table of a region has the
-- primary key (region, id); handle is what people call the row. Decimals are
-- exact text, money is whole rupiah, lists are JSON text, times are UTC milliseconds.

-- +goose Up
CREATE TABLE region_opd (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE dataset_fact (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "example" BOOLEAN NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE dataset_value (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "number" TEXT NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES dataset_fact (region, id) ON DELETE CASCADE
);

CREATE TABLE rpjmd_document (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "decree" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE rpjmd_element (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parents" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    "budget_text" TEXT NOT NULL,
    "budget_version" TEXT NOT NULL,
    "opds" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE rpjmd_element_year (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "target" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "budget" BIGINT NOT NULL,
    "funded" BOOLEAN NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES rpjmd_element (region, id) ON DELETE CASCADE
);

CREATE TABLE rpjmd_renstra (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "own_id" TEXT NOT NULL,
    "opd" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "tujuan" TEXT NOT NULL,
    "sasaran" TEXT NOT NULL,
    "code_text" TEXT NOT NULL,
    "code_version" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    "baseline_text" TEXT NOT NULL,
    "final_target" TEXT NOT NULL,
    "final_budget" BIGINT NOT NULL,
    "final_funded" BOOLEAN NOT NULL,
    "unitkerja" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "funding_source" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE rpjmd_renstra_year (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "target" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "budget" BIGINT NOT NULL,
    "funded" BOOLEAN NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES rpjmd_renstra (region, id) ON DELETE CASCADE
);

CREATE TABLE plan_profile (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "period_first" BIGINT NOT NULL,
    "period_last" BIGINT NOT NULL,
    "place" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "leader" TEXT NOT NULL,
    "leader_name" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "decree" TEXT NOT NULL,
    "background" TEXT NOT NULL,
    "geography" TEXT NOT NULL,
    "future" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "apbd" TEXT NOT NULL,
    "outline" TEXT NOT NULL,
    "quick_wins" BIGINT NOT NULL,
    "notes" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_vision (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_keyword (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "dimensions" TEXT NOT NULL,
    "misi" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_legal_basis (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "year" BIGINT NOT NULL,
    "about" TEXT NOT NULL,
    "own_region" BOOLEAN NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_readiness (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "condition" TEXT NOT NULL,
    "rating" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "opd" TEXT NOT NULL,
    "gap" TEXT NOT NULL,
    "closes" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_gap (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "sub_dimension" TEXT NOT NULL,
    "current" TEXT NOT NULL,
    "ideal" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "initiatives" TEXT NOT NULL,
    "opds" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_issue (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "weight" BIGINT NOT NULL,
    "keywords" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_swot (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "opd" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_tows (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "quadrant" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_goal (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "sub_dimension" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_goal_target (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "number" TEXT NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES plan_goal (region, id) ON DELETE CASCADE
);

CREATE TABLE plan_strategy (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "misi" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_initiative (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "sub_dimension" TEXT NOT NULL,
    "strategy" TEXT NOT NULL,
    "program" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    "opd" TEXT NOT NULL,
    "supporting" TEXT NOT NULL,
    "partners" TEXT NOT NULL,
    "budget_text" TEXT NOT NULL,
    "budget_version" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "schedule_start_year" BIGINT NOT NULL,
    "schedule_start_quarter" BIGINT NOT NULL,
    "schedule_end_year" BIGINT NOT NULL,
    "schedule_end_quarter" BIGINT NOT NULL,
    "schedule_after" TEXT NOT NULL,
    "example" BOOLEAN NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_initiative_target (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "number" TEXT NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES plan_initiative (region, id) ON DELETE CASCADE
);

CREATE TABLE plan_initiative_budget (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES plan_initiative (region, id) ON DELETE CASCADE
);

CREATE TABLE plan_action (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "opd" TEXT NOT NULL,
    "supporting" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "initiatives" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_action_target (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "number" TEXT NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES plan_action (region, id) ON DELETE CASCADE
);

CREATE TABLE plan_action_budget (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    "year" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES plan_action (region, id) ON DELETE CASCADE
);

CREATE TABLE plan_milestone (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "initiative" TEXT NOT NULL,
    "at_year" BIGINT NOT NULL,
    "at_quarter" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_quick_win (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "year" BIGINT NOT NULL,
    "proposer" TEXT NOT NULL,
    "initiative" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "progress" BIGINT NOT NULL,
    "progress_note" TEXT NOT NULL,
    "issue" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "appeal" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "uniqueness" TEXT NOT NULL,
    "partners" TEXT NOT NULL,
    "potential" TEXT NOT NULL,
    "sustainability" TEXT NOT NULL,
    "risk" TEXT NOT NULL,
    "mitigation" TEXT NOT NULL,
    "resources" TEXT NOT NULL,
    "continuation" TEXT NOT NULL,
    "example" BOOLEAN NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_body (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "decree" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_member (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_risk (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "impact" BIGINT NOT NULL,
    "likelihood" BIGINT NOT NULL,
    "mitigation" TEXT NOT NULL,
    "opd" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_link (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "initiative" TEXT NOT NULL,
    "element" TEXT NOT NULL,
    "renstra" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_participation (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "parties" TEXT NOT NULL,
    "people" BIGINT NOT NULL,
    "outcome" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);

CREATE TABLE plan_import (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    rows BIGINT NOT NULL,
    warnings BIGINT NOT NULL,
    PRIMARY KEY (region, id)
);

-- The nomenclature belongs to the nation, not to a region.
CREATE TABLE rpjmd_nomenclature (
    version TEXT NOT NULL,
    seq BIGINT NOT NULL,
    side TEXT NOT NULL,
    level TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    result TEXT NOT NULL,
    indicator TEXT NOT NULL,
    unit TEXT NOT NULL,
    tags TEXT NOT NULL,
    spm TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    previous TEXT NOT NULL,
    previous_name TEXT NOT NULL,
    PRIMARY KEY (version, side, level, code)
);

CREATE TABLE rpjmd_nomenclature_forward (
    from_version TEXT NOT NULL,
    to_version TEXT NOT NULL,
    seq BIGINT NOT NULL,
    side TEXT NOT NULL,
    from_code TEXT NOT NULL,
    to_code TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (from_version, to_version, side, from_code, seq)
);
