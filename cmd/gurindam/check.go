package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"gurindam/internal/app"
	"gurindam/internal/plan"
	"gurindam/internal/region"
)

type checkCommand struct {
	Region string `required:"" placeholder:"KODE" help:"Kode wilayah Kemendagri, misalnya 21.72."`
	JSON   bool   `name:"json" help:"Hasil sebagai JSON."`
}

// Run lists what keeps the plan from being published.
func (k *checkCommand) Run(ctx context.Context, p program, c *commands) error {
	code, err := region.ParseCode(k.Region)
	if err != nil {
		return err
	}
	return p.within(ctx, c, func(a *app.App) error {
		snapshot, findings, err := a.Check(ctx, code)
		if err != nil {
			return err
		}
		if k.JSON {
			err = json.NewEncoder(p.out).Encode(app.FindingsJSON(findings))
		} else {
			p.printFindings(snapshot, findings)
		}
		if err == nil && !plan.Publishable(findings) {
			return errProblems
		}
		return err
	})
}

func (p program) printFindings(s plan.Snapshot, findings []plan.Finding) {
	fmt.Fprintf(p.out, "Pemeriksaan rencana %s (%s)\n\n", s.Masterplan.Profile.DisplayName, s.Region.Code)
	for _, f := range findings {
		fmt.Fprintf(p.out, "%-6s %s\n", f.Severity, f.Text)
		if len(f.Codes) > 0 {
			fmt.Fprintf(p.out, "       %s\n", strings.Join(firstFew(f.Codes, 12), ", "))
		}
		if f.Fix != "" {
			fmt.Fprintf(p.out, "       → %s\n", f.Fix)
		}
	}
	if plan.Publishable(findings) {
		fmt.Fprintf(p.out, "\nTidak ada yang menghalangi penerbitan. Saran dan kekurangan lain: %d.\n", len(findings))
		return
	}
	fmt.Fprintf(p.out, "\nRencana belum layak terbit. Selesaikan dahulu semua yang bertanda wajib.\n")
}

func firstFew(list []string, n int) []string {
	if len(list) <= n {
		return list
	}
	return append(append([]string{}, list[:n]...), fmt.Sprintf("dan %d lagi", len(list)-n))
}
