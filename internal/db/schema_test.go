package db_test

import (
	"path/filepath"
	"strings"
	"testing"

	"gurindam/internal/db"
	"gurindam/internal/golden"
)

// The tables stand on paper for whoever reads the database without the program.
func TestSchemaIsOnPaper(t *testing.T) {
	t.Parallel()
	d, err := db.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "schema.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var b strings.Builder
	b.WriteString("# Tables\n\nWritten by the tests of `internal/db` (`make golden`). Columns of the key are bold.\n\n| table | columns |\n|---|---|\n")
	last := ""
	err = d.View(t.Context(), func(tx *db.Tx) error {
		return tx.Each(t.Context(), `/* schema */ SELECT m."name", c."name", c."type", c."pk" FROM sqlite_master m, pragma_table_info(m."name") c
WHERE m."type" = 'table' AND m."name" NOT LIKE 'sqlite%' AND m."name" NOT LIKE 'goose%' ORDER BY m."name", c."cid"`, nil, func(scan func(...any) error) error {
			var table, column, kind string
			var key int
			if err := scan(&table, &column, &kind, &key); err != nil {
				return err
			}
			if key > 0 {
				column = "**" + column + "**"
			}
			before := ", "
			if table != last {
				before = strings.Repeat(" |\n", min(1, len(last))) + "| " + table + " | "
			}
			b.WriteString(before + column + " " + strings.ToLower(kind))
			last = table
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString(" |\n")
	if strings.Count(b.String(), "\n| ") < 20 {
		t.Fatalf("hardly a table was found:\n%s", b.String())
	}
	golden.Same(t, "../../docs/generated/schema.md", b.String())
}
