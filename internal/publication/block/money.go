package block

import (
	"gurindam/internal/doc"
	"gurindam/internal/money"
	"gurindam/internal/plan"
)

// unit is the unit of the amounts of a table, with the note that says how they
// were rounded.
type unit struct {
	size     money.Rupiah
	decimals int
	name     string
	note     string
}

const juta, miliar = money.Rupiah(1_000_000), money.Rupiah(1_000_000_000)

// unitOf chooses juta rupiah, without decimals where every amount is whole.
func unitOf(amounts []money.Rupiah) unit {
	for _, a := range amounts {
		if a%juta != 0 {
			return unit{juta, 1, "Rp juta", "Angka dibulatkan ke Rp 0,1 juta; jumlah dihitung dari rupiah penuh."}
		}
	}
	return unit{juta, 0, "Rp juta", ""}
}

func (u unit) write(r money.Rupiah) string { return r.In(u.size, u.decimals) }

// cell writes an amount; zero is a dash, so that a table shows where money stands.
func (u unit) cell(r money.Rupiah) doc.Cell {
	if r == 0 {
		return doc.C("–")
	}
	return doc.C(u.write(r))
}

func recapAmounts(r plan.Recap) []money.Rupiah {
	var out []money.Rupiah
	for _, row := range r.Rows {
		out = append(out, row.Amounts...)
	}
	return out
}

// source adds a rounding note to the source of a table.
func (u unit) source(text string) string {
	if u.note == "" {
		return text
	}
	return text + " " + u.note
}

// money2 writes hundredths with a decimal comma.
func money2(n int64) string { return money.Rupiah(n).In(100, 2) }
