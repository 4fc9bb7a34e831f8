package tc27_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gurindam/internal/rpjmd/tc27"
	"gurindam/internal/tabular"
)

// The same table saved as CSV, by an Indonesian Excel and by the program itself.
func TestTablesFromCSV(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"semicolons": "\ufeffKode;Program;Indikator;Satuan;Target 2024;Pagu 2024\r\n1.3.02;Program SDA;Panjang;KM;393,0571652;982642913\r\n1.03.03;Program SPAM;Kapasitas;L/d;1,5;\"1.250.000,00\"\r\n",
		"own folder": "Kode,Program,Indikator,Satuan,Target 2024,Pagu 2024\n1.3.02,Program SDA,Panjang,KM,393.0571652,982642913\n1.03.03,Program SPAM,Kapasitas,L/d,1.5,1250000\n",
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "renstra.csv")
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if name == "own folder" {
			path = dir
		}
		b, err := tabular.Read(path, tabular.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(linesOf(tc27.Read(b, tc27.Options{OPD: "PUPR"})), "\n")
		want := "program|1.03.02|Program SDA|Panjang|KM|2024:393.0571652=982642913\nprogram|1.03.03|Program SPAM|Kapasitas|L/d|2024:1.5=1250000"
		if got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}
